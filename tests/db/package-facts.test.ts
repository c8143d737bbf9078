import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { actorId, aPassage, keep, rowCounts, somebody } from '#tests/support/letters.ts'
import { altered, opened, packageOf } from '#tests/support/packages.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'
import { worlds } from '#tests/support/worlds.ts'

const aFact = (changes: Partial<ActorFactForm>): ActorFactForm => ({
  ...{ kind: 'attribute', attribute: null, value: null, successorId: null },
  ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null, letterId: null, source: null },
  ...changes,
})

async function taken(store: TestStore, bytes: Buffer) {
  const made = await store.packages.importPackage(await opened(bytes), somebody)
  if (!made.ok) throw new Error(made.reasons.join('\n'))
  return made.plan
}

/** Johansson with a country by a page, a party by her letter, an earlier name, an office, and a house that became another. */
async function openFacts() {
  const store = await openTestStore()
  const { id: letterId } = await keep(store, { positions: [aPassage()] })
  const ana = await anAccount(store, 'Ana')
  const doer = { userId: ana.id, via: 'screen' as const }
  await store.actors.record(
    [
      { id: 'old', kind: 'organisation', name: 'DG INFSO' },
      { id: 'new', kind: 'organisation', name: 'DG CONNECT' },
      { id: 'seat', kind: 'unit', name: 'Commissioner for Home Affairs' },
      { id: 'holder', kind: 'person', name: 'Cecilia Malmström' },
    ],
    [{ memberId: 'holder', organisationId: 'seat', role: null, firstDay: null, lastDay: null }],
    somebody,
  )
  const seat = (await store.actors.recordOf('seat'))!
  await store.actors.correct(seat, { ...toActorForm(seat), heldInTurn: true }, doer)
  const member = await actorId(store)
  const added = [
    aFact({
      ...{ attribute: 'country', value: 'Sweden', source: 'https://x.test/ada@example.org' },
      ...{ firstDay: '2019-12-01', fromEdtf: '2019-12' },
    }),
    aFact({ attribute: 'party', value: 'S; ask ada@example.org', letterId }),
    aFact({ kind: 'name', value: 'Ylva Ahlström', lastDay: '1990-12-31', toEdtf: '1990' }),
    aFact({ attribute: 'sector', value: 'Gone' }),
  ]
  await store.actors.saveFacts(member, { added }, doer)
  const gone = (await store.actors.facts(member)).find(({ value }) => value === 'Gone')!
  await store.actors.saveFacts(member, { withdrawn: [gone] }, doer)
  const succession = aFact({ kind: 'successor', successorId: 'new', firstDay: '2012-07-01' })
  await store.actors.saveFacts('old', { added: [succession] }, doer)
  await store.twins.record({ oneId: 'old', otherId: 'seat', kind: 'different' }, doer)
  await store.twins.record({ oneId: 'old', otherId: 'holder', kind: 'later' }, doer)
  return { store, member, letterId }
}

const today = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string

test('what is so of actors for some time, offices and who was said to be two travel, and coming in again changes nothing', async () => {
  const { store } = await openFacts()
  await using from = store
  await using to = await openTestStore()
  const first = await packageOf(from)
  const { manifest } = await opened(first)
  const nameOf = (key: string | null) => manifest.actors.find((actor) => actor.key === key)?.name
  const said = { saidBy: 'Ana', saidDay: today }
  const shown = manifest.facts.map((row) => ({
    ...row,
    actor: nameOf(row.actor),
    successor: nameOf(row.successor),
  }))
  expect(shown).toHaveLength(4)
  expect(shown).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...{ actor: 'Ylva Johansson', attribute: 'country', value: 'Sweden', letter: null },
        ...{ from: '2019-12-01', fromWritten: '2019-12', ...said },
      }),
      expect.objectContaining({ attribute: 'party', letter: '0001' }),
      expect.objectContaining({ kind: 'name', value: 'Ylva Ahlström', to: '1990-12-31' }),
      expect.objectContaining({ kind: 'successor', actor: 'DG INFSO', successor: 'DG CONNECT' }),
    ]),
  )
  expect(manifest.actors.filter(({ office }) => office).map(({ name }) => name)).toEqual([
    'Commissioner for Home Affairs',
  ])
  expect(manifest.different.map((pair) => pair.map(nameOf))).toEqual([
    ['DG INFSO', 'Commissioner for Home Affairs'],
  ])

  await taken(to, first)
  expect((await packageOf(to)).equals(first)).toBe(true)
  expect((await to.verify()).unsound).toEqual([])
  const member = await actorId(to)
  expect(await to.actors.facts(member)).toHaveLength(3)
  expect(await actorId(to, 'Ylva Johansson')).toBe(member)
  for (const again of [from, to]) {
    const counts = await rowCounts(again)
    const plan = await taken(again, first)
    expect([plan.facts, plan.different, plan.remarks]).toEqual([[], [], []])
    expect(await rowCounts(again)).toEqual(counts)
  }
})

