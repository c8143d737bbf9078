import type { WordTable } from './word-table.ts'

/** Words before the name of an office that make it another one. */
export const officePrefixes: WordTable = {
  English: `
    Executive
    Vice
    Deputy
    First
    Prime
  `,
}

/** Offices that are printed before the name of who holds them. */
export const officesBeforeNames: WordTable = {
  // “General” belongs to the office and is nobody's name.
  English: String.raw`
    Vice-President
    President
    (?:EU )?Commissioner
    Minister
    Director(?:[- ]General|(?![- ]General(?!\p{L})))
    (?:Vice-?)?[Cc]hair(?:man|woman|person)?
    Secretary(?:[- ]General|(?![- ]General(?!\p{L})))
    (?:Advocate|Attorney|Auditor|Consul|Governor|Inspector|Prosecutor|Solicitor|Surgeon)[- ]General
    Chancellor
    Ambassador
    Senator
    Rapporteur
    Head of Unit
  `,
  German: `
    Staatssekretär(?:in)?
    (?:Bundes)?[Mm]inister(?:in)?
    (?:Bundes)?[Kk]anzler(?:in)?
    Präsident(?:in)?
    Kommissar(?:in)?
  `,
  French: `
    Commissaire
    Ministre
    Présidente?
  `,
  'Spanish and Italian': `
    Presidente
    Presidenta
    Ministr[oa]
    Commissari[oa]
    Comisari[oa]
  `,
}

/** Small words inside the name of somebody in running text. */
export const holderParticles: WordTable = {
  German: `
    von
    vom
    der
    den
  `,
  Dutch: `
    van
    ter
    ten
  `,
  French: `
    de
    du
    la
    le
  `,
  Spanish: 'del',
  Italian: `
    della
    di
    da
  `,
}
