import type { WordTable } from './word-table.ts'

/** Words of bodies and of fields of work, which some people are called too or which stand in no name of a person. */
export const fieldWords: WordTable = {
  English: `
    office
    court
    bank
    board
    trust
    fund
    europe
    international
    watch
    rights
    party
    club
    project
    labs?
    church
    college
    school
    hospital
    house
    media
    press
    news
    unit
    team
    division
    section
    cabinet
    directorate
    affairs
    policy
    policies
    relations
    government
    digital
    privacy
    european
    public
    security
    cybersecurity
    technology
    home
    justice
    internal
    external
    legal
    research
    internet
    online
    safety
    data
    protection
    letter
    statement
    position
    response
    consultation
    proposal
    regulation
    directive
    strategy
    group
    action
    children
    child
    freedom
    liberties
    democracy
    communications?
    networks?
    content
    open
    joint
    annex
  `,
  German: String.raw`
    europäische\p{L}*
  `,
  French: `
    fonds
  `,
  'legal forms': `
    ag
    ab
    bv
    nv
    sa
    sas
    oy
  `,
}

/** Words with which names of bodies end that hold only such words. */
export const lastWordsOfBodies: WordTable = {
  English: `
    office
    court
    bank
    board
    trust
    fund
    watch
    rights
    party
    club
    project
    labs?
    church
    college
    school
    hospital
    europe
    international
    media
    press
    privacy
    freedom
    liberties
    democracy
  `,
  French: `
    fonds
  `,
  'legal forms': `
    AG
    AB
    BV
    NV
    SA
    SAS
    Oy
  `,
}

/** Words with which a capacity goes on that began on the line above: a field of work. */
export const endingsOfFieldsOfWork: WordTable = {
  English: `
    affairs
    policy
    relations
    operations
    communications?
    security
    compliance
    privacy
    safety
    strategy
    engineering
    research
    regulation
    EMEA
    europe
    law
  `,
}
