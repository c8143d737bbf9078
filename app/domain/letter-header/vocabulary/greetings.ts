import type { WordTable } from './word-table.ts'

/** Greetings of everyday letters, on a line that ends with a comma, a colon or an exclamation mark. */
export const shortGreetings: WordTable = {
  English: `
    good evening
    greetings
    hey
  `,
  German: `
    hallo
    guten abend
    grüß gott
  `,
  French: `
    bonjour
    bonsoir
  `,
  Spanish: `
    hola
    buenos días
    buenas (?:tardes|noches)
    distinguid[oa]s?
    apreciad[oa]s?
  `,
  Italian: `
    buongiorno
    buonasera
    car[oaie]
    illustrissim[oa]
  `,
  Dutch: `
    hallo
    goede(?:morgen|middag|navond)
  `,
  Polish: 'dzień dobry',
  Portuguese: `
    car[oa]s?
    bom dia
    boa (?:tarde|noite)
    excelentíssim[oa]s?
  `,
  'Danish, Norwegian and Swedish': 'god (?:dag|morgen|morgon|kveld|kväll|aften)',
  Czech: 'dobrý den',
  Slovak: 'dobrý deň',
  Hungarian: 'jó napot(?: kívánok)?',
  Romanian: 'bună ziua',
  'Croatian and Slovene': `
    dobar dan
    dober dan
  `,
  Finnish: 'hei',
  Estonian: 'tere',
  Bulgarian: `
    здравейте
    добър ден
  `,
  Greek: `
    καλημέρα
    καλησπέρα
  `,
}

/** The words of a salutation before whom it names. */
export const greetingWords: WordTable = {
  English: String.raw`
    dear
    to (?:the|all|our)
    hello
    hi
    good (?:morning|afternoon|day)
    your
  `,
  German: String.raw`
    sehr geehrte[rs]?
    geehrte[rs]?
    liebe[rs]?
    guten (?:tag|morgen)
  `,
  French: String.raw`
    ch[eè]re?s?
  `,
  Spanish: String.raw`
    estimad[oa]s?
    querid[oa]s?
  `,
  Italian: String.raw`
    gentil[ei]
    egregi[oa]?
    spettabile
  `,
  Dutch: String.raw`
    geachte
    beste
  `,
  Polish: String.raw`
    szanown[yai]\p{L}*
    drogi[ea]?
  `,
  Portuguese: String.raw`
    prezad[oa]s?
  `,
  Danish: String.raw`
    hej
    kære
  `,
  Norwegian: String.raw`
    hei
    kjære
  `,
  Swedish: String.raw`
    hej
    bästa
    kära
  `,
  Czech: String.raw`
    vážen[áéíý]\p{L}*
    mil[áéý]
  `,
  Hungarian: String.raw`
    tisztelt
    kedves
  `,
  Romanian: String.raw`
    stimat[eăă]?
  `,
  Croatian: String.raw`
    poštovan[iaeo]
  `,
  Slovene: String.raw`
    spoštovan[iaeo]
  `,
  Bulgarian: String.raw`
    уважаем[аио]?
  `,
  Greek: String.raw`
    αξιότιμ[εη]
    αγαπητ[έή]
  `,
}
