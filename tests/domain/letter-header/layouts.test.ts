import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

test('lines that text extraction set apart by blank lines still make one address and one letterhead', () => {
  const text = `EUROPEAN COMMISSION

Secretariat-General

Directorate C

Brussels,

SG.C.1/XY

By registered letter with acknowledgment of receipt

Mr Jan Smit

Keizersgracht 12

1015 CS Amsterdam

The Netherlands

Subject: Your confirmatory application – GESTDEM 2020/1234

Dear Mr Smit,

I refer to your letter of 12 January 2021, in which you submit a confirmatory application.

Yours sincerely,

Ilona WEISS
Secretary-General
`
  expect(readPlainly(text)).toMatchObject({
    date: null,
    reference: 'SG.C.1/XY',
    authors: [
      'Ilona Weiss | Secretary-General | European Commission | Secretariat-General / Directorate C',
    ],
    recipients: ['Jan Smit | – | – | –'],
    inReplyTo: 'letter 2021-01-12',
  })
})

test('a head without any blank line is read', () => {
  const text = `EUROPEAN COMMISSION
DIRECTORATE-GENERAL FOR COMMUNICATIONS NETWORKS, CONTENT AND TECHNOLOGY
Digital Society, Trust and Cybersecurity
The Director
Brussels, 3 March 2021
cnect.ddg1.h/LP (2021) 1456789
Mr Alan Roe
Head of Public Policy
Meridian Cloud
Dear Mr Roe,
Thank you for your letter dated 1 February 2021 to Executive Vice-President Margit Sørensen and Commissioner Thierry Durand. They have asked me to reply on their behalf.
I take good note.
Yours sincerely,
Lorena Popescu
(e-signed)
`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-03-03',
    reference: 'cnect.ddg1.h/LP (2021) 1456789',
    authors: [
      'Lorena Popescu | Director | European Commission | DG CNECT, Digital Society, Trust and Cybersecurity',
    ],
    onBehalfOf: [
      'Margit Sørensen | Executive Vice-President | – | –',
      'Thierry Durand | Commissioner | – | –',
    ],
    recipients: ['Alan Roe | Head of Public Policy | Meridian Cloud | –'],
  })
})

test('a letter from Parliament has its file number beside its date', () => {
  const text = `European Parliament
Committee on Civil Liberties, Justice and Home Affairs
The Chair

IPOL-COM-LIBE D (2021) 12345

D 301234  18.05.2021

Commissioner Ylva Sandberg
European Commission
1049 Brussels

Dear Commissioner,

I write about the interim Regulation.

Yours sincerely,

Fernando LOPEZ DE LA VEGA

Copy: Mr Didier Lambert, Commissioner for Justice
      Ms Ana Horvat, Director-General, DG HOME
`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-05-18',
    reference: 'IPOL-COM-LIBE D (2021) 12345',
    authors: [
      'Fernando Lopez de la Vega | Chair | European Parliament | Committee on Civil Liberties, Justice and Home Affairs',
    ],
    recipients: ['Ylva Sandberg | Commissioner | European Commission | –'],
    cc: [
      'Didier Lambert | Commissioner for Justice | – | –',
      'Ana Horvat | Director-General | – | DG HOME',
    ],
  })
})

test('a British letter without a subject label is read', () => {
  const text = `Department for Online Affairs
100 Parliament Street
London SW1A 2BQ
E: post@doa.example

The Rt Hon Eleanor Grange MP
Secretary of State for Online Affairs

Our ref: MC2021/03345

14 April 2021

Dr Samuel Okoro
Chief Executive
Open Channel Trust
By email only: samuel@openchannel.example

Dear Dr Okoro,

Thank you for your letter of 12 March about encryption.

Yours sincerely,

Rt Hon Eleanor Grange MP
Secretary of State for Online Affairs
`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-04-14',
    reference: 'MC2021/03345',
    authors: [
      'Eleanor Grange | Secretary of State for Online Affairs | Department for Online Affairs | –',
    ],
    recipients: ['Samuel Okoro | Chief Executive | Open Channel Trust | –'],
    inReplyTo: 'letter 2021-03-12',
  })
})

test('a French letter names its answer before the greeting words do', () => {
  const text = `Ministère de l'Exemple
Place des Essais
75008 Paris

Paris, le 8 juin 2021

N/Réf. : DGE/2021/0456
V/Réf. : CP/12

Madame Claire Fontaine
Présidente de l'association Clé Publique
69001 Lyon

Objet : Règlement provisoire

Madame la Présidente,

Par courrier du 2 mai 2021, vous avez appelé mon attention sur le règlement.

Veuillez agréer, Madame la Présidente, l'expression de mes salutations distinguées.

Le directeur général
Pierre MARTIN
`
  expect(readPlainly(text)).toMatchObject({
    date: '2021-06-08',
    reference: 'DGE/2021/0456',
    subject: 'Règlement provisoire',
    authors: ["Pierre Martin | Directeur général | Ministère de l'Exemple | –"],
    recipients: ["Claire Fontaine | Présidente de l'association Clé Publique | – | –"],
    inReplyTo: 'letter 2021-05-02',
  })
})

