import type { WordTable } from './word-table.ts'

/** Words of everyday language in names of organisations, which no person is called. */
export const wordsOfNoPerson: WordTable = {
  English: String.raw`
    access
    advocacy
    amnesty
    article
    coding
    companies
    consumers?
    democratic
    electronic
    foods?
    future
    global
    hermes center
    holdings
    industr(?:y|ies)
    innovation
    journalists?
    knowledge
    lawyers?
    liberty
    motors?
    movement
    nature
    nations
    partners
    people
    principled
    professionals
    reporters
    speech
    stores
    tech
    today
    truck
    universal
    usa
    vineyards
    voices?
    web
    energy
    operator
    agencies
    citizens
    concepts
    development
    digitalis
    families
    parents
    students
    survivors
    united
    users
    women
    workers
    world
    writers
    youth
  `,
}

/** Words in names of organisations that a few people are called too. */
export const wordsOfFewPersons: WordTable = {
  English: `
    common
    craft
    free
    green
    labou?r
    power
    wise
  `,
}
