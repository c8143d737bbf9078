import type { WordTable } from './word-table.ts'

/** Countries as addresses print them. */
export const countryNames: WordTable = {
  English: String.raw`
    austria
    bulgaria
    croatia
    cyprus
    czech republic
    czechia
    denmark
    estonia
    finland
    france
    germany
    greece
    hungary
    ireland
    italy
    latvia
    lithuania
    luxembourg
    malta
    the netherlands
    netherlands
    poland
    portugal
    romania
    slovakia
    slovenia
    spain
    sweden
    norway
    iceland
    switzerland
    united kingdom
    uk
    u\.k\.
    england
    scotland
    wales
    united states(?: of america)?
    usa
    u\.s\.a\.
    canada
    australia
    new zealand
    japan
    india
  `,
  'their own languages': String.raw`
    österreich
    belgi(?:um|que|ë|en)
    danmark
    deutschland
    italia
    nederland
    polska
    españa
    schweiz
    suisse
  `,
}

/** Cities that letters of European institutions are written to and from. */
export const cityNames: WordTable = {
  English: `
    brussels
    strasbourg
    london
    berlin
    paris
    madrid
    rome
    vienna
    lisbon
    dublin
    amsterdam
    the hague
    warsaw
    prague
    budapest
    athens
    sofia
    bucharest
    copenhagen
    stockholm
    helsinki
    oslo
    bern
    zurich
    geneva
    washington
    new york
    san francisco
    barcelona
    munich
    hamburg
    milan
    canberra
    sydney
    ottawa
    toronto
  `,
  'their own languages': `
    bruxelles
    brüssel
    brussel
    straßburg
    roma
    wien
    lisboa
    den haag
    warszawa
    praha
    zürich
    genève
    münchen
    milano
    luxemburg
  `,
}

/** How lines begin that name a street, a building or a box. */
export const streetOpenings: WordTable = {
  English: String.raw`
    square
    suite
    floor
    level
    building
    p\.?\s?o\.?\s?box
  `,
  German: 'postfach',
  French: String.raw`
    rue
    avenue
    av\.
    bd\.?
    boulevard
    place
    chaussée
    quai
    bp
    bâtiment
  `,
  Spanish: `
    calle
    plaza
    paseo
  `,
  Italian: `
    via
    viale
    piazza
    corso
  `,
  Dutch: 'postbus',
  Polish: String.raw`
    ulica
    ul\.
    al\.
  `,
  Portuguese: 'rua',
}

/** How the name of a street ends, before its number. */
export const streetEndings: WordTable = {
  English: `
    street
    road
    avenue
    lane
    drive
    square
    boulevard
    terrace
    gardens
    quay
    row
  `,
  German: String.raw`
    straße
    strasse
    str\.
    platz
    allee
    damm
    ufer
    weg
    gasse
  `,
  Dutch: `
    laan
    straat
    plein
    gracht
  `,
}
