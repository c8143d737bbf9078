import { expect, test } from 'vitest'
import { findUnitPaths } from '#app/features/actors/unit-paths.ts'
import { somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a unit is below its directorate and that below its house, as of a day or as last known', async () => {
  await using store = await openTestStore()
  const of = (
    memberId: string,
    organisationId: string,
    firstDay: string | null,
    lastDay: string | null,
  ) => ({
    ...{ memberId, organisationId, role: null, firstDay, lastDay },
  })
  const ids = ['unit', 'old', 'dg', 'house']
  await store.actors.record(
    ids.map((id) => ({ id, kind: 'unit' as const, name: id.toUpperCase() })),
    [
      of('unit', 'old', null, '2014-12-31'),
      of('unit', 'dg', '2015-01-01', null),
      of('dg', 'house', '2020-10-29', '2020-10-29'),
      of('house', 'unit', '2030-01-01', '2030-01-02'),
    ],
    somebody,
  )
  const namesOn = async (day: string) =>
    (await findUnitPaths(store.visibleTo('owner'), ['unit'], day)).unit!.map(({ name }) => name)
  expect(await namesOn('2021-01-01')).toEqual(['DG', 'HOUSE'])
  expect(await namesOn('2010-01-01')).toEqual(['OLD'])
  expect(await findUnitPaths(store.visibleTo('owner'), [], '2021-01-01')).toEqual({})
})
