import { expect, test } from 'vitest'
import { listChoiceGroups, nameGroup } from '#app/features/choosing/choice-groups.ts'
import { findRuledActors } from '#app/features/analysis/ruled-actors.ts'
import { parseActorRule } from '#app/domain/selection/actor-rules.ts'
import type { StripGrouping } from '#app/domain/strips/strip-choices.ts'
import { actorId, dossierOf, somebody, topicId } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const asOf = '2021-12-31'

async function listGroups(store: TestStore, group: StripGrouping) {
  const visible = store.visibleTo('owner')
  const speakers = await visible.actors.byIds(
    await visible.evidence.actorIds([await topicId(store)]),
  )
  return listChoiceGroups(visible, speakers, group, asOf)
}

test('groups are counted by kind, the largest first', async () => {
  await using store = await openSeededStore()
  const { groups, elsewhere } = await listGroups(store, { by: 'kind' })
  expect(groups).toEqual([
    { word: 'kind:unit', name: 'Units', count: 4 },
    { word: 'kind:person', name: 'Persons', count: 2 },
    { word: 'kind:organisation', name: 'Organisations', count: 1 },
  ])
  expect(elsewhere).toBe(0)
})

test('the group of an organisation has its people and units, and its rule gives as many as are counted', async () => {
  await using store = await openSeededStore()
  const { groups } = await listGroups(store, { by: 'organisation' })
  const commission = await actorId(store, 'European Commission')
  for (const { word, count } of groups) {
    const rule = parseActorRule(word)!
    const scope = {
      dossierId: await dossierOf(store),
      topicIds: [await topicId(store)],
      asOf,
    }
    const given = await findRuledActors(store.visibleTo('owner'), [rule], scope)
    expect(given.length, word).toBe(count)
  }
  expect(groups.find(({ word }) => word === `in:${commission}`)?.name).toBe('European Commission')
})

test('an attribute groups as it was on the day, and who has none is counted beside', async () => {
  await using store = await openSeededStore()
  const fact = {
    ...{ kind: 'attribute' as const, attribute: 'country', value: 'Sweden', successorId: null },
    ...{ firstDay: '2020-11-01', fromEdtf: '2020-11-01', lastDay: null, toEdtf: null },
    ...{ letterId: null, source: 'https://x.test' },
  }
  await store.actors.saveFacts(await actorId(store), { added: [fact] }, somebody)
  expect(await listGroups(store, { by: 'attribute', attribute: 'country' })).toEqual({
    groups: [{ word: 'is:country=Sweden', name: 'Sweden', count: 1 }],
    elsewhere: 6,
  })
  expect(await listGroups(store, { by: 'none' })).toEqual({ groups: [], elsewhere: 0 })
})

test('a group is called by what its rule says', () => {
  const name = (word: string) => nameGroup(parseActorRule(word)!, new Map([['c', 'Commission']]))
  expect(['spoke', 'since:2018', 'kind:unit', 'is:country=France', 'in:c'].map(name)).toEqual([
    'All who spoke',
    'Who spoke since 2018',
    'Units',
    'country is France',
    'Commission',
  ])
})
