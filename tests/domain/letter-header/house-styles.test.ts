import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

test('a Greek letter is read from its ministry to the office above the name of who signs', () => {
  const text = `ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ
ΥΠΟΥΡΓΕΙΟ ΔΙΚΑΙΟΣΥΝΗΣ

Αθήνα, 3 Μαΐου 2021
Αριθ. Πρωτ.: 512/ΕΞ

ΠΡΟΣ: Ένωση Καταναλωτών

ΘΕΜΑ: Κρυπτογράφηση

Αξιότιμοι κύριοι,

σε απάντηση της επιστολής σας της 12ης Απριλίου 2021 σας γνωρίζουμε ότι στηρίζουμε την κρυπτογράφηση.

Με τιμή

Η Υπουργός

Μαρία Δημητρίου
`
  expect(readPlainly(text)).toMatchObject({
    kind: 'letter',
    date: '2021-05-03',
    reference: '512/ΕΞ',
    subject: 'Κρυπτογράφηση',
    inReplyTo: 'letter 2021-04-12',
    authors: [expect.stringMatching(/^Μαρία Δημητρίου \| .*Υπουργός \| Υπουργειο Δικαιοσυνης \| /)],
    recipients: ['– | – | Ένωση Καταναλωτών | –'],
  })
})

test('a Bulgarian letter is read, its date with the sign for year', () => {
  const text = `МИНИСТЕРСТВО НА ПРАВОСЪДИЕТО

Изх. № 96-00-12
София, 7 юни 2021 г.

До
г-жа Мария Иванова
Фондация „Право“

Относно: Криптиране

Уважаема госпожо Иванова,

На Ваше писмо от 3 май 2021 г. отговаряме, че подкрепяме криптирането.

С уважение,

Иван Петров
Заместник-министър
`
  expect(readPlainly(text)).toMatchObject({
    kind: 'letter',
    date: '2021-06-07',
    reference: '96-00-12',
    subject: 'Криптиране',
    inReplyTo: 'letter 2021-05-03',
    authors: ['Иван Петров | Заместник-министър | Министерство На Правосъдието | –'],
    recipients: ['Мария Иванова | – | Фондация „Право“ | –'],
  })
})

test.each([
  ['Praha 15. března 2021', '2021-03-15'],
  ['Warszawa, dnia 8 maja 2021 roku', '2021-05-08'],
  ['Bratislava 3. júna 2021', '2021-06-03'],
  ['Stockholm den 9 augusti 2021', '2021-08-09'],
  ['Helsinki, 4. kesäkuuta 2021', '2021-06-04'],
  ['București, 4 iunie 2021', '2021-06-04'],
  ['Budapest, 2021. március 4.', '2021-03-04'],
  ['Αθήνα, 28 Φεβρουαρίου 2021', '2021-02-28'],
  ['София, 24.11.2021 г.', '2021-11-24'],
  ['*3 May 2021*', '2021-05-03'],
  ['(25.1.2021)', '2021-01-25'],
])('the head line “%s” dates a letter', (line, day) => {
  expect(
    readPlainly(`${line}\n\nDear Ms Lind,\n\nwe agree.\n\nYours sincerely,\n\nJan Peeters\n`).date,
  ).toBe(day)
})

test('a statement to the press is dated by the place and day before its first sentence', () => {
  const text =
    'OPEN NETS FOUNDATION\n\nStatement on the interim rules\n\nBrussels, 3 May 2021 – Today the Commission proposed rules of 1 May 2020 again, and we regard them as a mistake that has to be mended soon.\n'
  expect(readPlainly(text)).toMatchObject({
    kind: 'statement',
    date: '2021-05-03',
    subject: 'Statement on the interim rules',
  })
})

test.each([
  [
    'In reply to a letter',
    'w odpowiedzi na pismo z dnia 2 września 2020 r. informuję, że popieramy szyfrowanie.',
    'letter 2020-09-02',
  ],
  [
    'what was received',
    'Thank you for your request for information, which we received on 2 September 2020.',
    'message 2020-09-02',
  ],
  ['a submission', 'I refer to your submission of 2 September 2020.', 'message 2020-09-02'],
  ['Portuguese', 'Acuso a receção do seu e-mail de 2 de setembro de 2020.', 'e-mail 2020-09-02'],
])('what is answered is found: %s', (_what, sentence, answered) => {
  expect(
    readPlainly(`Dear Ms Lind,\n\n${sentence}\n\nYours sincerely,\n\nJan Peeters\n`).inReplyTo,
  ).toBe(answered)
})

