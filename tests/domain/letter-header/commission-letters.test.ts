import { expect, test } from 'vitest'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { readPlainly, wordsAt } from './plain-reading.ts'

const stamped = `EUROPEAN COMMISSION
DIRECTORATE-GENERAL FOR MIGRATION AND HOME AFFAIRS
Directorate D: Internal Security
Unit D.4: Security in the Digital Age

Ref. Ares(2021)2526421 - 14/04/2021

Brussels, HOME.D.4/KL

Ms Aoife Brennan
Policy Director
Harbour Light Network
12 Quay Street
Galway H91 XY12
Ireland

Subject: Your request concerning the interim Regulation
         and its safeguards

Dear Ms Brennan,

Thank you for your letter of 22 March 2021, registered under Ares(2021)1999999. The proposal COM(2020) 568 in procedure 2020/0259(COD) was adopted on 10 September 2020.

Yours sincerely,

(e-signed)
Katarina LINDQVIST
Head of Unit

Electronically signed on 15/04/2021 10:22 (UTC+02) in accordance with article 4.2 (Validity of electronic documents) of Commission Decision 2004/563
`

test('a registration stamp gives reference and date where no other date is printed', () => {
  expect(readPlainly(stamped)).toMatchObject({
    kind: 'letter',
    date: '2021-04-14',
    reference: 'Ares(2021)2526421',
    truncated: false,
    subject: 'Your request concerning the interim Regulation and its safeguards',
    authors: [
      'Katarina Lindqvist | Head of Unit | European Commission | DG HOME, Directorate D: Internal Security / Unit D.4: Security in the Digital Age',
    ],
    recipients: ['Aoife Brennan | Policy Director | Harbour Light Network | –'],
    inReplyTo: 'letter 2021-03-22',
  })
})

test('a stamp and a later electronic signature are told to who confirms', () => {
  expect(readPlainly(stamped).doubts).toEqual([
    'The letter was registered on 14 April 2021 and signed electronically on 15 April 2021.',
  ])
})

test('the words of a reference and of a subject over two lines are where the proposal says', () => {
  const header = readHeader(stamped)
  expect(wordsAt(stamped, header.reference)).toEqual(['Ares(2021)2526421'])
  expect(wordsAt(stamped, header.date)).toEqual(['14/04/2021'])
  expect(wordsAt(stamped, header.subject)).toEqual([
    'Your request concerning the interim Regulation',
    'and its safeguards',
  ])
})

const withFile = (line: string) =>
  `EUROPEAN COMMISSION\nDirectorate-General for Justice and Consumers\n\n${line}\n\nMr Piotr Zawada\nFundacja Otwarta Sieć\n\nDear Mr Zawada,\n\nI refer to your request of 3 May 2021.\n\nYours faithfully,\n\nMarta Oliveira\nDirector\n`

test.each([
  ['Brussels, JUST.C.3/MO', 'JUST.C.3/MO', null],
  ['Brussels, JUST.C.3/MO (2021) 1234567', 'JUST.C.3/MO (2021) 1234567', '2021-05-03/2021-12-31'],
  ['Brussels, JUST.C.3/MO(2021)1234567', 'JUST.C.3/MO(2021)1234567', '2021-05-03/2021-12-31'],
  ['Brussels, 20 May 2021\nJUST.C.3/MO (2021) 1234567', 'JUST.C.3/MO (2021) 1234567', '2021-05-20'],
  ['Brussels, 20 May 2021  JUST.C.3/MO (2021) 1234567', 'JUST.C.3/MO (2021) 1234567', '2021-05-20'],
  ['Ref.: GestDem No 2021/1234', 'GestDem No 2021/1234', null],
  ['Our ref: JUST/77/b', 'JUST/77/b', null],
  ['Reference: EASE 2023/0456', 'EASE 2023/0456', null],
])('the file on the line “%s” is the reference', (line, reference, date) => {
  expect(readPlainly(withFile(line))).toMatchObject({
    reference,
    date,
    authors: ['Marta Oliveira | Director | European Commission | DG JUST'],
    recipients: ['Piotr Zawada | – | Fundacja Otwarta Sieć | –'],
  })
})

