import type { WordTable } from './word-table.ts'

/** What an e-mail is called that is answered. */
export const mailNouns: WordTable = {
  English: `
    e-?mails?
    mails?
  `,
  French: 'courriels?',
  Spanish: `
    correos?
    correo electrónico
  `,
  Bulgarian: 'имейл',
}

/** What a letter is called that is answered. */
export const letterNouns: WordTable = {
  English: 'letters?',
  German: `
    schreiben
    briefe?s?
  `,
  French: `
    lettres?
    courriers?
  `,
  Spanish: `
    cartas?
    escritos?
  `,
  Italian: 'letter[ae]',
  Dutch: 'brief',
  'Polish and Slovene': `
    pism[oa]
    list
  `,
  Portuguese: 'ofícios?',
  Bulgarian: 'писмо(?:то)?',
  Czech: 'dopis[ue]?',
  'Danish, Norwegian and Swedish': `
    brev(?:et)?
    skrivelse
  `,
}

/** What else is answered: a request or an enquiry, whose form is not said. */
export const messageNouns: WordTable = {
  English: `
    messages?
    requests?
    applications?
    enquir(?:y|ies)
    inquir(?:y|ies)
    correspondence
    query
    queries
    communication
    submissions?
    contributions?
    questions?
  `,
  German: `
    nachricht
    anfrage
    anschreiben
  `,
  French: 'demande',
  Spanish: `
    mensaje
    solicitud
  `,
  Italian: `
    messaggio
    richiesta
  `,
  Dutch: `
    bericht
    verzoek
  `,
  Polish: 'wiadomoś(?:ć|ci)',
  Portuguese: 'pedido',
  Bulgarian: 'запитване(?:то)?',
}

/** "Letter" in Greek, where the word for yours follows. */
export const greekLetterNouns: WordTable = {
  Greek: 'επιστολ(?:ή|ής|ήν)',
}

/** What else is answered, in Greek. */
export const greekMessageNouns: WordTable = {
  Greek: `
    μήνυμα
    μηνύματος
    αίτημα
    αιτήματος
    ερώτημα
    ερωτήματος
    έγγραφο
    εγγράφου
  `,
}
