import { expect, test } from 'vitest'
import { distinguishNames } from '#app/features/actors/distinct-names.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const person = (id: string, name: string) => ({ id, kind: 'person' as const, name })
const belongs = (memberId: string, organisationId: string) => ({
  memberId,
  organisationId,
  role: null,
  firstDay: null,
  lastDay: null,
})

test('those of one name have where they belong behind it, then a number, and others keep theirs', async () => {
  await using store = await openTestStore()
  const people = [
    person('1', 'O. Smith'),
    person('2', 'Ó. Smith'),
    person('3', 'o. smith'),
    person('4', 'A. Smith'),
    person('5', 'O. Smith'),
  ]
  await store.actors.record(
    [
      ...people,
      { id: 'greens', kind: 'organisation', name: 'Greens' },
      { id: 'liberals', kind: 'organisation', name: 'Liberals' },
    ],
    [belongs('1', 'greens'), belongs('2', 'liberals'), belongs('3', 'greens')],
    somebody,
  )
  const apart = await distinguishNames(store.visibleTo('owner'), people, '2026-01-01')
  expect(apart.map(({ name }) => name)).toEqual([
    'O. Smith (Greens) (no. 1)',
    'Ó. Smith (Liberals)',
    'o. smith (Greens) (no. 2)',
    'A. Smith',
    'O. Smith',
  ])
})
