import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

test('a letter of an American organisation is read from letterhead to copies', () => {
  const text = `Open Lattice Institute
1400 Harbor Avenue, Suite 210
Seattle, WA 98101
www.openlattice.example

October 29, 2020

The Honorable Grace Whitfield
Chair
Committee on Digital Affairs
Washington, DC 20510

Re: Encryption and the safety of children

Dear Chair Whitfield:

We write on behalf of the Open Lattice Institute and ask you to keep encryption strong.

Sincerely,

/s/ Daniel Ortega-Reyes
Daniel Ortega-Reyes
Vice President of Public Policy
Open Lattice Institute

cc: Ms. Hannah Cole, Staff Director
    Mr. Amir Haddad, Counsel
`
  expect(readPlainly(text)).toEqual({
    kind: 'letter',
    date: '2020-10-29',
    basis: 'printed at the head of the letter',
    reference: null,
    truncated: null,
    subject: 'Encryption and the safety of children',
    authors: ['Daniel Ortega-Reyes | Vice President of Public Policy | Open Lattice Institute | –'],
    onBehalfOf: ['– | – | Open Lattice Institute | –'],
    recipients: ['Grace Whitfield | Chair | – | Committee on Digital Affairs'],
    cc: ['Hannah Cole | Staff Director | – | –', 'Amir Haddad | Counsel | – | –'],
    inReplyTo: null,
    doubts: [],
  })
})

test('a German letter is read with its address before its date', () => {
  const text = `Bündnis Freies Netz e.V.
Torstraße 9, 10119 Berlin

Bundesministerium des Innern
Herrn Staatssekretär Dr. Klaus Wendt
Alt-Moabit 140
10557 Berlin

Berlin, den 3. Mai 2021

Betreff: Verordnung zur Übergangsregelung

Sehr geehrter Herr Dr. Wendt,

vielen Dank für Ihr Schreiben vom 2. September 2020. Wir haben es mit Interesse gelesen.

Mit freundlichen Grüßen

gez. Annika Sommer
Geschäftsführerin
`
  expect(readPlainly(text)).toMatchObject({
    kind: 'letter',
    date: '2021-05-03',
    subject: 'Verordnung zur Übergangsregelung',
    authors: ['Annika Sommer | Geschäftsführerin | Bündnis Freies Netz e.V. | –'],
    inReplyTo: 'letter 2020-09-02',
  })
  expect(readPlainly(text).recipients[0]).toMatch(/^(?:Staatssekretär Dr\. )?Klaus Wendt \| /)
})

test('several who sign are all authors, each with capacity and organisation', () => {
  const text = `Brussels, 14 April 2021

To: Ms Ingrid Halvorsen, Commissioner for Home Affairs
Cc: Mr Tomás Ferreira, Head of Cabinet

Dear Commissioner Halvorsen,

We write to you about the interim Regulation.

Yours sincerely,

Lena Fischer, Executive Director, Netzwerk Klartext
John O'Dowd, Policy Adviser, Civil Circuit Ireland
María José de la Cruz, Presidenta, Fundación Derecho Abierto
`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-04-14',
    recipients: ['Ingrid Halvorsen | Commissioner for Home Affairs | – | –'],
    authors: [
      'Lena Fischer | Executive Director | Netzwerk Klartext | –',
      "John O'Dowd | Policy Adviser | Civil Circuit Ireland | –",
      'María José de la Cruz | Presidenta | Fundación Derecho Abierto | –',
    ],
    cc: ['Tomás Ferreira | Head of Cabinet | – | –'],
  })
})

test('signatures side by side are read down their columns', () => {
  const text = `Dear Minister,

We ask you to vote against.

Kind regards,

Eva Novotná                    Bruno Keller
President                      Director
Example Foundation             Kantonaler Verein
`
  expect(readPlainly(text).authors).toEqual([
    'Eva Novotná | President | Example Foundation | –',
    'Bruno Keller | Director | Kantonaler Verein | –',
  ])
})

test('an open letter has those who signed its list as authors', () => {
  const text = `Open letter on the confidentiality of messages

2 June 2022

Dear Members of the European Parliament,

We, the undersigned organisations, ask you to protect the confidentiality of messages.

Signatories:

- Bright Wire (Germany)
- Civil Circuit Ireland
- Fundacja Otwarta Sieć (Poland)
- Tessera

[1] A footnote that is nobody.
`
  expect(readPlainly(text)).toMatchObject({
    kind: 'open letter',
    date: '2022-06-02',
    authors: [
      '– | – | Bright Wire | –',
      '– | – | Civil Circuit Ireland | –',
      '– | – | Fundacja Otwarta Sieć | –',
      '– | – | Tessera | –',
    ],
    recipients: ['– | Members of the European Parliament | European Parliament | –'],
    onBehalfOf: [],
  })
})