test('what contradicts what stands here stays as it is here, and is told; older packages lack all of it', async () => {
  const { store, member } = await openFacts()
  await using from = store
  const bytes = await packageOf(from)
  const other = altered(bytes, (told) => {
    told.facts.find(({ attribute }) => attribute === 'country')!.value = 'Finland'
    const succession = told.facts.find(({ kind }) => kind === 'successor')!
    ;[succession.actor, succession.successor] = [succession.successor!, succession.actor]
    told.actors.find(({ name }) => name === 'DG INFSO')!.office = true
  })
  const counts = await rowCounts(from)
  const { leftOut, same, remarks } = await taken(from, other)
  expect([leftOut.facts, same.facts]).toEqual([2, 2])
  expect(remarks.sort()).toEqual([
    '“DG CONNECT” continues as “DG INFSO” in the package, and the other way round here; it stays as it is.',
    '“DG INFSO” is an office in the package and not here; it stays as it is.',
    '“Ylva Johansson” has another country in the package (Finland) than here on the same days; it stays as it is.',
  ])
  expect(await rowCounts(from)).toEqual(counts)
  const older = altered(bytes, (told) => {
    told.version = 6
    for (const name of ['facts', 'different'] as const) delete (told as Partial<typeof told>)[name]
    for (const actor of told.actors) delete (actor as Partial<typeof actor>).office
  })
  expect(await taken(from, older)).toMatchObject({ facts: [], remarks: [] })
  expect(await from.actors.facts(member)).toHaveLength(4)
})

test('a pair that was put off here is two as the package says', async () => {
  const { store } = await openFacts()
  await using from = store
  await using to = await openTestStore()
  const bytes = await packageOf(from)
  await taken(to, bytes)
  const [pair] = await to.rows<{ first_id: string; second_id: string }>(
    'select first_id, second_id from twin_answers',
  )
  const ids = { oneId: pair!.first_id, otherId: pair!.second_id }
  await to.twins.record({ ...ids, kind: 'later' }, somebody)
  expect((await taken(to, bytes)).different).toHaveLength(1)
  expect(await to.rows('select kind from twin_answers where taken_back_at is null')).toEqual([
    { kind: 'different' },
  ])
  expect((await taken(to, bytes)).different).toEqual([])
})

test('what a hidden letter proves does not go out, and contact details are masked', async () => {
  const { store, letterId } = await openFacts()
  await using from = store
  const viewer = await anAccount(from, 'Vera', 'viewer')
  const asViewer = async () =>
    (await opened(await packageOf(from, from.visibleTo(viewer)))).manifest.facts
  const masked = await asViewer()
  expect(masked.map(({ attribute }) => attribute)).toContain('party')
  expect(JSON.stringify(masked)).not.toContain('ada@')
  await from.rows("update letters set visibility = 'named' where id = ?", letterId)
  expect((await asViewer()).map(({ attribute }) => attribute)).not.toContain('party')
})

test('a row that says what its kind does not say, or other days than are written, is refused', async () => {
  const { store } = await openFacts()
  await using from = store
  const bytes = await packageOf(from)
  const faults = [
    (row: { value: string | null }) => (row.value = null),
    (row: { from: string | null }) => (row.from = '2019-12-02'),
  ].map((change) =>
    altered(bytes, (told) => {
      change(told.facts.find(({ attribute }) => attribute === 'country')!)
    }),
  )
  await expect(opened(faults[0]!)).rejects.toThrow('does not say what one says')
  await expect(opened(faults[1]!)).rejects.toThrow('are not those that are written')
})

const aRow = fc.record({
  of: fc.nat({ max: 3 }),
  what: fc.constantFrom('country', 'sector', 'remit', 'name', 'successor'),
  value: fc.constantFrom('Ελλάδα', 'مصر', 'A; (b)', 'България'),
  to: fc.nat({ max: 3 }),
  year: fc.option(fc.integer({ min: 2000, max: 2024 }), { nil: null }),
})

test('whatever is so of actors, their package makes itself again, and twice in a store it changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aRow, { maxLength: 12 }),
      fc.uniqueArray(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 3 }),
      async (rows, pairs) => {
        await using from = await openTestStore()
        await using to = await openTestStore()
        await keep(from)
        const ids = ['a', 'b', 'c', 'd']
        await from.actors.record(
          ids.map((id) => ({ id, kind: 'organisation', name: `House ${id}` })),
          [],
          somebody,
        )
        for (const { of, what, value, to: at, year } of rows) {
          const days = year === null ? {} : { firstDay: `${year}-01-01`, fromEdtf: `${year}` }
          const kind = what === 'name' || what === 'successor' ? what : 'attribute'
          if (kind === 'successor' && at <= of) continue
          const said = kind === 'successor' ? { successorId: ids[at]! } : { value }
          const attribute = kind === 'attribute' ? what : null
          const added = [aFact({ kind, attribute, ...said, ...days })]
          await from.actors.saveFacts(ids[of]!, { added }, somebody)
        }
        for (const [one, other] of pairs)
          if (one !== other)
            await from.twins.record(
              { oneId: ids[one]!, otherId: ids[other]!, kind: 'different' },
              somebody,
            )
        const bytes = await packageOf(from)
        await taken(to, bytes)
        expect((await packageOf(to)).equals(bytes)).toBe(true)
        for (const store of [from, to]) {
          const before = await rowCounts(store)
          expect(await taken(store, bytes)).toMatchObject({ facts: [], different: [] })
          expect(await rowCounts(store)).toEqual(before)
        }
      },
    ),
    worlds(10),
  )
})
