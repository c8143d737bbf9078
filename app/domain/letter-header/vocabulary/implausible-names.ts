import type { WordTable } from './word-table.ts'

/** Words with which the title, a label or a heading of a document begins, and the name of nobody. */
export const titleOpenings: WordTable = {
  English: String.raw`
    submissions?
    re(?=[:\s])
    ref(?:erence)?(?=[.:\s])
    docket
    testimony
    comments?
    response
    subject
    regarding
    concerning
    attention
    attn
    letter
    inquiry into
    statement
    question
    motion
    begin \d
    companies
    organi[sz]ations?
    associations?,? (?:and|of signatories)
    signator(?:y|ies)
    undersigned
    individuals
    experts
    kamerstuk
  `,
  German: `
    betreff
    stellungnahme
    antwort auf
    unterzeichner
  `,
  French: `
    objet
    réponse à
    signataires
  `,
  Dutch: `
    betreft
    brief van
    kamerbrief
  `,
  Spanish: 'asunto',
  Italian: 'oggetto',
  Polish: 'dotyczy',
}

/** Words with which one person addresses another, or a letter its readers. */
export const addressingOpenings: WordTable = {
  English: String.raw`
    dear
    to (?:whom|the|all|members?)
    hello
    hi
    thank you
    thanks
    yours
    sincerely
    with (?:kind|best)
    kind regards
    best regards
    on behalf
    members of
    cc
  `,
  German: `
    sehr geehrte
    liebe[rs]?
    mit freundlichen
  `,
  French: `
    madame
    monsieur
    chère?s?
    cordialement
  `,
  Spanish: 'estimad[oa]s?',
  Italian: `
    gentil[ei]
    egregi[oa]?
    illustrissim[oi]
    al (?:prof|sen|dott|sig)
    distinti
  `,
  Dutch: `
    geachte
    aan de
  `,
  Polish: `
    szanown[yai]
    do:
  `,
}

/** Parts of a country or of the world that stand behind an office, and are nobody. */
export const regionNames: WordTable = {
  English: String.raw`
    (?:north|south)[ -]?(?:east|west)(?:ern)?(?: region)?
    (?:northern|southern|eastern|western|central|midwest(?:ern)?)(?: region)?
    (?:north|south|east|west)
    emea
    apac
    americas
    asia[ -]pacific
    middle east
    region
  `,
}

/** The short names of states behind a town. */
export const stateAbbreviations: WordTable = {
  'United States': String.raw`
    A[KLRZ]
    C[AT]
    DC
    FL
    GA
    HI
    I[ADLN]
    K[SY]
    M[DNOST]
    N[CDHJMVY]
    O[HKR]
    PA
    RI
    S[CD]
    T[NX]
    UT
    V[AT]
    W[AIVY]
  `,
  Australia: `
    ACT
    NSW
    NT
    QLD
    TAS
    VIC
  `,
}

/** Small words with which no name ends: what follows them is missing. */
export const wordsNoNameEndsWith: WordTable = {
  English: `
    the
    of
    and
    for
    to
    in
    on
    with
    regarding
    legislation
  `,
  German: `
    und
    für
    der
    des
  `,
  French: `
    et
    de
    du
    des
    pour
  `,
}

/** Words of a sentence that stand in no name. */
export const wordsOfSentences: WordTable = {
  English: `
    is
    are
    was
    were
    has
    have
    had
    will
    would
    should
    please
    ask
    write
    thank
    regarding
    being
  `,
}
