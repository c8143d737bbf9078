import type { WordTable } from './word-table.ts'

/** How lines begin that say how a letter was signed rather than by whom; up to 80 characters follow. */
export const signingRemarks: WordTable = {
  German: `
    elektronisch gefertigt
    maschinell
    dieses schreiben
  `,
  Spanish: `
    firmado (?:electrónic|digital)
  `,
  Italian: `
    firmato digital
    documento firmato
  `,
  Polish: `
    podpisano
    elektronicznie
  `,
  Czech: 'podepsáno',
  Greek: 'υπογραφή',
  Bulgarian: 'подпис',
}

/** Whole lines above a name that say in whose place somebody signs. */
export const deputyRemarks: WordTable = {
  German: String.raw`
    im auftrag
    in vertretung
    i\.\s?[av]\.
  `,
  French: `
    par délégation
    pour ordre
  `,
  Spanish: 'por delegación',
  Polish: 'z upoważnienia',
}

/** Whole lines, perhaps in brackets, that stand for a signature. */
export const signatureWords: WordTable = {
  English: `
    e-?signed
    signed
    signature
    sgd
    s
  `,
  German: `
    unterschrift
    gez
  `,
  French: 'signé',
  Spanish: 'firmado',
}

/** Other lines in the place of a signature that sign nothing. */
export const otherSignatureMarks: WordTable = {
  English: String.raw`
    (?:electronically|digitally) signed\b
    signed electronically\b
    \[?(?:a |the |an )?(?:handwritten|illegible|scanned|digital|signature)\b.{0,40}(?:signature|ink|signed|of)\b
    (?:ref\.?\s)?ares\s?\(
    \(?(?:writing |signing |signed |all )?in (?:a|an|my|his|her|their) (?:personal|private|individual) capacity\)?$
  `,
  German: String.raw`
    elektronisch (?:unterzeichnet|signiert)
  `,
  French: 'signé électroniquement',
  Bulgarian: String.raw`
    \(?п\)?$
  `,
  'no language': String.raw`
    [_\s.-]+$
  `,
}

/** Marks before the name of somebody who signed. */
export const marksBeforeSigner: WordTable = {
  English: String.raw`
    \/s\/
    sgd\.?
    signed(?:\s+by)?:
    \(?(?:e-?)?signed\)?(?:\s+by)?:?
    p\.?\s?p\.?
  `,
  German: String.raw`
    gez\.
    i\.\s?[av]\.
    ppa\.
  `,
  French: String.raw`
    p\.\s?o\.
    p\/o
  `,
  Spanish: String.raw`
    fdo\.?:?
  `,
  Italian: String.raw`
    f\.to
  `,
}

/** How the lines below the last signature begin: copies, annexes, contacts, notes. */
export const signatureEnds: WordTable = {
  English: String.raw`
    c\.?c\.?\s?:
    (?:copy|copies|in copy)(?: to)?\s?:
    annex
    appendix
    enclosures?\b
    encl?\b
    attachments?\b
    p\.?\s?s\.?\s?:?\s
    contact:
    media contact
    notes? to
    about\s
    footnotes?
    references\b
    disclaimer
  `,
  German: String.raw`
    nachrichtlich
    kontakt:
    ansprechpartner
    kopie(?: to)?\s?:
    anlagen?\b
  `,
  French: String.raw`
    copie(?: to)?\s?:
    pièces? jointes?
  `,
  'Spanish and Italian': String.raw`
    contacto:
    copia(?: to)?\s?:
  `,
  Polish: String.raw`
    do wiadomości
    kopia(?: to)?\s?:
    zał(?:ączniki?|\.)
  `,
  Czech: `
    na vědomí
    příloh
  `,
  Greek: 'κοιν',
  Bulgarian: 'копие',
  'no language': String.raw`
    \[\d+\]
  `,
}

/** The words before the body for which somebody signs. */
export const behalfOfSignature: WordTable = {
  English: `
    (?:for and )?on behalf of
    for the
  `,
  German: `
    für (?:die|den|das)
    im namen (?:der|des|von)
  `,
  French: `
    pour (?:le|la|l[’'])
    au nom (?:de|du|des)
  `,
  Spanish: 'en nombre de',
  Italian: 'a nome di',
  Dutch: 'namens',
  Polish: String.raw`
    w imieniu
    z up\.
    z upoważnienia
  `,
  Greek: 'από μέρους',
  Bulgarian: 'от името на',
  Czech: 'jménem',
  Danish: 'på vegne af',
}
