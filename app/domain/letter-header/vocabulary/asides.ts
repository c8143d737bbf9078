import type { WordTable } from './word-table.ts'

/** Words that stand alone on a line above an address. */
export const loneAddressWords: WordTable = {
  English: 'to',
  German: 'an(?: (?:die|das|den))?',
  French: 'à',
  Spanish: 'destinatario',
  Italian: String.raw`
    spett\.?le
  `,
  Portuguese: String.raw`
    exm[oa]s?\.? senhora?
  `,
  Polish: 'szanown[ya] pani?',
  Czech: 'vážen[ýá] pan[ií]?',
  Swedish: 'till',
  Bulgarian: 'до',
  Greek: 'προς',
}

/** How a letter is sent, perhaps after "by" and before "only". */
export const waysOfSending: WordTable = {
  English: `
    e-?mail(?: only)?
    post
    registered (?:mail|post)
    courier
    fax
  `,
  German: 'einschreiben',
  French: `
    courriel
    lettre recommandée.*
  `,
}

/** How confidential or urgent a letter is. */
export const confidentialityMarks: WordTable = {
  English: String.raw`
    private(?!\s(?:secretary|office))
    confidential
    urgent
    personal
    sensitive
    limited
  `,
  German: 'vertraulich',
  French: 'confidentiel',
}

/** Other lines that stand between the parts of a head without being one. */
export const wholeAsides: WordTable = {
  English: String.raw`
    by (?:e-?mail|post|hand|registered).{0,60}
    check against delivery
    for immediate release
  `,
  'a page number': String.raw`
    (?:page|seite)?\s*\d{1,3}\s*(?:\/|of|von|sur)\s*\d{1,3}
    \d{1,3}
  `,
}

/** The label before those who get a copy. */
export const copyLabels: WordTable = {
  English: String.raw`
    c\.?\s?c\.?
    c\/c
    (?:in )?cop(?:y|ies)
  `,
  German: `
    kopie
    nachrichtlich
  `,
  French: 'copie',
  'Spanish and Italian': `
    copia
    con copia
    in copia
  `,
  Portuguese: 'cópia',
  Polish: `
    kopia
    do wiadomości
  `,
  Swedish: 'kopia till',
  'Danish and Norwegian': 'kopi til',
  Czech: 'na vědomí',
  Greek: String.raw`
    κοιν(?:οποίηση)?\.?
  `,
  Bulgarian: 'копие(?: до)?',
}

/** The label before the subject of a letter. */
export const subjectLabels: WordTable = {
  English: `
    subject
    re
  `,
  German: 'betr(?:eff)?',
  French: `
    objet
    concerne
  `,
  Spanish: 'asunto',
  Italian: 'oggetto',
  Dutch: `
    onderwerp
    betreft
  `,
  Polish: `
    dotyczy
    temat
  `,
  Portuguese: 'assunto',
  Swedish: 'ämne',
  'Danish and Norwegian': 'emne',
  Finnish: 'aihe',
  Czech: 'věc',
  Slovak: 'predmet',
  Slovene: 'zadeva',
  Hungarian: 'tárgy',
  Romanian: 'subiect',
  Greek: 'θ[έε]μα',
  Bulgarian: 'относно',
}

/** The label of a subject where no colon follows: the subject stands in another column or on the next line. */
export const columnSubjectLabels: WordTable = {
  English: 'subject',
  German: 'betreff',
  French: 'objet',
  Spanish: 'asunto',
  Italian: 'oggetto',
  Dutch: `
    onderwerp
    betreft
  `,
}
