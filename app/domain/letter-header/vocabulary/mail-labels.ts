import type { WordTable } from './word-table.ts'

/** The fields of a mail header that say who wrote, to whom, when and about what. */
export const mailLabels = {
  from: {
    English: 'from',
    German: `
      von
      absender
    `,
    French: `
      de
      expéditeur
    `,
    Spanish: `
      de
      remitente
    `,
    Italian: `
      da
      mittente
    `,
    Dutch: `
      van
      afzender
    `,
    Polish: 'od',
    Swedish: 'från',
    'Danish and Norwegian': 'fra',
    Greek: 'από',
    Bulgarian: 'от',
    Finnish: 'lähettäjä',
    Hungarian: 'feladó',
  },
  to: {
    English: 'to',
    German: 'an',
    French: `
      à
      destinataires?
    `,
    Spanish: 'para',
    Italian: `
      a
      per
    `,
    Dutch: 'aan',
    Polish: 'do',
    Swedish: 'till',
    'Danish and Norwegian': 'til',
    Czech: 'komu',
    Greek: 'προς',
    Bulgarian: 'до',
    Finnish: 'vastaanottaja',
    Hungarian: 'címzett',
    Romanian: 'către',
  },
  cc: {
    English: String.raw`
      cc
      c\.c\.
      copy
      copies
    `,
    German: 'kopie',
    French: 'copie',
    'Spanish and Italian': 'copia',
    Polish: 'kopia',
    Swedish: 'kopia till',
    'Danish and Norwegian': 'kopi',
    Greek: String.raw`
      κοιν(?:οποίηση)?\.?
    `,
    Bulgarian: 'копие(?: до)?',
    Czech: 'na vědomí',
    Hungarian: 'másolat',
  },
  date: {
    English: `
      date
      sent
    `,
    German: `
      gesendet
      datum
    `,
    French: 'envoyé(?: le)?',
    Spanish: `
      enviado(?: el)?
      fecha
    `,
    Italian: `
      data
      inviato
    `,
    Dutch: 'verzonden',
    Polish: 'wysłano',
    Swedish: 'skickat',
    'Danish and Norwegian': 'dato',
    Czech: 'odesláno',
    Greek: `
      ημερομηνία
      εστάλη
    `,
    Bulgarian: `
      изпратено
      дата
    `,
    Finnish: 'lähetetty',
    Hungarian: 'elküldve',
    Romanian: 'trimis',
  },
  subject: {
    English: 'subject',
    German: 'betreff',
    French: 'objet',
    Spanish: 'asunto',
    Italian: 'oggetto',
    Dutch: 'onderwerp',
    Polish: `
      temat
      dotyczy
    `,
    Portuguese: 'assunto',
    Swedish: 'ämne',
    'Danish and Norwegian': 'emne',
    Czech: `
      věc
      předmět
    `,
    Slovak: 'predmet',
    Greek: 'θ[έε]μα',
    Bulgarian: 'относно',
    Finnish: 'aihe',
    Hungarian: 'tárgy',
    Romanian: 'subiect',
  },
  other: {
    English: `
      bcc
      reply-to
      attachments?
      importance
      priority
      message-id
      mime-version
      content-type
      in-reply-to
      references
    `,
    German: 'anlagen?',
    French: 'pièces jointes',
  },
} as const satisfies Record<string, WordTable>

/** The field of a mail header that only mail programs print: when a message was sent. */
export const sentLabels: WordTable = {
  English: 'sent',
  German: 'gesendet',
  French: 'envoyé',
  Spanish: 'enviado',
  Italian: 'inviato',
  Dutch: 'verzonden',
  Polish: 'wysłano',
}

/** The line above a message that is passed on or answered. */
export const olderMessageRules: WordTable = {
  English: `
    original message
    forwarded message
  `,
  German: 'ursprüngliche nachricht',
  French: "message d[’']origine",
  Spanish: 'mensaje original',
  Italian: 'messaggio originale',
  Dutch: 'oorspronkelijk bericht',
}

/** The line above a message that is passed on. */
export const forwardedMessageRules: WordTable = {
  English: `
    forwarded message
    begin forwarded message
  `,
  German: 'weitergeleitete nachricht',
  French: 'message transféré',
  Spanish: 'mensaje reenviado',
  Italian: 'messaggio inoltrato',
  Dutch: 'doorgestuurd bericht',
}

/** What mail programs put before the subject of a message that is passed on. */
export const forwardedSubjectMarks: WordTable = {
  English: 'fwd?',
  German: 'wg',
  French: 'tr',
  Spanish: 'rv',
  Portuguese: 'enc',
  Swedish: 'vb',
  'Danish and Norwegian': 'vs',
  Polish: 'pd',
  Greek: 'πρθ',
  Bulgarian: 'пр',
}

/** How the line that introduces a quoted message begins: "On 3 May 2021 Jane Doe wrote:". */
export const quotationOpenings: WordTable = {
  English: 'on',
  German: 'am',
  French: 'le',
  Spanish: 'el',
  Italian: 'il',
  Dutch: 'op',
}

/** How that line ends. */
export const quotationEndings: WordTable = {
  English: 'wrote',
  German: 'schrieb.{0,60}',
  French: 'a écrit',
  Spanish: 'escribió',
  Italian: 'ha scritto',
  Dutch: 'schreef.{0,60}',
}
