import { expect, test } from 'vitest'
import { findNameOn, type ActorFactForm } from '#app/domain/actor-facts.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { actorId, aParty, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const aFact = (changes: Partial<ActorFactForm>): ActorFactForm => ({
  ...{ kind: 'attribute', attribute: null, value: null, successorId: null },
  ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null, letterId: null, source: null },
  ...changes,
})
const attribute = (name: string, value: string, changes: Partial<ActorFactForm> = {}) =>
  aFact({ attribute: name, value, ...changes })

async function openHouse(store: TestStore) {
  await keep(store)
  const actors = [
    { id: 'old', kind: 'organisation' as const, name: 'DG INFSO' },
    { id: 'new', kind: 'organisation' as const, name: 'DG CONNECT' },
  ]
  await store.actors.record(actors, [], somebody)
  const member = await actorId(store)
  return {
    member,
    save: (changes: Parameters<typeof store.actors.saveFacts>[1], id = member) =>
      store.actors.saveFacts(id, changes, somebody),
    read: (id = member) => store.actors.facts(id),
  }
}

test('a row is added, changed, taken out and put back, each with its entry in the log', async () => {
  await using store = await openTestStore()
  const { member, save, read } = await openHouse(store)
  const first = attribute('country', 'Sweden', {
    firstDay: '2019-12-01',
    fromEdtf: '2019-12',
    source: 'https://x.test',
  })
  await save({ added: [first] })
  const [added] = await read()
  expect(added).toMatchObject({
    ...{ ...first, actorId: member, successor: null, withdrawn: false, revision: 1 },
    said: { by: null, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
  })
  await save({ changed: [{ before: added!, after: { ...first, value: 'Spain' } }] })
  expect(await save({ withdrawn: [added!] })).toEqual({ changed: false })
  await save({ withdrawn: await read() })
  expect((await read())[0]).toMatchObject({ value: 'Spain', withdrawn: true })
  expect((await store.actors.attributesOn([member], '2020-01-01')).size).toBe(0)
  await save({ restored: await read() })
  expect((await read())[0]).toMatchObject({ value: 'Spain', withdrawn: false })
  expect((await logOf(store, added!.id)).map(({ deed }) => deed)).toEqual([
    ...['added', 'changed', 'withdrew', 'restored'],
  ])
  const { entries } = await store.history.page({ actorId: member }, 9, 0)
  const lines = (await store.history.describe(entries)).map(({ sentence }) => sentence)
  expect(lines.slice(0, 4)).toEqual([
    'Somebody put back that the country of Ylva Johansson is Spain',
    'Somebody took out that the country of Ylva Johansson is Spain',
    'Somebody changed that the country of Ylva Johansson is Sweden: changed the value from Sweden to Spain',
    'Somebody noted that the country of Ylva Johansson is Sweden, from 1 Dec 2019',
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('many actors are asked at once for what they are grouped by on a day, also by what was merged into them', async () => {
  await using store = await openTestStore()
  const { member, save } = await openHouse(store)
  await save({
    added: [
      attribute('party', 'S', { lastDay: '2019-12-31', toEdtf: '2019' }),
      attribute('party', 'Independent', { firstDay: '2020-01-01', fromEdtf: '2020' }),
      attribute('committee', 'LIBE'),
    ],
  })
  await save({ added: [attribute('sector', 'Telecoms')] }, 'old')
  const asked = [member, 'old', 'new']
  expect(Object.fromEntries(await store.actors.attributesOn(asked, '2019-06-01'))).toEqual({
    [member]: [
      { attribute: 'committee', value: 'LIBE' },
      { attribute: 'party', value: 'S' },
    ],
    old: [{ attribute: 'sector', value: 'Telecoms' }],
  })
  await store.merges.record('actor', 'old', 'new', somebody)
  const later = await store.actors.attributesOn(asked, '2021-06-01')
  expect(later.get(member)).toContainEqual({ attribute: 'party', value: 'Independent' })
  expect([later.get('old'), later.get('new')]).toEqual([
    undefined,
    [{ attribute: 'sector', value: 'Telecoms' }],
  ])
  expect(await store.actors.attributesInUse()).toEqual(['committee', 'party', 'sector'])
  expect(await store.actors.valuesInUse(null, 9)).toEqual(['LIBE', 'Independent', 'S', 'Telecoms'])
  expect(await store.actors.valuesInUse('Party', 1)).toEqual(['Independent'])
  expect(await store.actors.attributeInUse({ attribute: 'SECTOR', value: 'telecoms' })).toEqual({
    ...{ attribute: 'sector', value: 'Telecoms' },
  })
  expect(await store.actors.attributeInUse({ attribute: 'Sector', value: 'Press' })).toEqual({
    ...{ attribute: 'sector', value: 'Press' },
  })
})

test('the directory holds those of whom an attribute is so on the day', async () => {
  await using store = await openTestStore()
  const { save } = await openHouse(store)
  await save({ added: [attribute('country', 'Côte d’Ivoire', { firstDay: '2020-01-01' })] }, 'old')
  await save({ added: [attribute('country', 'Spain')] }, 'new')
  const find = async (asked: { attribute?: string; value?: string }, day = '2021-01-01') =>
    (await store.actors.directory({ attribute: { ...asked, day } }, 50)).rows
      .map(({ id }) => id)
      .sort()
  expect(await find({ attribute: 'Country' })).toEqual(['new', 'old'])
  expect(await find({ attribute: 'country' }, '2019-01-01')).toEqual(['new'])
  expect(await find({ value: 'cote d’ivoire' })).toEqual(['old'])
  expect(await find({ attribute: 'party', value: 'Spain' })).toEqual([])
})

test('whatever an actor was called finds it, and says how it was called on a day', async () => {
  await using store = await openTestStore()
  const { member, save, read } = await openHouse(store)
  const until = aFact({
    kind: 'name',
    value: 'Ylva Ahlström',
    lastDay: '2004-12-31',
    toEdtf: '2004',
  })
  await save({ added: [until] })
  expect((await store.actors.byName('ylva ahlstrom')).map(({ id }) => id)).toEqual([member])
  expect(await store.actors.called(parseSearch('ahlström'), 9)).toMatchObject([{ id: member }])
  const on = async (day: string) =>
    findNameOn((await store.actors.namesInTime([member, 'old'])).get(member) ?? [], day) ??
    undefined
  expect([await on('2004-12-31'), await on('2005-01-01')]).toEqual(['Ylva Ahlström', undefined])
  await save({ withdrawn: await read() })
  expect(await on('2004-12-31')).toBeUndefined()
  expect((await store.actors.byId(member))!.aliases).toEqual(['Ylva Ahlström'])
})

test('who continues as whom is known on both sides, and those after it tell a circle', async () => {
  await using store = await openTestStore()
  const { member, save } = await openHouse(store)
  await save(
    { added: [aFact({ kind: 'successor', successorId: 'new', firstDay: '2012-07-01' })] },
    'old',
  )
  expect(await store.actors.facts('old')).toMatchObject([
    { successorId: 'new', successor: 'DG CONNECT' },
  ])
  expect(await store.actors.predecessors('new')).toMatchObject([
    { id: 'old', name: 'DG INFSO', firstDay: '2012-07-01' },
  ])
  expect([...(await store.actors.successorIds('old'))]).toEqual([['old', ['new']]])
  expect([...(await store.actors.successorIds(member))]).toEqual([])
  expect((await store.actors.byId('old'))!.name).toBe('DG INFSO')
})

test('what a letter for named people proves, and who is known by it alone, is hidden as it is', async () => {
  await using store = await openTestStore()
  const { member, save } = await openHouse(store)
  const secret = await keep(store, {
    form: { parties: [aParty({ name: 'Wanda Whistle', organisation: 'Secret House' })] },
    audience: { visibility: 'named', readerIds: [] },
  })
  const house = await actorId(store, 'Secret House')
  await save({ added: [attribute('sector', 'Spying', { letterId: secret.id })] })
  await save({ added: [aFact({ kind: 'successor', successorId: house })] }, 'old')
  const editor = store.visibleTo({ id: 'e', role: 'editor' }).actors
  expect(await editor.facts(member)).toEqual([])
  expect(await editor.facts('old')).toEqual([])
  expect((await editor.attributesOn([member], '2021-01-01')).size).toBe(0)
  expect(await editor.attributesInUse()).toEqual([])
  expect(await editor.valuesInUse(null, 9)).toEqual([])
  expect([...(await editor.successorIds('old'))]).toEqual([])
  expect(
    (await editor.directory({ attribute: { attribute: 'sector', day: '2021-01-01' } }, 9)).total,
  ).toBe(0)
  expect(await store.actors.facts(member)).toHaveLength(1)
  const { entries } = await store
    .visibleTo({ id: 'e', role: 'editor' })
    .history.page({ actorId: member }, 50, 0)
  expect(entries.filter(({ resource }) => resource === 'actor fact')).toEqual([])
})

test('nothing that is said of somebody for some time stays once they are erased', async () => {
  await using store = await openTestStore()
  const { member, save } = await openHouse(store)
  await save({
    added: [aFact({ kind: 'name', value: 'Ylva Ahlström' }), attribute('party', 'Johansson list')],
  })
  await save({ added: [attribute('founder', 'Ylva Johansson')] }, 'old')
  await store.erasures.person(member, { words: [], reason: 'asked for' }, somebody)
  expect(await store.rows('select value from actor_facts')).toEqual([{ value: '████ █████████' }])
  const told = JSON.stringify(await store.rows('select before, after from audit'))
  expect(told).not.toMatch(/Ahlström|Johansson/)
  expect((await store.verify()).unsound).toEqual([])
})
