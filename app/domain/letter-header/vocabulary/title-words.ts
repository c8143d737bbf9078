import type { WordTable } from './word-table.ts'

/** What a speech, a statement or an answer is called before the words "by" and the name of who gave it. */
export const speechWords: WordTable = {
  English: `
    speech
    remarks
    address
    keynote
    statement
    answer given
  `,
  German: 'rede',
  French: 'discours',
  'Spanish and Portuguese': 'discurso',
  Italian: 'intervento',
  Polish: 'przemówienie',
  Czech: 'projev',
  Dutch: 'toespraak',
  'Swedish, Danish and Norwegian': 'tal',
}

/** "By" and "of" in these languages. */
export const speakerPrepositions: WordTable = {
  English: `
    by
    of
  `,
  German: 'von',
  French: 'de',
  Spanish: 'del',
  Italian: `
    di
    della
  `,
  Dutch: 'van',
  'Swedish, Danish and Norwegian': 'av',
}

/** What an open letter is called before the word "to" and whom it is to. */
export const openLetterWords: WordTable = {
  English: `
    open letter
    public letter
  `,
  German: 'offener brief',
  French: 'lettre ouverte',
  Spanish: 'carta abierta',
  Portuguese: 'carta aberta',
  Italian: 'lettera aperta',
  Dutch: 'open brief',
  Polish: 'list otwarty',
  Czech: 'otevřený dopis',
  Swedish: 'öppet brev',
  Danish: 'åbent brev',
  Greek: 'ανοι(?:χ|κ)τ[ήη] επιστολ[ήη]',
  Bulgarian: 'отворено писмо',
}

/** "To" in these languages. */
export const addresseePrepositions: WordTable = {
  English: 'to',
  German: 'an',
  French: `
    à
    aux?
  `,
  Spanish: 'al?',
  Portuguese: 'ao',
  Italian: 'alla',
  Dutch: 'aan',
  Polish: 'do',
  Swedish: 'till',
  Danish: 'til',
  Greek: 'προς',
  Bulgarian: 'до',
}

/** Articles between "to" and whom a letter is to. */
export const addresseeArticles: WordTable = {
  English: 'the',
  German: `
    den
    die
    das
  `,
  French: `
    la
    le
    les
  `,
  Spanish: `
    los
    las
    el
  `,
  Dutch: `
    de
    het
  `,
  Greek: `
    τον
    την
    τους
  `,
}

/** Words with which a title goes on about something else, between spaces. */
export const titleContinuations: WordTable = {
  English: `
    at
    in
    on
    to
    about
    regarding
    concerning
    during
    before
    calling
    for a
  `,
  German: `
    bei
    beim
    zu[mr]?
    über
    anlässlich
  `,
  French: `
    lors
    à l
    sur
  `,
  Spanish: `
    sobre
    en el
    en la
  `,
  Polish: 'w sprawie',
  Greek: 'για',
  Bulgarian: 'относно',
}
