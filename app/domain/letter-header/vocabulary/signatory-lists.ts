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

/** Whole lines above a part of a list of those who sign. */
export const listHeadings: WordTable = {
  English: String.raw`
    (?:civil society |non-?governmental )?organi[sz]ations?
    organi[sz]ations?,? (?:and|&) (?:companies|businesses|individuals|experts|academics)
    (?:companies|businesses),? (?:and|&) (?:organi[sz]ations?|associations|individuals|experts)
    individuals,? (?:and|&) (?:organi[sz]ations?|companies)
    companies
    associations
    businesses
    ngos
    individuals
    experts
    academics
    persons
    (?:individual|security|independent) experts
    (?:signed|supported|endorsed) by
  `,
  German: `
    organisationen
    unternehmen
    verbände
    einzelpersonen
  `,
  French: `
    organisations
    associations
    entreprises
    personnalités
  `,
  Spanish: `
    organizaciones
    empresas
    personas
  `,
  Italian: `
    organizzazioni
    associazioni
  `,
}
