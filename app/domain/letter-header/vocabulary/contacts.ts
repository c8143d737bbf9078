import type { WordTable } from './word-table.ts'

/** How lines begin that say how to reach somebody, before a point, a colon or a stroke. */
export const contactLabels: WordTable = {
  English: `
    e-?mail
    mail
    tel
    telephone
    phone
    mobile
    fax
    web
    website
    internet
    direct line
  `,
  German: `
    telefon
    mobil
  `,
  French: `
    téléphone
    courriel
  `,
}

/** Words before the name of somebody to whose attention an address is. */
export const attentionWords: WordTable = {
  English: String.raw`
    to
    attn\.?
    attention
    (?:note |memo )?for the attention of
    fao
  `,
  German: String.raw`
    z\.\s?hd?\.(?:\s?v\.)?
    zu händen(?: von)?
    an
    an (?:die|den|das|herrn|frau)
  `,
  French: String.raw`
    à l[’'](?:attention|att\.) de
    à
  `,
  Spanish: String.raw`
    a la atención de
    a\/a
  `,
  Italian: String.raw`
    alla c\.?a\.?
    spett\.?le
  `,
  Dutch: String.raw`
    t\.a\.v\.
  `,
  Greek: `
    προς
    υπόψη
  `,
  Bulgarian: 'до',
  Swedish: 'på uppdrag av',
  Czech: 'k rukám',
  Polish: 'do rąk',
}
