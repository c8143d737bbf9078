import type { WordTable } from './word-table.ts'

/** "On behalf of" in running text; the first letter may be a capital. */
export const behalfPhrases: WordTable = {
  English: String.raw`
    [Oo]n\sbehalf\sof
  `,
  German: String.raw`
    [Ii]m\sNamen\s(?:von|der|des)
  `,
  French: String.raw`
    [Aa]u\snom\s(?:de\sla|de\sl[’']|de|du|des)
  `,
  Spanish: String.raw`
    [Ee]n\snombre\sde(?:\sla|l)?
  `,
  Italian: String.raw`
    [Aa]\snome\s(?:di|del|della)
  `,
  Dutch: '[Nn]amens',
}

/** Titles before the name of somebody in running text. */
export const titlesInText: WordTable = {
  English: `
    Mr
    Mrs
    Ms
    Dr
    Prof
  `,
  French: 'Mme',
}

/** Offices before the name of somebody in running text, after "Vice-" and the like. */
export const officesInText: WordTable = {
  English: `
    Vice-President
    President
    Commissioner
    Minister
    (?:Attorney|Secretary)[- ]General
    Director(?:[- ]General)?
    Chancellor
  `,
}

/** Small words inside the name of a body in running text. */
export const wordsWithinBodies: WordTable = {
  English: `
    of
    for
    and
    the
    on
  `,
  German: `
    von
    der
  `,
  Dutch: 'van',
  French: `
    de
    la
    du
    des
  `,
}
