import type { WordTable } from './word-table.ts'

/** Titles before a name that stand as whole words. */
export const wordTitles: WordTable = {
  English: String.raw`
    miss
    professor
    sir
    madam
    dame
    lord
    lady
    baroness
    honou?rable
  `,
  German: String.raw`
    herrn?
    frau
  `,
  French: String.raw`
    mme
    mmes
    mlle
    madame
    monsieur
    messrs
  `,
  Spanish: String.raw`
    señora?
  `,
  Italian: String.raw`
    signora?
  `,
  Dutch: String.raw`
    mevr(?:ouw)?
    dhr
    de heer
  `,
  Polish: String.raw`
    panie
    pani
    pan
  `,
}

/** Titles before a name that may end with a point. */
export const shortTitles: WordTable = {
  English: String.raw`
    mr
    mrs
    ms
    mx
    dr
    prof
    rev
  `,
}

/** Titles before a name that always end with a point. */
export const pointedTitles: WordTable = {
  French: String.raw`
    m
    mm
  `,
  Spanish: String.raw`
    sr
    sra
    srta
    dña
    excm[oa]
    ilm[oa]
  `,
  Portuguese: String.raw`
    dra
  `,
  German: String.raw`
    ing
    mag
    dipl\.-ing
  `,
  Italian: String.raw`
    sig
    sig\.ra
    avv
    dott
    dott\.ssa
  `,
  Greek: String.raw`
    κ
    κα
    κος
  `,
}

/** Titles before a name after which white space follows. */
export const spacedTitles: WordTable = {
  Bulgarian: String.raw`
    д-р
    г-н
    г-жа
    господин
    госпожа
  `,
  Greek: String.raw`
    κύριος?
    κυρία
  `,
  Czech: String.raw`
    paní
    pane
    vážen[ýá] pan[íe]?
  `,
  Polish: String.raw`
    szanown[ya] pani?
  `,
}

/** Titles of other forms. */
export const otherTitles: WordTable = {
  English: String.raw`
    (?:the\s+)?(?:(?:right|rt\.?)\s+)?hon(?:ourable\b|orable\b|\b\.?)
    h\.\s?e\.
    (?:his|her)\s+excellency\b
    \((?:mr|mrs|ms|dr)\)
  `,
  Spanish: String.raw`
    sr\.\s?d\.
    d\.(?=\s\p{L}+\s\p{L}+\s\p{L}+$)
  `,
}