test('what is answered is read from the head where the body does not say it', () => {
  expect(
    readPlainly(
      'Berlin, 9. November 2022\n\nBezug: Ihr Schreiben vom 14. Oktober 2022\n\nSehr geehrter Herr Lind,\n\nwir stimmen zu.\n\nMit freundlichen Grüßen\n\nJan Peeters\n',
    ).inReplyTo,
  ).toBe('letter 2022-10-14')
})

test('a reply without a day takes the day of the message quoted below it', () => {
  const text =
    'Dear Jan,\n\nthank you for your message. We agree.\n\nBest wishes,\nAna Lind\n\nFrom: Jan Peeters <jan@example.org>\nSent: 16 April 2021 17:48\nTo: Ana Lind\nSubject: Rules\n\nDear Ana,\n\ndo you agree?\n'
  expect(readPlainly(text).inReplyTo).toBe('e-mail 2021-04-16')
})

test('a message that is passed on is not answered', () => {
  const text =
    'From: Ana Lind <ana@example.org>\nDate: Thu, 12 May 2022 08:03\nTo: Jan Peeters\nSubject: FW: Rules\n\nFor your information.\n\n---------- Forwarded message ---------\nFrom: Eva Roth <eva@example.org>\nDate: Wed, 11 May 2022 at 22:17\nSubject: Rules\nTo: Ana Lind\n\nWe object.\n'
  expect(readPlainly(text)).toMatchObject({ kind: 'e-mail', date: '2022-05-12', inReplyTo: null })
})

test('the head of an older message is none of a message that begins with a greeting', () => {
  const text =
    'Chère Justine,\n\nje vous transmets ce texte.\n\nAgathe Lorrain\n\nDe : Hugo Tessier <h@example.org>\nEnvoyé : vendredi 1 décembre 2023 17:31\nÀ : Agathe Lorrain\nObjet : Position\n\nMadame,\n\nnous refusons.\n'
  expect(readPlainly(text)).toMatchObject({ subject: null, date: null })
  expect(readPlainly(text).authors.join()).not.toContain('Tessier')
})

const letterWith = (above: string, below = '') =>
  `Jan Peeters\nRue Haute 5\n1000 Brussels\n\n3 May 2021\n\nMs Ana Lind\nOpen Nets Foundation\n\n${above}Dear Ms Lind,\n\n${below}we have thought about what you wrote to us, and we agree with every word of it.\n\nYours sincerely,\n\nJan Peeters\n`

test.each([
  [
    'above the salutation',
    letterWith('Draft standards for messaging services\n\n'),
    'Draft standards for messaging services',
  ],
  [
    'below the salutation',
    letterWith('', 'Draft standards for messaging services\n\n'),
    'Draft standards for messaging services',
  ],
  [
    'with the shape of a name',
    letterWith('Trilog zur Übergangsverordnung\n\n'),
    'Trilog zur Übergangsverordnung',
  ],
  ['no line but the address', letterWith(''), null],
  ['a way of sending', letterWith('By registered post and e-mail\n\n'), null],
  ['a reference', letterWith('Our Ref: MO-00412-2021\n\n'), null],
])('a subject that no word announces is a line of its own: %s', (_where, text, subject) => {
  expect(readPlainly(text)).toMatchObject({
    subject,
    recipients: ['Ana Lind | – | Open Nets Foundation | –'],
  })
})

test.each([
  [
    'Open letter to the European Parliament on the interim rules',
    'Open letter to the European Parliament on the interim rules',
  ],
  ['# Joint statement on upload moderation', 'Joint statement on upload moderation'],
  [
    'Speech by Commissioner Lind at the conference “Preventing and combating the abuse of children”',
    'Speech by Commissioner Lind at the conference “Preventing and combating the abuse of children”',
  ],
])('the title that says what a text is is its subject: %s', (line, subject) => {
  expect(
    readPlainly(
      `${line}\nBrussels, 3 May 2021\n\nWe have thought about the rules that were proposed, and this is what we think of them.\n`,
    ),
  ).toMatchObject({ subject, date: '2021-05-03' })
})
