import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'
import { sayParty } from './plain-reading.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'

const readFault = (name: string) =>
  readFileSync(`tests/fixtures/headers/faults/${name}.txt`, 'utf8')

function readState(text: string) {
  const about = { title: null, sent: null, language: null, mail: null }
  const draft = draftFromDocument({ ...about, text, pages: [], notes: [], doubts: [] })
  const { state } = planItem(draft, null, buildNameIndex([], [], []), {})
  return { ...draft, state, doubts: draft.doubts.join('\n') }
}

test.each([
  ['F02-addressee-block-above-date-as-author', 'is read from the head of the text alone'],
  ['F03b-signatory-list-with-blank-lines', 'may be persons'],
  ['F04-two-column-signatures', 'The signatures stand beside each other in uneven rows'],
  ['F09-region-in-title-as-organisation', '“Northeast” beside “Zac Example” is not understood'],
  ['F17-letterhead-address-in-organisation', 'Nobody signed'],
  ['F25-signatory-list-stops-at-first-odd-line', '1 line among those who sign is not understood'],
])('%s is not ready, and says: %s', (name, reason) => {
  const { state, doubts } = readState(readFault(name))
  expect(doubts).toContain(reason)
  expect(state).not.toBe('ready')
})

const signed = (lines: string) => `3 May 2021

Dear Ms Muster,

private messages must stay private.

Yours sincerely,

${lines}
`

test('what stands with a signature and is not understood is a doubt that quotes it', () => {
  const { doubts } = readState(signed('Ana Example\nDirector\nOpen Rights Forum\nRoom for all'))
  expect(doubts).toBe('“Room for all” beside “Ana Example” is not understood.')
})

test('an organisation is believed by a word of organisations', () => {
  const { state, fields } = readState(signed('Ana Example\nDirector\nOpen Rights Forum'))
  expect(fields.parties[0]).toMatchObject({ organisation: 'Open Rights Forum' })
  expect(state).toBe('ready')
})

test('an organisation is doubted that is one by nothing but its place', () => {
  const { doubts, fields } = readState(signed('Ana Example\nDirector\nVoltania'))
  expect(fields.parties[0]).toMatchObject({ organisation: 'Voltania' })
  expect(doubts).toBe('“Voltania” is taken for an organisation only because of its place.')
})

test('such an organisation is believed where it stands elsewhere too, or in an address of mail', () => {
  expect(
    readState(`Voltania thanks you.\n\n${signed('Ana Example\nDirector\nVoltania')}`).doubts,
  ).toBe('')
  expect(readState(signed('Ana Example\nDirector\nVoltania\nana@voltania.example')).doubts).toBe('')
})

test('an address that the greeting does not fit is a doubt', () => {
  const text = signed('Ana Example').replace(
    'Dear',
    'Mr Boris Sample\nDirector\nExample Foundation\nHigh Street 1\n\nDear',
  )
  expect(readState(text).doubts).toBe(
    'The letter greets “Muster”, but is addressed to “Boris Sample”.',
  )
})

test('those who get a copy are no recipients, also where they stand above the greeting', () => {
  const { cc, recipients } = readHeader(readFault('F05-cc-block-before-salutation-as-recipient'))
  expect(cc.map(sayParty)).toEqual([
    'Vera Grego | Principal | Moor Bank High School | –',
    'Sara Mitch | Minister for Education and Early Learning | – | –',
    'Samira Gavell | Privacy Commissioner | – | –',
  ])
  expect(recipients.filter(({ name }) => name)).toEqual([])
})

test('persons on one line are as many authors', () => {
  const { authors } = readHeader(readFault('F15-italian-addressees-unread'))
  expect(authors.map(sayParty)).toEqual([
    'Silvia Esempio | – | – | –',
    'Andrea Prova | – | – | –',
    'Alessia Saggio | – | – | –',
  ])
})
