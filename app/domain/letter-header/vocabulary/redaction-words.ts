import type { WordTable } from './word-table.ts'

/** The words of a redacted name between brackets. */
export const redactionWords: WordTable = {
  English: `
    redacted
    deleted
    blacked out
    name withheld
    withheld
    confidential
    removed
  `,
  German: `
    geschwärzt
    anonymisiert
  `,
  French: `
    occultée?
    caviardée?
    masquée?
  `,
  Spanish: 'omitido',
  Italian: 'omissis',
  Dutch: 'weggelakt',
}

/** What the brackets say is redacted. */
export const redactedThings: WordTable = {
  English: `
    name
    names
    address
    e-?mail
    signature
  `,
  French: `
    nom
    noms
    prénom
  `,
  Spanish: 'nombre',
  Italian: 'nome',
  Dutch: 'naam',
}
