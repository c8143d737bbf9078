import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'
import { readPlainly } from './plain-reading.ts'

/** What the letters hold is made up; each stands for a way in which the heads of real ones were misread. */
const readFault = (name: string) =>
  readFileSync(`tests/fixtures/headers/faults/${name}.txt`, 'utf8')

function draftOf(text: string) {
  const about = { title: null, sent: null, language: null, mail: null }
  const draft = draftFromDocument({ ...about, text, pages: [], notes: [], doubts: [] })
  return { ...draft, ...planItem(draft, null, buildNameIndex([], [], []), {}) }
}

test.each([
  [
    'F01-submission-title-as-author',
    {
      subject:
        'Submission to the Senate Standing Committee on Legal and Constitutional Affairs regarding the Harbour Cameras Amendment (Storage and Fees) Bill 2022',
      authors: [],
    },
  ],
  [
    'F02-addressee-block-above-date-as-author',
    {
      authors: [],
      recipients: ['– | – | Senate Harbours and Railways Legislation Committee | –'],
      doubts: [
        'That the letter is to “Senate Harbours and Railways Legislation Committee” is read from the head of the text alone.',
      ],
    },
  ],
  [
    'F03-signatory-list-of-organisations',
    {
      authors: [
        '– | – | Access Today | –',
        '– | – | Advocacy for Principled Action | –',
        '– | – | Amnesia International | –',
        '– | – | Future Minds | –',
        '– | – | World Privacy Circle | –',
      ],
    },
  ],
  [
    'F05-cc-block-before-salutation-as-recipient',
    { recipients: ['– | Secretary | Northland Department of Education | –'] },
  ],
  [
    'F06-reference-alone-above-date',
    { reference: 'MC17-005513', onBehalfOf: ['Gordon Brand | The Attorney-General | – | –'] },
  ],
  ['F07-on-behalf-of-runs-into-next-sentence', { onBehalfOf: ['– | Minister | – | –'] }],
  [
    'F08-thank-you-closing-loses-author',
    { authors: ['Tom Single Norten | Chair | Open Rights Forum | –'] },
  ],
  [
    'F10-testimony-signature-as-recipient',
    {
      authors: ['Zac Example | – | Policy & Business Development | –'],
      recipients: ['Barvel | Chair | – | –'],
    },
  ],
  ['F11-long-title-line-above-the-date-loses-the-date', { date: '2016-03-09' }],
  [
    'F12-polish-vocative-as-name',
    { authors: ['Jan Wzorowy | – | – | –', 'Anna Próbna | – | – | –'] },
  ],
  [
    'F13-several-recipients-merged',
    {
      recipients: [
        'Lorenzo “Bub” Donald | Chairman | – | –',
        'Tim Eckel | Vice-chairman | – | –',
        'Chuck Eastern | Commissioner | – | –',
        'H. Doug Ever | Commissioner | – | –',
        'Tricia Pride | Commissioner | Public Service Commission | –',
      ],
      cc: ['Kyle Leech | Vice President Regulatory Affairs | Power Company | –'],
    },
  ],
  [
    'F14-organisation-addressee-read-as-a-person',
    { authors: ['– | – | Energy Policy Team | –'], recipients: [] },
  ],
  ['F19-cover-page-date', { date: '2017-04-03', authors: ['– | – | Open Rights Forum | –'] }],
  [
    'F20-day-month-dot-no-space-year',
    { date: '2023-10-06', authors: ['Martin Example | CEO | Daim Truck AG | –'] },
  ],
])('%s is read as a person reads it', (name, right) => {
  expect(readPlainly(readFault(name))).toMatchObject(right)
})

test('a letter to “Dear Minister,” alone goes in, with nobody as its recipient and a note', () => {
  const { state, fields, notes } = draftOf(readFault('F26-dear-minister-alone-blocks-letter'))
  expect(state).toBe('ready')
  expect(fields.parties.map(({ role, name }) => `${role} ${name}`)).toEqual(['author Ana Example'])
  expect(fields.title).toBe('Ana Example')
  expect(notes).toEqual(['The letter is to “Minister”, and names nobody: nobody is proposed.'])
})

test('an organisation that stands beside other words, as an address beside a letterhead, is a doubt', () => {
  const { state, doubts } = draftOf(readFault('F23-letterhead-beside-addressee'))
  expect(state).toBe('doubtful')
  expect(doubts).toEqual([
    '“Ministry of Justice” stands beside other words on its line, and may be somebody else’s.',
    '“Open Rights Forum” stands beside other words on its line, and may be somebody else’s.',
  ])
})

const jointLetter = (names: readonly string[]) =>
  `3 May 2021\n\nDear Ms Muster,\n\nPrivate messages must stay private.\n\nYours sincerely,\n\n${names.join('\n')}\n`

test.each([103, 500])('all of %i organisations that sign are authors, one to a line', (count) => {
  const names = Array.from(
    { length: count },
    (_, index) => `Alliance ${numeral(index)} for Harbours`,
  )
  const { state, doubts, fields } = draftOf(jointLetter(names))
  const authors = fields.parties.filter(({ role }) => role === 'author')
  expect(authors.map(({ organisation }) => organisation)).toEqual(names)
  expect([state, doubts]).toEqual(['ready', []])
})

test('a list goes on behind lines that are not understood, and these are counted and shown', () => {
  const names = Array.from({ length: 103 }, (_, index) => `Alliance ${numeral(index)} for Harbours`)
  const odd =
    'This line is a remark that somebody left among the names of those who sign the letter.'
  const { state, doubts, fields } = draftOf(
    jointLetter(names.toSpliced(40, 0, odd).toSpliced(80, 0, odd)),
  )
  expect(fields.parties.filter(({ role }) => role === 'author')).toHaveLength(103)
  expect(doubts).toEqual([
    '2 lines among those who sign are not understood: ' +
      '“This line is a remark that somebody left among the names of those who sign the…”, ' +
      '“This line is a remark that somebody left among the names of those who sign the…”.',
  ])
  expect(state).toBe('doubtful')
})

test('a footnote between two parts of a list is none of those who sign', () => {
  const text = `3 May 2021\n\nDear Ms Muster,\n\nPlease stop.\n\nThank you,\n\nORGANISATIONS\n\nAccess Today\nOpen Rights Forum\n\n[7] See https://example.org/harbours and what is said there of cameras, which film all that pass.\n\nINDIVIDUALS\n\nDr. Ana Example\nExample University\n\nBoris Sample\nLawyer\n`
  expect(readPlainly(text).authors).toEqual([
    '– | – | Access Today | –',
    '– | – | Open Rights Forum | –',
    'Ana Example | – | Example University | –',
    'Boris Sample | Lawyer | – | –',
  ])
})

/** A number in letters, of which no two are equal: A, B, …, BA, BB. */
function numeral(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${numeral(Math.floor(index / 26))}${letter}`
}
