import type { WordTable } from './word-table.ts'

/** How the name of a part of a body begins, perhaps after "the". */
export const openingsOfUnits: WordTable = {
  English: String.raw`
    dg\b
    directorate
    unit\b
    department
    division
    section
    cabinet
    office of
    private office
    committee
    group of
    team\b
  `,
  German: `
    direktion
    referat
    abteilung
    generaldirektion
  `,
  French: String.raw`
    unité
    direction (?:générale|de)\b
  `,
}

/** Acronyms of directorates-general that stand alone or before the letters of a unit. */
export const directoratesOfUnits: WordTable = {
  'European Commission': `
    AGRI
    CLIMA
    CNECT
    CONNECT
    COMP
    DIGIT
    ECFIN
    EMPL
    ENER
    FISMA
    GROW
    HOME
    JUST
    MOVE
    SANTE
    TAXUD
    TRADE
  `,
}

/** What parts of a body are called in several languages, by the English word for them; the longer words come first. */
export const ranksOfUnits: WordTable = {
  dg: `
    directorate-general
    directorate general
    generaldirektion
    direction generale
  `,
  directorate: `
    direktion
    direction
  `,
  unit: `
    referat
    abteilung
    unite
  `,
}
