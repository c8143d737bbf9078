import type { WordTable } from './word-table.ts'

/** "Your" before what is answered. */
export const yourWords: WordTable = {
  English: 'your',
  German: 'ihre?[nmrs]?',
  French: `
    votre
    vos
  `,
  Spanish: `
    su
    sus
  `,
  Italian: `
    sua
    vostra
  `,
  Dutch: 'uw',
  Polish: `
    pani
    pana
    państwa
  `,
  Portuguese: `
    seu
    vosso
    vossa
  `,
  Bulgarian: `
    ваше(?:то)?
    вашия
  `,
  Czech: `
    váš
    vašeho
  `,
  Norwegian: 'ditt',
  'Danish and Norwegian': `
    dit
    deres
    jeres
  `,
}

/** "In reply to": what follows can only be a letter of whom this one is to. */
export const replyPhrases: WordTable = {
  English: 'in reply to',
  German: 'in antwort auf',
  French: 'en réponse à',
  Spanish: 'en respuesta a',
  Italian: 'in risposta a(?:lla)?',
  Portuguese: 'em resposta ao?',
  Polish: `
    w odpowiedzi na
    odpowiadając na
  `,
  Czech: 'v odpovědi na',
  Bulgarian: 'в отговор на',
}

/** Words of a sentence that thanks or answers. */
export const thankingWords: WordTable = {
  English: String.raw`
    thank(?:s|ing)?\b
    \breply
    \brespon(?:d|se)
    \banswer
    \brefer
    \backnowledg
    \breceived
    \breceipt
  `,
  German: `
    vielen dank
    danke
    beantwort
    antwort
    bezug
  `,
  French: `
    remerci
    réponse
    référence
    suite à
    accus
  `,
  Spanish: `
    gracias
    agradez
    respuesta
    contest
  `,
  Italian: `
    grazie
    ringrazi
    risposta
    riferimento
  `,
  Dutch: `
    dank
    naar aanleiding
    antwoord
  `,
  Polish: `
    dziękuj
    odpowied
    nawiąz
  `,
}

/** "To" between what is answered and whom it went to. */
export const sentToWords: WordTable = {
  English: `
    to
    sent to
    addressed to
  `,
  German: 'an',
  French: 'à',
  Spanish: `
    a
    al
  `,
  Dutch: 'aan',
}

/** "Of" between what is answered and its date. */
export const ofDateWords: WordTable = {
  English: String.raw`
    of
    dated
    from
    sent
    received
    submitted
    on
    which\s+\S+\s+\S+
    we\s+received
  `,
  German: `
    vom
    von
  `,
  French: String.raw`
    du
    datée?\s+du
    en\s+date\s+du
  `,
  Spanish: String.raw`
    de\s+fecha
    del
    de
  `,
  Italian: String.raw`
    di
    in\s+data
  `,
  Dutch: String.raw`
    van
    d\.d\.
  `,
  Polish: String.raw`
    z(?:e)?(?:\s+dn(?:ia|e))?
  `,
  Greek: `
    της
    τις
    από
  `,
  Bulgarian: 'от',
  'Swedish, Danish and Norwegian': `
    av
    af
    den
  `,
}
