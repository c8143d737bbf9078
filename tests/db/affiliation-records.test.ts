import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { actorId, aParty, aPassage, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const aRow = (organisationId: string, changes: Partial<AffiliationForm> = {}): AffiliationForm => ({
  ...{ organisationId, role: null, firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
  ...{ counts: null, letterId: null, source: null },
  ...changes,
})

const house = (id: string, name = id, kind: 'organisation' | 'unit' = 'organisation') => ({
  ...{ id, kind, name },
})

/** How many passages count for an actor. */
async function countFor(store: TestStore, id: string): Promise<number> {
  const [row] = await store.rows<{ n: number }>(
    'select count(*) as n from evidence where actor_id = ?',
    id,
  )
  return Number(row!.n)
}

async function openHouse(store: TestStore) {
  await keep(store, { form: { dated: '2020-10-29' }, positions: [aPassage()] })
  await store.actors.record([house('commission'), house('party', 'Swedish Party')], [], somebody)
  const member = await actorId(store)
  return {
    member,
    save: (changes: Parameters<typeof store.actors.saveAffiliations>[1]) =>
      store.actors.saveAffiliations(member, changes, somebody),
    read: () => store.actors.affiliationRecords(member),
  }
}

test('a row is added, changed, taken out and put back, and the evidence follows each time', async () => {
  await using store = await openTestStore()
  const { member, save, read } = await openHouse(store)
  const first = aRow('commission', {
    ...{ role: 'Member', firstDay: '2019-12-01', fromEdtf: '2019-12', source: 'https://x.test' },
  })
  await save({ added: [first] })
  const [added] = await read()
  expect(added).toMatchObject({
    ...{ ...first, counts: true, memberId: member, organisation: 'commission' },
    ...{ typed: true, withdrawn: false, revision: 1 },
    said: { by: null, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
  })
  expect(await countFor(store, 'commission')).toBe(1)
  const earlier = { ...first, lastDay: '2020-10-28', toEdtf: '2020-10-28' }
  await save({ changed: [{ before: added!, after: earlier }] })
  expect(await countFor(store, 'commission')).toBe(0)
  const later = { ...first, lastDay: '2020-10-29', toEdtf: '2020-10-29' }
  await save({ changed: [{ before: (await read())[0]!, after: later }] })
  expect(await countFor(store, 'commission')).toBe(1)
  await save({ withdrawn: await read() })
  expect([await countFor(store, 'commission'), (await read())[0]!.withdrawn]).toEqual([0, true])
  expect(await store.actors.affiliationsOf(member, 9)).toEqual([])
  await save({ restored: await read() })
  expect(await countFor(store, 'commission')).toBe(1)
  expect((await logOf(store, added!.id)).map(({ deed }) => deed)).toEqual([
    ...['added', 'changed', 'changed', 'withdrew', 'restored'],
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('what is said in a party counts for it only where somebody says so', async () => {
  await using store = await openTestStore()
  const { save, read } = await openHouse(store)
  await save({ added: [aRow('party')] })
  const [row] = await read()
  expect([row!.counts, await countFor(store, 'party')]).toEqual([false, 0])
  await save({ changed: [{ before: row!, after: aRow('party', { counts: true }) }] })
  expect([(await read())[0]!.counts, await countFor(store, 'party')]).toEqual([true, 1])
})

test('what a unit’s people say counts for its parent as long as it belongs there', async () => {
  await using store = await openTestStore()
  const { save } = await openHouse(store)
  await store.actors.record([house('unit', 'Unit D.4', 'unit')], [], somebody)
  await save({ added: [aRow('unit')] })
  const up = (changes: Parameters<typeof store.actors.saveAffiliations>[1]) =>
    store.actors.saveAffiliations('unit', changes, somebody)
  await up({ added: [aRow('commission')] })
  expect(await countFor(store, 'commission')).toBe(1)
  await up({ withdrawn: await store.actors.affiliationRecords('unit') })
  expect([await countFor(store, 'unit'), await countFor(store, 'commission')]).toEqual([1, 0])
})

test('of several changes none is stored where one comes too late', async () => {
  await using store = await openTestStore()
  const { save, read } = await openHouse(store)
  await save({ added: [aRow('commission')] })
  const before = (await read())[0]!
  await save({ withdrawn: [before] })
  const late = await save({
    added: [aRow('party')],
    changed: [{ before, after: aRow('commission', { role: 'Member' }) }],
  })
  expect([late, (await read()).map(({ organisationId }) => organisationId)]).toEqual([
    { changed: false },
    ['commission'],
  ])
})

test('what a letter for named people proves is known to its readers alone, and nothing else may be typed of whom only such letters name', async () => {
  await using store = await openTestStore()
  const { member, save } = await openHouse(store)
  const secret = await keep(store, {
    form: { parties: [aParty({ name: 'Wanda Whistle', organisation: 'Secret House' })] },
    audience: { visibility: 'named', readerIds: [] },
  })
  const secretHouse = await actorId(store, 'Secret House')
  const { canBeTyped } = store.visibleTo('owner').actors
  expect(await canBeTyped([member, 'commission'], null)).toBe(true)
  expect(await canBeTyped([member, secretHouse], null)).toBe(false)
  expect(await canBeTyped([member, secretHouse], secret.id)).toBe(true)
  await save({ added: [aRow(secretHouse, { letterId: secret.id })] })
  const editor = store.visibleTo({ id: 'e', role: 'editor' })
  expect([
    await editor.actors.affiliationRecords(member),
    await editor.actors.byId(secretHouse),
  ]).toEqual([[], null])
  expect(await countFor(store, secretHouse)).toBe(0)
})

test('what letters prove is one period for each organisation and role, and counts or not as one says', async () => {
  await using store = await openTestStore()
  const head = (dated: string, capacity: string, organisation = 'European Commission') => ({
    form: { title: `Of ${dated}`, dated, parties: [aParty({ organisation, capacity })] },
    text: `Of ${dated}. We support it without reservation.`,
    positions: [aPassage()],
  })
  for (const dated of ['2020-01-10', '2020-03-10', '2020-02-10', '2020-04-10'])
    await keep(store, head(dated, 'Member'))
  await keep(store, head('2020-05-10', 'Head'))
  const [member, commission] = [await actorId(store), await actorId(store, 'European Commission')]
  const days = { firstDay: '2020-01-10', lastDay: '2020-04-10' }
  expect(await store.actors.affiliationPeriods(member)).toMatchObject([
    { role: 'Head', total: 1, counts: true },
    {
      ...{ ...days, organisation: 'European Commission', role: 'Member', total: 4, counts: true },
      letters: [{ title: 'Of 2020-04-10' }, { title: 'Of 2020-03-10' }, { title: 'Of 2020-02-10' }],
    },
  ])
  expect(await store.actors.affiliationRecords(member)).toEqual([])
  const say = (counts: boolean) =>
    store.actors.setPeriodCounting(
      member,
      { organisationId: commission, role: 'Member', counts },
      somebody,
    )
  expect(await say(false)).toEqual({ changed: true })
  expect([await countFor(store, commission), await say(false)]).toEqual([1, { changed: false }])
  expect((await store.actors.affiliationPeriods(member)).map(({ counts }) => counts)).toEqual([
    true,
    false,
  ])
  await say(true)
  expect(await countFor(store, commission)).toBe(5)
  expect((await store.verify()).unsound).toEqual([])
})

test('a house that does not count goes on not counting in the next letter', async () => {
  await using store = await openTestStore()
  const parties = [aParty({ organisation: 'Ministry', capacity: 'Guest' })]
  const keepOn = (dated: string) =>
    keep(store, {
      form: { dated, parties },
      text: `Of ${dated}. We support it without reservation.`,
      positions: [aPassage()],
    })
  await keepOn('2020-01-10')
  const ministry = await actorId(store, 'Ministry')
  await store.actors.setPeriodCounting(
    await actorId(store),
    { organisationId: ministry, role: 'Guest', counts: false },
    somebody,
  )
  await keepOn('2020-02-10')
  expect(await countFor(store, ministry)).toBe(0)
})

const people = ['Ana', 'Ben', 'Cleo']
const houses = ['h0', 'h1', 'h2', 'h3']
const days = ['2020-01-10', '2020-02-10', '2020-03-10', '2020-04-10']

type ModelRow = {
  memberId: string
  organisationId: string
  firstDay: string | null
  lastDay: string | null
  counts: boolean
  stands: boolean
}

/** By hand: the letters of everybody who belongs to the house on the letter's day, directly or through others. */
function countByHand(
  letters: readonly { author: string; day: string }[],
  rows: readonly ModelRow[],
  houseId: string,
): number {
  return letters.filter(({ author, day }) => {
    const reached = [author]
    for (const id of reached)
      for (const row of rows)
        if (
          row.stands &&
          row.counts &&
          row.memberId === id &&
          !reached.includes(row.organisationId)
        )
          if (!(row.firstDay && day < row.firstDay) && !(row.lastDay && day > row.lastDay))
            reached.push(row.organisationId)
    return reached.includes(houseId)
  }).length
}

const anEdit = fc.record({
  kind: fc.constantFrom('add', 'change', 'withdraw', 'restore'),
  member: fc.nat(people.length + houses.length - 1),
  house: fc.nat(houses.length - 1),
  which: fc.nat(),
  from: fc.option(fc.nat(days.length - 1)),
  length: fc.option(fc.nat(days.length - 1)),
  counts: fc.boolean(),
})

test('whatever is changed about who belongs where, the sum for an organisation is what one counts by hand', async () => {
  const letters = people.flatMap((author, at) =>
    days.filter((_day, index) => index !== at).map((day) => ({ author, day })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(anEdit, { minLength: 1, maxLength: 12 }), async (edits) => {
      await using store = await openTestStore()
      for (const { author, day } of letters)
        await keep(store, {
          form: { dated: day, parties: [aParty({ name: author })] },
          text: `Of ${day}, ${author}. We support it without reservation.`,
          positions: [aPassage({ holders: [author] })],
        })
      await store.actors.record(
        houses.map((id) => house(id, id, 'unit')),
        [],
        somebody,
      )
      const ids = new Map(
        await Promise.all(people.map(async (n) => [n, await actorId(store, n)] as const)),
      )
      const byId = letters.map(({ author, day }) => ({ author: ids.get(author)!, day }))
      const model = new Map<string, ModelRow>()
      for (const edit of edits) {
        await applyEdit(store, model, [...ids.values(), ...houses], edit)
        for (const id of houses)
          expect(await countFor(store, id)).toBe(countByHand(byId, [...model.values()], id))
      }
      expect((await store.verify()).unsound).toEqual([])
    }),
    worlds(8),
  )
})

type Edit = typeof anEdit extends fc.Arbitrary<infer Value> ? Value : never

async function applyEdit(
  store: TestStore,
  model: Map<string, ModelRow>,
  ids: readonly string[],
  { kind, member, house: at, which, from, length, counts }: Edit,
): Promise<void> {
  const organisationId = houses[at]!
  const firstDay = from === null ? null : days[from]!
  const lastDay = length === null ? null : days[Math.min((from ?? 0) + length, days.length - 1)]!
  const after = aRow(organisationId, { firstDay, lastDay, counts })
  const known = [...model.keys()].sort()
  const id = known[which % Math.max(known.length, 1)]
  const memberId = kind === 'add' || !id ? ids[member]! : model.get(id)!.memberId
  if (memberId === organisationId) return
  if (kind === 'add' || !id) {
    const before = new Set(model.keys())
    await store.actors.saveAffiliations(memberId, { added: [after] }, somebody)
    const added = (await store.actors.affiliationRecords(memberId)).find(
      (row) => !before.has(row.id),
    )!
    model.set(added.id, { memberId, organisationId, firstDay, lastDay, counts, stands: true })
    return
  }
  const row = (await store.actors.affiliationRecords(memberId)).find((one) => one.id === id)!
  const kept = model.get(id)!
  const changes =
    kind === 'change'
      ? { changed: [{ before: row, after }] }
      : kind === 'withdraw'
        ? { withdrawn: [row] }
        : { restored: [row] }
  const { changed } = await store.actors.saveAffiliations(memberId, changes, somebody)
  if (!changed) return
  model.set(id, {
    ...kept,
    ...(kind === 'change'
      ? { organisationId, firstDay, lastDay, counts }
      : { stands: kind !== 'withdraw' }),
  })
}
