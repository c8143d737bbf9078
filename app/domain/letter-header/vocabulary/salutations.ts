import type { WordTable } from './word-table.ts'

/** How a salutation begins, whatever follows on its line. */
export const salutationOpenings: WordTable = {
  English: String.raw`
    dear\b
    to (?:the|all|our) [^.;?]{3,140}[,:]$
    to whom it may concern
    (?:hello|hi|good (?:morning|afternoon|day))\b
    (?:your )?excellenc(?:y|ies)\b
    honou?rable\b
  `,
  German: String.raw`
    (?:sehr\s+)?geehrte[rs]?\b
    liebe[rs]?\s
    guten (?:tag|morgen)\b
  `,
  French: String.raw`
    ch[eè]re?s?\s
    mesdames\b
  `,
  Spanish: String.raw`
    estimad[oa]s?\b
    querid[oa]s?\b
    muy señor
  `,
  Italian: String.raw`
    gentil[ei]\b
    egregi[oa]?\b
    spettabile\b
  `,
  Dutch: String.raw`
    geachte\b
    beste\s
  `,
  Polish: String.raw`
    szanown[yai]\p{L}*
    drogi[ea]?\s
  `,
  Portuguese: String.raw`
    exm[oa]s?\.(?=.*,$)
    prezad[oa]s?\b
  `,
  Danish: String.raw`
    kære\s
    hej(?=[\s,!]|$)
  `,
  Norwegian: String.raw`
    kjære\s
    hei\s
  `,
  Swedish: String.raw`
    bästa\s
    kära\s
    hej(?=[\s,!]|$)
  `,
  Finnish: String.raw`
    hyv(?:ä|ät)\s
    arvoisa\b
    hei\s
  `,
  Czech: String.raw`
    vážen[áéíý]\p{L}*\s
    mil[áéý]\s
  `,
  Hungarian: String.raw`
    tisztelt\s
    kedves\s
  `,
  Romanian: String.raw`
    stimat[eăă]?\s
  `,
  Croatian: String.raw`
    poštovan[iaeo]\s
  `,
  Slovene: String.raw`
    spoštovan[iaeo]\s
  `,
  Estonian: String.raw`
    lugupeetud\s
  `,
  Lithuanian: String.raw`
    gerbiam\p{L}*\s
  `,
  Latvian: String.raw`
    god\.\s
    cienījam\p{L}+\s
  `,
  Bulgarian: String.raw`
    уважаем
    скъп[иа]\s
  `,
  Greek: String.raw`
    αξιότιμ
    αγαπητ
  `,
}

/** Who is addressed without a greeting, on a line that ends with a comma. */
export const bareAddressees: WordTable = {
  English: String.raw`
    (?:sir|madam|commissioner|minister|mr\.?|ms\.?|mrs\.?)\b.*,
  `,
  German: String.raw`
    (?:herr|frau)\b.*,
  `,
  French: String.raw`
    (?:madame|monsieur|mesdames|messieurs)\b.*,
  `,
  Spanish: String.raw`
    señora?\b.*,
    (?:señora?|excm[oa]s?\.|ilm[oa]s?\.)(?:\s.*)?[,:]
  `,
  Italian: String.raw`
    signora?\b.*,
  `,
  Greek: String.raw`
    (?:κύριε|κυρία|κυρίες)(?:\s.*)?,
  `,
  Bulgarian: String.raw`
    (?:господин|госпожо|дами)\s.*,
  `,
}

/** Honorifics that begin an address as well as a salutation. */
export const addressHonorifics: WordTable = {
  Polish: String.raw`
    szanown[ya]
  `,
  Czech: String.raw`
    vážen[ýá]
  `,
  Portuguese: String.raw`
    exm[oa]\.
  `,
}
