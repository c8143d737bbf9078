import type { WordTable } from './word-table.ts'

/** What may stand before a date on its line. */
export const dateLabels: WordTable = {
  English: String.raw`
    date
    dated
    date of (?:letter|answer|reply|issue)
    answered(?: on)?
    issued(?: on)?
    published(?: on)?
    sent(?: on)?
    the
    on
  `,
  German: `
    datum
    den
    am
  `,
  French: 'le',
  Spanish: `
    fecha
    el
  `,
  Italian: `
    data
    il
    lì
  `,
  Polish: 'dnia',
  'Danish and Norwegian': 'dato',
  Finnish: 'päiväys',
  Hungarian: `
    dátum
    kelt
  `,
  Bulgarian: 'дата',
  Greek: String.raw`
    ημερομηνία
    ημ\/νία
  `,
}

/** Words before the place where a letter was written. */
export const placeVerbs: WordTable = {
  English: `
    done
    made
    given
    issued
    signed
  `,
  French: 'fait',
}

/** Words between the place and the date. */
export const dayArticles: WordTable = {
  English: `
    the
    a
    on
    this
    dated
    date:
  `,
  German: `
    den
    am
  `,
  French: 'le',
  Spanish: 'el',
  Italian: `
    il
    lì
  `,
  Polish: 'dnia',
  'Czech and Slovak': `
    dne
    dňa
  `,
  Greek: `
    στις
    την
  `,
}

/** Words that say that what stands before a date is not a place. */
export const wordsOfNoPlace: WordTable = {
  English: `
    of
    from
    by
    until
    till
    before
    after
    since
    between
    to
    for
    your
    version
    article
    section
    chapter
    paragraph
    page
    annex
    regulation
    directive
    deadline
    adopted
    updated
    meeting
    tel
    fax
    no
    nr
    born
    founded
    agenda
    minutes
    received
    registered
  `,
  German: `
    vom
    bis
    ihre?
    eingelangt
    eingegangen
    eingang
  `,
  French: `
    votre
    reçu
  `,
  Spanish: 'recibido',
  Italian: 'ricevuto',
  Dutch: 'ontvangen',
}

/** Words that say that a line is an electronic signature. */
export const electronicSignatureWords: WordTable = {
  English: `
    electronically signed
    digitally signed
    e-?signed
  `,
  German: 'elektronisch (?:unterzeichnet|signiert)',
  French: `
    signé électroniquement
    signature électronique
  `,
}
