import { describe, expect, test } from 'vitest'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { writeItemCell } from '#app/domain/plan/import-cells.ts'
import type { CellEntry } from '#app/domain/plan/item-cells.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'

type Party = LetterDraft['fields']['parties'][number]

const silent = {
  title: null,
  sent: null,
  language: null,
  mail: null,
  pages: [],
  notes: [],
  doubts: [],
}
const partyOf = (party: Partial<Party>): Party => ({
  ...{ role: 'author', name: '', withheld: false, capacity: '', organisation: '', unit: '' },
  ...party,
})
const johansson = partyOf({
  name: 'Ylva Johanson',
  capacity: 'Member of the Commission',
  organisation: 'European Commission',
  unit: 'HOME',
})
function draftBy(...parties: Party[]): LetterDraft {
  const read = draftFromDocument({ ...silent, text: 'We say so.' })
  return { ...read, fields: { ...read.fields, parties } }
}
function write(draft: LetterDraft, value: string, entry: Partial<CellEntry> = {}): LetterDraft {
  const written = writeItemCell(draft, { cell: 'author', value, ...entry })
  if (!written.ok) throw new Error(written.reason)
  return written.draft
}
const authorsAfter = (own: Party[], value: string, entry: Partial<CellEntry> = {}) =>
  write(draftBy(...own), value, entry).fields.parties

describe('a name that is written over another', () => {
  test('is its correction, and the capacity, the house and the unit stay', () => {
    expect(authorsAfter([johansson], 'Ylva Johansson')).toEqual([
      { ...johansson, name: 'Ylva Johansson' },
    ])
  })
  test('is spelled as it is written, also where only an accent or a capital is another', () => {
    const boratynski = partyOf({ name: 'jakub Boratynski', capacity: 'Head of Unit' })
    expect(authorsAfter([boratynski], 'Jakub Boratyński')).toEqual([
      { ...boratynski, name: 'Jakub Boratyński' },
    ])
  })
  test('of a body that is one still is that body’s, in whatever words', () => {
    const house = partyOf({ organisation: 'Access Nwo', unit: 'Policy' })
    expect(authorsAfter([house], 'Access Now')).toEqual([{ ...house, organisation: 'Access Now' }])
  })
  test('of a body, where a person stands there now, is somebody else', () => {
    expect(authorsAfter([partyOf({ organisation: 'Privacy Guides' })], 'Ana Kern')).toEqual([
      partyOf({ name: 'Ana Kern' }),
    ])
    expect(authorsAfter([johansson], 'Digital Rights Watch')).toEqual([
      partyOf({ organisation: 'Digital Rights Watch' }),
    ])
  })
  test('names who had an office that stood there alone', () => {
    const head = partyOf({ capacity: 'Head of Unit', organisation: 'European Commission' })
    expect(authorsAfter([head], 'Jakub Boratyński')).toEqual([
      { ...head, name: 'Jakub Boratyński' },
    ])
  })
  test('tells who it was whose name was withheld', () => {
    const withheld = partyOf({ withheld: true, capacity: 'Head of Unit' })
    expect(authorsAfter([withheld], 'Ana Kern')).toEqual([
      { ...withheld, withheld: false, name: 'Ana Kern' },
    ])
    expect(authorsAfter([johansson], 'name withheld')).toEqual([
      { ...johansson, withheld: true, name: '' },
    ])
  })
  test('is no correction where it was offered with who it is', () => {
    const kern = partyOf({ name: 'Ana Kern', organisation: 'Privacy Guides' })
    expect(authorsAfter([johansson], 'Ana Kern', { parties: [kern] })).toEqual([kern])
    expect(authorsAfter([johansson], 'Ana Kern', { parties: [] })).toEqual([
      partyOf({ name: 'Ana Kern' }),
    ])
  })
})

test('two who are called the same stay two, each with what is known of them', () => {
  const [first, second] = ['Head of Unit', 'Adviser'].map((capacity) =>
    partyOf({ name: 'Ana Kern', capacity }),
  ) as [Party, Party]
  expect(authorsAfter([first, second], 'Ana Kern; Ana Kern; Ben Kern')).toEqual([
    first,
    second,
    partyOf({ name: 'Ben Kern' }),
  ])
})

test('what a party was read from stays with it as far as it says so still', () => {
  const draft = {
    ...draftBy(partyOf({ name: 'Ben Kern' }), johansson),
    sources: { 'party.0.name': 'Ben Kern', 'party.1.name': 'Johanson', 'party.1.unit': 'HOME' },
  }
  expect(write(draft, 'Ben Kern; Ylva Johansson').sources).toEqual({
    'party.0.name': 'Ben Kern',
    'party.1.unit': 'HOME',
  })
  expect(write(draft, 'Ylva Johanson').sources).toEqual({
    'party.0.name': 'Johanson',
    'party.0.unit': 'HOME',
  })
})
