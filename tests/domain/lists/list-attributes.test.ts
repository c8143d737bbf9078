import { expect, test } from 'vitest'
import type { ActorFact, ActorFactForm } from '#app/domain/actor-facts.ts'
import {
  placeAttribute,
  readListAttributes,
  writeListAttributes,
  type ListFactState,
} from '#app/domain/lists/list-attributes.ts'

const rowOf = (cells: Record<string, string>) => ({
  ...{ row: 2, excess: 0 },
  cells: Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, { text }])),
})

function read(cells: Record<string, string>): ActorFactForm[] {
  const found = readListAttributes(rowOf(cells))
  if (!found.ok) throw new Error(found.reason)
  return found.forms
}

const reasonOf = (cells: Record<string, string>) => {
  const found = readListAttributes(rowOf(cells))
  return found.ok ? null : found.reason
}

/** What one actor is grouped by, as stored. */
function openState(cells: Record<string, string>): ListFactState {
  const stored = read(cells).map((form, at): ActorFact => ({
    ...form,
    ...{ id: `f${at}`, actorId: 'a', successor: null, letter: null, said: null },
    ...{ withdrawn: false, revision: 1, source: 'https://example.org/' },
  }))
  return { actorId: 'a', actorName: 'A', stored, added: [], changed: [], said: new Set() }
}

const place = (state: ListFactState, cells: Record<string, string>) =>
  read(cells).flatMap((form) => {
    const placed = placeAttribute(form, state)
    if (!placed.ok) return [placed.reason]
    return placed.differences.map(({ label, before, after }) => `${label}: ${before} → ${after}`)
  })

test('a cell says values with their days, and other attributes with their names', () => {
  expect(read({ party: 'S (until 2019); "Left; Green" (from 2020-03 until 2021)' })).toMatchObject([
    { attribute: 'party', value: 'S', firstDay: null, lastDay: '2019-12-31', toEdtf: '2019' },
    { value: 'Left; Green', firstDay: '2020-03-01', fromEdtf: '2020-03', lastDay: '2021-12-31' },
  ])
  expect(read({ attributes: 'remit: Health; "a:b": 5" disk (old)' })).toMatchObject([
    { attribute: 'remit', value: 'Health' },
    { attribute: 'a:b', value: '5" disk (old)' },
  ])
  expect(reasonOf({ attributes: 'Health' })).toMatch(/^“Other attributes”: Write “Health” with/)
  expect(reasonOf({ country: 'Sweden (from May)' })).toMatch(/^“Country”: .*May/)
  expect(reasonOf({ country: 'Sweden (from 2020 until 2019)' })).toMatch(/ends before it begins/)
})

test.each<Record<string, string>>([
  { party: 'S (until 2019); "Left; Green" (from 2020-03 until 2021)' },
  { sector: 'Press; "5"" disk"; "a (from 2019)"', attributes: 'remit: Health; "a:b": c: d' },
])('what is written is read as the same: %o', (cells) => {
  const forms = read(cells)
  expect(read(writeListAttributes(forms))).toEqual(forms)
})

test('what stands is left, days are changed, and one value takes the place of another where only one can be', () => {
  const stored = { country: 'Sweden (from 2019)', sector: 'Press' }
  expect(place(openState(stored), stored)).toEqual([])
  expect(place(openState(stored), { country: 'SWEDEN', sector: 'Radio' })).toEqual([
    'Sector: null → Radio',
  ])
  const state = openState(stored)
  expect(place(state, { country: 'Sweden (from 2018 until 2020)' })).toEqual([
    'Country: Sweden, since 2019 → Sweden, 2018 – 2020',
  ])
  expect(state.changed[0]!.after.source).toBe('https://example.org/')
  const other = openState(stored)
  expect(place(other, { country: 'Spain' })).toEqual([
    'Country: Sweden, since 2019 → Spain, since 2019',
  ])
  // What proved the one proves nothing of the other.
  expect(other.changed[0]!.after.source).toBeNull()
  expect(place(openState(stored), { country: 'Spain (until 2018)' })).toEqual([
    'Country: null → Spain, until 2018',
  ])
})

test('what cannot both be so is refused', () => {
  const refused: unknown[] = [
    expect.stringMatching(/^Country is .* already, which does not go with this/),
  ]
  expect(place(openState({ country: 'Sweden' }), { country: 'Spain (from 2020)' })).toEqual(refused)
  expect(place(openState({}), { country: 'Spain; Sweden' })).toEqual([
    'Country: null → Spain',
    ...refused,
  ])
  const twice = openState({ country: 'Sweden' })
  expect(place(twice, { country: 'Sweden' })).toEqual([])
  expect(place(twice, { country: 'Spain' })).toEqual(refused)
})
