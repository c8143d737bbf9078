import type { WordTable } from './word-table.ts'

/** The label before a letter's own reference. */
export const referenceLabels: WordTable = {
  English: String.raw`
    (?:our|my)\s+ref(?:erence)?
    ref(?:erence)?(?:\s+(?:no|nr|number))?
    (?:file|case|document|dossier)\s+(?:ref(?:erence)?|no|number)
    uin
  `,
  German: String.raw`
    unser(?:e)?\s+(?:zeichen|referenz)
    geschäftszeichen
    geschäftszahl
    gz
    aktenzeichen
    az
    zeichen
  `,
  French: String.raw`
    n\/\s?réf
    nos?\s+réf(?:érences?)?
    notre\s+réf(?:érence)?
    réf(?:érences?)?
  `,
  Spanish: String.raw`
    (?:nuestra\s+)?ref(?:erencia)?
    n\/\s?ref
  `,
  Italian: String.raw`
    (?:nostro\s+)?rif(?:erimento)?
    prot(?:ocollo)?(?:\.?\s?n)?
  `,
  Dutch: String.raw`
    (?:ons\s+)?kenmerk
  `,
  Polish: String.raw`
    znak(?:\s+sprawy)?
    l\.\s?dz
  `,
  Portuguese: String.raw`
    ofício(?:\s?n\.?º)?
  `,
  Swedish: `
    dnr
    diarienr
    diarienummer
  `,
  Danish: String.raw`
    j\.?nr
    sagsnr
  `,
  'Czech and Slovak': String.raw`
    č\.\s?j
    čj
    sp\.\s?zn
  `,
  Hungarian: 'iktatószám',
  Greek: String.raw`
    αρ(?:ιθ)?\.?\s?πρωτ(?:οκόλλου)?
  `,
  Bulgarian: String.raw`
    (?:изх|рег|вх)\.?\s?(?:№|номер)
  `,
}

/** Labels with nothing behind them: the value stands below. */
export const loneReferenceLabels: WordTable = {
  English: 'our ref(?:erence)?',
  German: `
    unser zeichen
    geschäftszeichen
  `,
  French: String.raw`
    nos réf(?:érences?)?
    n\/réf
  `,
  Spanish: 'nuestra referencia',
  Italian: 'nostro riferimento',
  Dutch: `
    ons kenmerk
    kenmerk
  `,
  Polish: 'znak sprawy',
  Swedish: `
    vår referens
    diarienummer
  `,
}

/** "Your" before a reference of whom the letter is to. */
export const yourReferenceWords: WordTable = {
  English: 'your',
  German: 'ihre?',
  French: String.raw`
    votre
    v\/
    vos
  `,
  Spanish: String.raw`
    s\/\s?ref
    su
  `,
  Italian: `
    vostro
    sua
  `,
  Dutch: 'uw',
}

/** "Reference" after such a word. */
export const theirReferenceWords: WordTable = {
  English: 'ref',
  German: `
    zeichen
    nachricht
  `,
  French: 'réf',
  Italian: 'rif',
  Dutch: 'kenmerk',
}