test('a Spanish letter and a Dutch one are read', () => {
  const spanish =
    'Estimada señora Comisaria:\n\nEn respuesta a su carta del 2 de septiembre de 2020, le comunico lo siguiente.\n\nReciba un cordial saludo,\n\nDña. Lucía Fernández Ruiz\nDirectora General\nMinisterio de Ejemplo\n'
  expect(readPlainly(spanish)).toMatchObject({
    authors: ['Lucía Fernández Ruiz | Directora General | Ministerio de Ejemplo | –'],
    recipients: ['– | Comisaria | – | –'],
    inReplyTo: 'letter 2020-09-02',
  })
  const dutch =
    'Ministerie van Voorbeeld\nPostbus 20301\n2500 EH Den Haag\n\nDe voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\n2500 EA Den Haag\n\nDatum 7 maart 2021\nOns kenmerk 3214567\nUw kenmerk 2021Z01234\n\nGeachte voorzitter,\n\nHierbij beantwoord ik uw brief van 2 februari 2021.\n\nHoogachtend,\n\nDe Minister van Justitie,\n\nF.B.J. de Vries\n'
  expect(readPlainly(dutch)).toMatchObject({
    date: '2021-03-07',
    reference: '3214567',
    authors: ['F.B.J. de Vries | Minister van Justitie | Ministerie van Voorbeeld | –'],
    recipients: ['– | Voorzitter van de Tweede Kamer der Staten-Generaal | – | –'],
    inReplyTo: 'letter 2021-02-02',
  })
})

test('associations that sign below the closing are authors of their own', () => {
  const text =
    'Mr. Thierry Durand\nCommissioner for the Internal Market\nEuropean Commission\n1049 Brussels\n\n9 June 2021\n\nDear Commissioner Durand,\n\nRe: Joint industry letter\n\nThe undersigned associations write to you.\n\nYours sincerely,\n\nAssociation of Example Providers\nBureau of Open Software Europe\nComputer Makers Alliance\n'
  expect(readPlainly(text)).toMatchObject({
    subject: 'Joint industry letter',
    authors: [
      '– | – | Association of Example Providers | –',
      '– | – | Bureau of Open Software Europe | –',
      '– | – | Computer Makers Alliance | –',
    ],
    recipients: ['Thierry Durand | Commissioner for the Internal Market | European Commission | –'],
  })
})

test('headings in a list of those who sign say what its entries are', () => {
  const text =
    'Open letter to Commissioner Ylva Sandberg: Protect encryption\n\n12 January 2023\n\nDear Commissioner Sandberg,\n\nWe ask.\n\nSigned,\n\nOrganisations:\nBright Wire\nCivil Circuit Ireland\nTessera\n\nIndividual experts:\nProf. Carla Mendes, University of Northport\nYusuf Demir\n'
  expect(readPlainly(text)).toMatchObject({
    kind: 'open letter',
    authors: [
      '– | – | Bright Wire | –',
      '– | – | Civil Circuit Ireland | –',
      '– | – | Tessera | –',
      'Carla Mendes | – | University of Northport | –',
      'Yusuf Demir | – | – | –',
    ],
    recipients: ['Ylva Sandberg | Commissioner | – | –'],
  })
})

test('an office in a salutation is a capacity, not a name', () => {
  for (const greeting of ['Dear Mr President,', 'Dear Madam President,', 'Dear President,'])
    expect(
      readPlainly(`${greeting}\n\nThank you.\n\nYours sincerely,\n\nJan Peeters\n`).recipients,
    ).toEqual(['– | President | – | –'])
  for (const greeting of [
    'Dear Sir or Madam,',
    'Dear all,',
    'To whom it may concern,',
    'Dear colleagues,',
    'Sehr geehrte Damen und Herren,',
  ])
    expect(
      readPlainly(`${greeting}\n\nThank you.\n\nYours sincerely,\n\nJan Peeters\n`).recipients,
    ).toEqual([])
})

test('an American sender’s numeric date is read with the month first, and said to be in doubt', () => {
  const text =
    'Open Lattice Institute\n1400 Harbor Avenue\nSeattle, WA 98101\n\n04/05/2021\n\nDear Senator Whitfield:\n\nWe ask for help.\n\nSincerely,\n\nDaniel Ortega\n'
  expect(readPlainly(text)).toMatchObject({
    date: '2021-04-05',
    doubts: ['“04/05/2021” is read as 5 April 2021; with the day first it would be 4 May 2021.'],
    recipients: ['Whitfield | Senator | – | –'],
  })
})

test('a reply without a mail head is an e-mail by what it quotes', () => {
  expect(
    readPlainly(
      'Hi Karin,\n\nSee attached.\n\nBest regards,\nJonas\n\nOn 2 Oct 2020, at 09:12, Karin Lind <k@lind.example> wrote:\n\n> Dear Jonas,\n> hello\n',
    ),
  ).toMatchObject({ kind: 'e-mail', date: null, authors: [], inReplyTo: 'e-mail 2020-10-02' })
})

test('a receipt stamp does not date a letter', () => {
  expect(
    readPlainly(
      'Received 16 April 2021\n\nBrussels, 14 April 2021\n\nDear Ms Lind,\n\nThank you.\n\nYours sincerely,\n\nJan Peeters\n',
    ),
  ).toMatchObject({ date: '2021-04-14', doubts: [] })
})
