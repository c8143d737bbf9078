import type { WordTable } from './word-table.ts'

/** What an office is called: its first words, as far as they tell it. */
export const officeNames: WordTable = {
  English: `
    head
    principal
    in (?:a|an|my|his|her|their) (?:individual|personal|private) capacity
    (?:vice|deputy)?-?director(?:[- ]general)?
    (?:vice-?)?president
    (?:vice-?|co-?)?chair(?:man|woman|person)?
    secretary(?:[- ]general)?
    undersecretary
    (?:adjutant|auditor|comptroller|consul|inspector|prosecutor|surgeon)[- ]general
    members?
    commissioners?
    ministers?
    officer
    manager
    counsel
    advis[eo]r
    (?:co-?)?founder
    owner
    ceo
    cto
    cfo
    coo
    ciso
    cpo
    dpo
    chief executive
    chief of (?:staff|cabinet)
    ambassador
    (?:co-?)?coordinator
    professor
    lecturer
    researcher
    reader in
    assistant
    spokesperson
    spokesman
    spokeswoman
    lead
    leader
    partner
    attorney
    lawyer
    solicitor
    barrister
    rapporteur
    representative
    supervisor
    ombudsman
    ombudswoman
    senator
    engineer
    developer
    analyst
    treasurer
    registrar
    fellow
    governor
    mayor
    councillor
    trustee
    editor
    specialist
    consultant
    campaigner
    advocate
    strategist
    administrator
    mep
    mdep
    mp
    mdb
  `,
  German: String.raw`
    leiter(?:in)?
    (?:referats|abteilungs|bereichs|büro)leiter(?:in)?
    geschäftsführer(?:in)?
    vorsitzender?
    vorstand(?:svorsitzender?)?
    präsident(?:in)?
    vizepräsident(?:in)?
    direktor(?:in)?
    sprecher(?:in)?
    bundes\p{Ll}*minister(?:in)?
    ministerin
    beauftragter?
    referent(?:in)?
    staatssekretär(?:in)?
    mitglied(?:er)?
    rechtsanw[aä]lt(?:in)?
    abgeordneter?
    kommissar(?:in)?
    (?:vize|general|ministerial|regierungs|amts)?direktor(?:in)?
    ministerialdirigent(?:in)?
    ministerialr[aä]t(?:in)?
    staatsminister(?:in)?
    justi[tz]iar(?:in)?
    sachbearbeiter(?:in)?
    (?:\p{L}+)?beauftragter?
    (?:\p{L}+)?abgeordneter?
    prokurist(?:in)?
  `,
  French: `
    directeur
    directrice
    présidente?
    vice-présidente?
    cheff?e?
    secrétaire
    procureure?
    ministre
    députée?
    membres?
    responsable
    déléguée?
    conseill[eè]re?
    commissaire
    gérante?
    porte-parole
    avocate?
    député(?:e)?
    sénat(?:eur|rice)
    préf[eè]te?
  `,
  Spanish: `
    subdirector
    directora
    presidente
    presidenta
    vicepresidente
    jefe
    jefa
    secretari[oa]
    consejer[oa]
    delegad[oa]
    diputad[oa]
    ministr[oa]
    comisari[oa]
    subsecretari[oa]
    vocal
  `,
  Italian: `
    direttore
    direttrice
    capo
    segretari[oa]
    responsabile
    deputat[oa]
    commissari[oa]
    consigliere
  `,
  Dutch: `
    voorzitter
    hoofd
    secretaris
    bestuurder
    beleidsadviseur
    woordvoerder
    kamerlid
    lid
    staatssecretaris
    directeur-generaal
  `,
  Portuguese: `
    diretora?
    chefe
    secretári[oa]
    adjunt[oa]
    vereador[a]?
  `,
}
