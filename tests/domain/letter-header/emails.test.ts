import { expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { readPlainly, wordsAt } from './plain-reading.ts'

test('an e-mail is read from its head, and its signature adds capacity and organisation', () => {
  const text = `From: Jonas Weber <jonas.weber@tessera.example>
To: "Lind, Karin" <karin.lind@ec.europa.eu>; Paul Roth <paul@roth.example>
Cc: Eva Novotná <eva@example.org>
Date: Fri, 2 Oct 2020 09:12:00 +0200
Subject: Interim Regulation and encryption

Dear Ms Lind,

I write about the proposal that the Commission adopted on 10 September 2020.

Kind regards,
Jonas Weber
Policy Manager
Tessera GmbH
`
  expect(readPlainly(text)).toEqual({
    kind: 'e-mail',
    date: '2020-10-02',
    basis: 'given in the head of the message',
    reference: null,
    truncated: null,
    subject: 'Interim Regulation and encryption',
    authors: ['Jonas Weber | Policy Manager | Tessera GmbH | –'],
    onBehalfOf: [],
    recipients: ['Karin Lind | – | – | –', 'Paul Roth | – | – | –'],
    cc: ['Eva Novotná | – | – | –'],
    inReplyTo: null,
    doubts: [],
  })
  expect(wordsAt(text, readHeader(text).recipients[0]!.name)).toEqual(['Lind, Karin'])
})

test.each([
  [
    'Von: Anna Busch <anna@busch.example>\nGesendet: Freitag, 2. Oktober 2020 09:12\nAn: Karin Lind\nBetreff: Verschlüsselung\n\nSehr geehrte Frau Lind,\n\nbitte antworten Sie.\n\nMit freundlichen Grüßen\nAnna Busch\n',
    'Verschlüsselung',
    'Anna Busch',
    'Karin Lind',
  ],
  [
    'De : Luc Delcourt <luc@cle.example>\nEnvoyé : vendredi 2 octobre 2020 09:12\nÀ : Karin Lind\nObjet : Chiffrement\n\nMadame,\n\nMerci de votre réponse.\n\nCordialement,\nLuc Delcourt\n',
    'Chiffrement',
    'Luc Delcourt',
    'Karin Lind',
  ],
  [
    'From: BUSCH Anna (HOME)\nSent: Friday, October 2, 2020 9:12 AM\nTo: Karin Lind\nSubject: RE: Encryption\n\nDear Karin,\n\nSee below.\n\nBest,\nAnna\n',
    'RE: Encryption',
    'Anna Busch',
    'Karin Lind',
  ],
])(
  'mail labels of other languages and programs are read (%#)',
  (text, subject, author, recipient) => {
    const header = readHeader(text)
    expect(header.kind?.value).toBe('e-mail')
    expect(header.date?.value.edtf).toBe('2020-10-02')
    expect(header.subject?.value).toBe(subject)
    expect(header.authors.map(({ name }) => name?.value)).toEqual([author])
    expect(header.recipients.map(({ name }) => name?.value)).toEqual([recipient])
  },
)

test('a redacted sender or recipient is withheld', () => {
  const text =
    'From: [REDACTED]\nSent: 05 October 2020 17:30\nTo: [REDACTED] <[REDACTED]>; Karin Lind\nSubject: Meeting\n\nHello,\n\nsee you then.\n'
  expect(readPlainly(text)).toMatchObject({
    date: '2020-10-05',
    authors: ['withheld | – | – | –'],
    recipients: ['withheld | – | – | –', 'Karin Lind | – | – | –'],
  })
})

test('the message that is quoted below an e-mail is what it answers, and nothing else is read from it', () => {
  const text = `From: Karin Lind <karin@lind.example>
Sent: Monday, 5 October 2020 10:00
To: Jonas Weber <jonas@tessera.example>
Subject: RE: Encryption

Dear Jonas,

I will look into it.

Best regards,
Karin Lind

-----Original Message-----
From: Jonas Weber <jonas@tessera.example>
Sent: Friday, 2 October 2020 09:12
To: Karin Lind <karin@lind.example>
Subject: Encryption

Dear Karin,

Please look into it.

Kind regards,
Jonas Weber
`
  expect(readPlainly(text)).toMatchObject({
    date: '2020-10-05',
    authors: ['Karin Lind | – | – | –'],
    recipients: ['Jonas Weber | – | – | –'],
    inReplyTo: 'e-mail 2020-10-02',
  })
})

test('a sender’s address without a name names nobody', () => {
  expect(
    readPlainly(
      'From: info@example.org\nTo: team@example.com\nDate: 2020-10-02\nSubject: News\n\nHello.\n',
    ),
  ).toMatchObject({ kind: 'e-mail', date: '2020-10-02', authors: [], recipients: [] })
})
