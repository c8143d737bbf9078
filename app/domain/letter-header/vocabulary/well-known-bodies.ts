import type { WordTable } from './word-table.ts'

/** Bodies that letters are written to and from, by their whole names. */
export const wellKnownBodies: WordTable = {
  English: `
    European (?:Commission|Parliament|Council|Data Protection Board|Central Bank|Union|Court of Auditors)
    European External Action Service
    Council of (?:the European Union|Europe)
    Court of Justice of the European Union
    Europol
    Eurojust
    ENISA
    ARTICLE 19
    House of (?:Commons|Lords|Representatives)
    United Nations
  `,
  German: `
    Europäische[nr]? (?:Kommission|Parlaments?)
    Deutsche[nr]? Bundestag(?:e?s)?
  `,
  French: `
    Commission européenne
    Parlement européen
  `,
  Spanish: `
    Comisión Europea
    Parlamento Europeo
  `,
  Italian: 'Commissione europea',
  Dutch: 'Europese Commissie',
  Polish: 'Komisj[ai] Europejsk(?:a|iej)',
}