test('a list of persons who signed gives persons', () => {
  const text =
    'Dear Ministers,\n\nPlease vote against.\n\nSigned by:\n\n1. Prof. Carla Mendes, University of Northport\n2. Dr Yusuf Demir, Institute for Open Systems\n3. Ane Solberg (Civil Circuit Norway)\n'
  expect(readPlainly(text).authors).toEqual([
    'Carla Mendes | – | University of Northport | –',
    'Yusuf Demir | – | Institute for Open Systems | –',
    'Ane Solberg | – | Civil Circuit Norway | –',
  ])
})

test('“for and on behalf of” in a signature says for whom it was signed', () => {
  const text =
    'Dear Ms Lind,\n\nPlease find our answer below.\n\nYours faithfully,\n\nFor and on behalf of Meridian Cloud Ltd\n\nSophie Marchand\nGeneral Counsel\n'
  expect(readPlainly(text)).toMatchObject({
    onBehalfOf: ['– | – | Meridian Cloud Ltd | –'],
    authors: ['Sophie Marchand | General Counsel | Meridian Cloud Ltd | –'],
  })
})

test.each([
  ['President Clara Stein has asked me to reply on her behalf.', 'Clara Stein | President | – | –'],
  ['I am replying on behalf of Commissioner Halvorsen.', 'Halvorsen | Commissioner | – | –'],
  [
    'Thank you for your letter to Minister Paolo Ricci. Mr Ricci has asked me to respond on his behalf.',
    'Paolo Ricci | Minister | – | –',
  ],
  [
    'On behalf of the Civil Circuit Foundation, I would like to thank you.',
    '– | – | Civil Circuit Foundation | –',
  ],
])('“%s” says for whom it is written', (sentence, who) => {
  expect(
    readPlainly(`Dear Ms Lind,\n\n${sentence}\n\nYours sincerely,\n\nJan Peeters\n`).onBehalfOf,
  ).toEqual([who])
})

test('“on behalf of” somebody who is not named counts for nothing', () => {
  const text =
    'Dear Ms Lind,\n\nWe will not conduct surveillance on behalf of law enforcement agencies. I write on behalf of many worried parents.\n\nYours sincerely,\n\nJan Peeters\n'
  expect(readPlainly(text).onBehalfOf).toEqual([])
})

test('a redacted signature is an author whose name is withheld', () => {
  const text = 'Dear Ms Lind,\n\nThank you.\n\nYours sincerely,\n\n[REDACTED]\nHead of Unit\n'
  expect(readPlainly(text).authors).toEqual(['withheld | Head of Unit | – | –'])
})

test('a description of the handwriting, a stamp and a page number sign nothing', () => {
  const text =
    'Dear Ms Lind,\n\nThank you.\n\nYours sincerely,\n\n(signed)\n\nA handwritten signature in blue ink, reading ‘J. Peeters’, above the printed name.\n\nJan Peeters\nDirector\n\n2/2\n'
  expect(readPlainly(text).authors).toEqual(['Jan Peeters | Director | – | –'])
})

test('a position paper and a consultation response are known by their titles', () => {
  expect(
    readPlainly(
      'Position paper on the interim Regulation\n\nCivil Circuit Ireland\n\nMarch 2021\n\nWe welcome the opportunity to set out what we think of the proposal and of its consequences for encryption.\n',
    ),
  ).toMatchObject({ kind: 'position paper', date: '2021-03' })
  expect(
    readPlainly(
      'Civil Circuit response to the public consultation on child safety\n\nWe welcome the opportunity to answer the questions of the Commission in this consultation.\n',
    ).kind,
  ).toBe('consultation response')
  expect(
    readPlainly(
      'Joint statement of seven providers\n\n4 May 2021\n\nWe offer encrypted mail in Europe and are concerned about the plans that were made known last week.\n',
    ),
  ).toMatchObject({ kind: 'statement', date: '2021-05-04' })
  expect(
    readPlainly(
      'Speech by Commissioner Halvorsen at the Digital Forum\n\nCheck against delivery\n\nLadies and gentlemen, it is an honour to be here with you today in this beautiful old city.\n',
    ).kind,
  ).toBe('speech')
})
