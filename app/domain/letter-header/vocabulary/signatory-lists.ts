import type { WordTable } from './word-table.ts'

/** Words above a list of those who sign that say that they are bodies. */
export const wordsForBodies: WordTable = {
  English: `
    organi[sz]ation
    compan
    association
    provider
    undertaking
    ngo
  `,
  German: `
    unternehmen
    verbände
    verein
    firmen
  `,
  French: `
    société
    entreprise
  `,
  'Spanish and Portuguese': `
    empresas
    entidades
    organiza[cc]
  `,
  Italian: 'organizzazion',
  Greek: `
    οργανώσ
    εταιρε[ίι]
  `,
  Bulgarian: `
    организаци
    фирми
  `,
}

/** Words above a list of those who sign that say that they are persons. */
export const wordsForPersons: WordTable = {
  English: `
    individual
    expert
    academic
    scientist
    researcher
    person
    member
  `,
  German: 'wissenschaftler',
  French: 'signataires individuels',
  Polish: 'osoby',
  Spanish: 'personas',
}
