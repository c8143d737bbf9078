import type { WordTable } from './word-table.ts'

/** Words of the names of bodies, which no person is called. */
export const institutionWords: WordTable = {
  English: String.raw`
    foundation
    commission
    parliament
    council
    ministry
    agency
    authority
    association
    union
    institute
    university
    ltd
    limited
    inc
    llc
    llp
    plc
    corp
    corporation
    company
    n\.?g\.?o
    group
    network
    federation
    alliance
    coalition
    society
    centre
    center
    committee
    tribunal
    department
    secretariat
    delegation
    embassy
    representation
    assembly
    senate
    consulting
    services
    technologies
    software
    systems
    solutions
    platform
    initiative
    campaign
    chamber
    forum
    observatory
    consortium
    bureau
    collective
    cooperative
    directorate[- ]general
  `,
  German: String.raw`
    stiftung
    kommission
    parlament
    bundesministerium
    bundesamt
    behörde
    verband
    verein
    gesellschaft
    institut
    universität
    gmbh
    e\.\s?v
    föderation
    ausschuss
    bundestag
    bundesrat
    bundeskanzleramt
    landesamt
    kanzlei
    (?:bundes|landes|staats|umwelt)\p{L}*(?:amt|ministerium)
  `,
  French: `
    fondation
    parlement
    conseil
    ministère
    agence
    autorité
    université
    asbl
    aisbl
    assemblée
    sénat
    fédération
    ligue
    syndicat
    collectif
    service public
  `,
  Spanish: `
    fundación
    comisión
    consejo
    agencia
    asociación
    instituto
    universidad
    congreso
    asamblea
    senado
    iniciativa
    plataforma
    federación
    liga
    cortes generales
  `,
  Italian: String.raw`
    fondazione
    commissione
    ministeri\p{L}*
    associazione
    università
    s\.?r\.?l
    s\.?p\.?a
    garante
    prefettura
    camera dei
  `,
  Dutch: `
    stichting
    vereniging
    universiteit
    vzw
  `,
  Portuguese: `
    associação
    ministério
  `,
  Polish: String.raw`
    fundacja
    stowarzyszenie
    uniwersytet
    sejm
    urząd
    izba
    kancelaria
    federacja
    związek
    rada
    sp\. z o\.o
    rzecznik praw
  `,
  'Czech and Slovak': String.raw`
    ministerst\p{L}+
    úřad
    úrad
  `,
  'Swedish, Danish and Norwegian': String.raw`
    riksdag(?:en)?
    folketing(?:et)?
    storting(?:et)?
    föreningen
    foreningen
    \p{L}+(?:departementet|ministeriet|styrelsen|myndigheten|verket|nämnden|inspektionen|ministeriö)
  `,
  Finnish: `
    eduskunta
  `,
  Greek: `
    υπουργε[ίι]ο
    αρχ[ήη]
    επιτροπ[ήη]
    σ[ύυ]λλογο[ςσ]
    [έε]νωση
    [ίι]δρυμα
    πανεπιστ[ήη]μιο
    βουλ[ήη]
    οργανισμ[όο][ςσ]
    παρατηρητ[ήη]ριο
    ομοσπονδ[ίι]α
    ινστιτο[ύυ]το
    δ[ίι]κτυο
    εταιρε[ίι]α
  `,
  Bulgarian: `
    министерство(?:то)?
    комисия(?:та)?
    агенция(?:та)?
    сдружение(?:то)?
    фондация(?:та)?
    асоциация(?:та)?
    университет
    народно събрание
    съюз
    институт
    дружество
    служба
  `,
}