test('an act or a procedure that a letter speaks of is not its reference', () => {
  const text =
    'Dear Ms Roth,\n\nThe proposal COM(2020) 568 under procedure 2020/0259(COD) covers Article 13(2). See Ares(2020)1234567.\n\nKind regards,\n\nPaul Verhagen\n'
  expect(readPlainly(text)).toMatchObject({ reference: null, date: null })
})

test('the reference of the other side is not the reference of the letter', () => {
  expect(readPlainly(withFile('Your ref: AB-2021/55')).reference).toBeNull()
})

test('an access request that only the subject names is the reference', () => {
  const text = withFile('Brussels').replace(
    'Dear Mr',
    'Subject: Your application for access to documents – Ref. GestDem No 2021/0815\n\nDear Mr',
  )
  expect(readPlainly(text)).toMatchObject({
    reference: 'GestDem No 2021/0815',
    subject: 'Your application for access to documents – Ref. GestDem No 2021/0815',
  })
})

test('a Commissioner’s letterhead gives capacity and portfolio, and the signature the casing of the name', () => {
  const text = `VĚRA DVOŘÁKOVÁ

VICE-PRESIDENT OF THE EUROPEAN COMMISSION
VALUES AND TRANSPARENCY

Rue de la Loi, 200
B-1049 Brussels
Tel. +32-2 295 55 55

Bruxelles, le 14 avril 2021
Ares(2021)s2526999

Monsieur Luc Delcourt
Président
Association Clé Publique
18, rue des Tanneurs
F-69001 Lyon

Objet : Votre lettre du 2 février 2021

Monsieur le Président,

Je vous remercie de votre lettre du 2 février 2021.

Je vous prie d'agréer, Monsieur le Président, l'expression de ma considération distinguée.

Věra Dvořáková
`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-04-14',
    reference: 'Ares(2021)s2526999',
    subject: 'Votre lettre du 2 février 2021',
    authors: [
      'Věra Dvořáková | Vice-President of the European Commission | European Commission | Values and Transparency',
    ],
    recipients: ['Luc Delcourt | Président | Association Clé Publique | –'],
    inReplyTo: 'letter 2021-02-02',
  })
})

test('a name that is printed only in capitals gets title case with small particles', () => {
  const text =
    'MARIJKE VAN DER HOEVEN\nMEMBER OF THE EUROPEAN COMMISSION\nJUSTICE\n\nBrussels, 3 June 2021\n\nDear Dr Okafor,\n\nThank you for your message.\n'
  expect(readPlainly(text)).toMatchObject({
    authors: [
      'Marijke van der Hoeven | Member of the European Commission | European Commission | Justice',
    ],
    recipients: ['Okafor | – | – | –'],
    inReplyTo: 'message undated',
  })
})

test('an address that stands in the foot of a page is found, the Commission’s own is not taken for it', () => {
  const text = `EUROPEAN COMMISSION
Directorate-General for Communications Networks, Content and Technology
The Director-General

Brussels, 5 July 2022

Dear Ms Salonen,

Thank you for your e-mail dated 1st June 2022, in which you ask about the proposal and its consequences for the services you offer.

Commission européenne/Europese Commissie, 1049 Bruxelles/Brussel, BELGIQUE/BELGIË
Tel. +32 22991111
Office: BU25 05/181

Ms Tuuli Salonen
Chief Executive Officer
Revontuli Oy
Mannerheimintie 4
FI-00100 Helsinki

The proposal is before the co-legislators, and I cannot anticipate the result of their work at this stage of the procedure.

Yours sincerely,

Roberto Conti
`
  expect(readPlainly(text)).toMatchObject({
    date: '2022-07-05',
    authors: ['Roberto Conti | Director-General | European Commission | DG CNECT'],
    recipients: ['Tuuli Salonen | Chief Executive Officer | Revontuli Oy | –'],
    inReplyTo: 'e-mail 2022-06-01',
  })
})
