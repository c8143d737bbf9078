import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm, type ActorForm } from '#app/domain/actors.ts'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { attributed, countedRows, inOrder } from '#tests/support/attributed.ts'
import { aParty, aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const people = ['Ada', 'Bo', 'Cy']
const houses = ['house', 'unit', 'roof']
const days = [null, '2020-05-12', '2020-05-14']

/** What is stored of actors and typed of them, as it is to be once every merge is taken apart. */
type Told = {
  actors: Map<string, { name: string; kind: string; note: string | null; aliases: Set<string> }>
  affiliations: Map<string, Pick<AffiliationForm, 'organisationId' | 'role' | 'firstDay'> & Owned>
  facts: Map<string, Pick<ActorFactForm, 'kind' | 'value' | 'successorId'> & Owned>
}
type Owned = { of: string; withdrawn: boolean }

/** Whose merges stand, and what an actor counts as by them, one after the other. */
type Merged = { id: string; one: string; into: string }[]
const countsAs = (merged: Merged, id: string): string => {
  const step = merged.find(({ one }) => one === id)
  return step ? countsAs(merged, step.into) : id
}

const nothingSaid = {
  ...{ role: null, firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
  ...{ counts: null, letterId: null, source: null },
}

/** Six actors, of whom three belong to one another and two are told something of besides. */
async function openWorld(): Promise<{ store: TestStore; told: Told }> {
  const store = await openTestStore()
  const sorts = [
    ...people.map((id) => ({ id, kind: 'person' as const, name: id })),
    ...houses.map((id) => ({ id, kind: 'organisation' as const, name: id })),
  ]
  await store.actors.record(sorts, [], somebody)
  const told: Told = { actors: new Map(), affiliations: new Map(), facts: new Map() }
  for (const { id, kind, name } of sorts)
    told.actors.set(id, { name, kind, note: null, aliases: new Set() })
  const world = { store, told, merged: [], turn: 0 }
  await addStay(world, { of: 'Ada', house: 'unit', role: null })
  await addStay(world, { of: 'unit', house: 'house', role: null })
  await addFact(world, { of: 'unit', value: 'Name 9', successor: null })
  await addFact(world, { of: 'house', value: '', successor: 'roof' })
  return { store, told }
}

type World = { store: TestStore; told: Told; merged: Merged; turn: number }
type Deed = (world: World) => Promise<void>

/** A deed by chance, which a failure tells in words. */
const deedOf = <Data>(
  words: string,
  data: fc.Arbitrary<Data>,
  act: (world: World, data: Data) => Promise<void>,
): fc.Arbitrary<Deed> =>
  data.map((one) =>
    Object.assign((world: World) => act(world, one), {
      [fc.toStringMethod]: () => `${words} ${JSON.stringify(one)}`,
    }),
  )

const anybody = fc.constantFrom(...people, ...houses)
const aHouse = fc.constantFrom(...houses)
const aName = fc.nat(5).map((number) => `Name ${number}`)

/** Corrects whoever an actor counts as, as the page of an actor does. */
async function correct({ store, told, merged }: World, of: string, change: Partial<ActorForm>) {
  const id = countsAs(merged, of)
  const before = (await store.actors.recordOf(id))!
  const after = { ...toActorForm(before), ...change }
  expect(await store.actors.correct(before, after, somebody)).toEqual({ changed: true })
  const { name, kind, note, aliases } = after
  told.actors.set(id, { name, kind, note, aliases: new Set(aliases) })
}

const letter = deedOf(
  'a letter',
  fc.record({
    authors: fc.uniqueArray(anybody, { minLength: 1, maxLength: 3 }),
    topic: fc.constantFrom('Encryption', 'Voluntary detection'),
  }),
  async ({ store, told, merged, turn }, { authors, topic }) => {
    // Letters name everybody by what they are called now, where nobody else is called so.
    const ids = [...new Set(authors.map((id) => countsAs(merged, id)))]
    const names = ids.map((id) => told.actors.get(id)!.name)
    const spellings = [...told.actors.values()].flatMap(({ name, aliases }) => [name, ...aliases])
    if (names.some((name) => spellings.filter((one) => one === name).length > 1)) return
    await keep(store, {
      form: { dated: `2020-05-${10 + turn}`, parties: names.map((name) => aParty({ name })) },
      text: `Letter ${turn}. We support it without reservation.`,
      positions: [aPassage({ holders: names, topic })],
    })
  },
)

const correction = deedOf(
  'a correction',
  fc.record({
    of: anybody,
    name: aName,
    note: fc.constantFrom(null, 'Moved.'),
    unit: fc.boolean(),
  }),
  (world, { of, name, note, unit }) =>
    correct(world, of, {
      ...{ name, note },
      ...(houses.includes(of) ? { kind: unit ? 'unit' : 'organisation' } : {}),
    }),
)

const spelling = deedOf(
  'a spelling',
  fc.record({ of: anybody, name: aName }),
  async (world, { of, name }) => {
    const { aliases } = (await world.store.actors.recordOf(countsAs(world.merged, of)))!
    const others = aliases.filter((alias) => alias !== name)
    const isGone = others.length < aliases.length
    await correct(world, of, { aliases: isGone ? others : [...aliases, name] })
  },
)

async function addStay(
  { store, told, merged }: World,
  { of, house, role }: { of: string; house: string; role: string | null },
): Promise<void> {
  const [member, organisationId] = [countsAs(merged, of), countsAs(merged, house)]
  if (member === organisationId) return
  const id = `stay ${told.affiliations.size}`
  const form = { ...nothingSaid, organisationId, role, id }
  await store.actors.saveAffiliations(member, { added: [form] }, somebody)
  const row = { of: member, organisationId, role, firstDay: null, withdrawn: false }
  told.affiliations.set(id, row)
}

const stay = deedOf(
  'a stay',
  fc.record({ of: anybody, house: aHouse, role: fc.constantFrom(null, 'Member') }),
  addStay,
)

const anyOf = <Row>(rows: ReadonlyMap<string, Row>, at: number): [string, Row] | null =>
  [...rows][at % (rows.size || 1)] ?? null

const changedStay = deedOf(
  'a changed stay',
  fc.record({
    at: fc.nat(5),
    house: fc.option(aHouse, { freq: 1 }),
    firstDay: fc.constantFrom(...days),
  }),
  async ({ store, told, merged }, { at, house, firstDay }) => {
    const [id, stands] = anyOf(told.affiliations, at) ?? []
    if (!id || !stands) return
    const member = countsAs(merged, stands.of)
    const before = (await store.actors.affiliationRecords(member)).find((one) => one.id === id)!
    const shown = countsAs(merged, house ?? stands.organisationId)
    if (shown === member) return
    const after = { ...before, organisationId: shown, firstDay, fromEdtf: firstDay }
    await store.actors.saveAffiliations(member, { changed: [{ before, after }] }, somebody)
    const isSame = shown === countsAs(merged, stands.organisationId)
    const organisationId = isSame ? stands.organisationId : shown
    told.affiliations.set(id, { ...stands, organisationId, firstDay })
  },
)

const takenStay = deedOf('a stay out or in', fc.nat(5), async ({ store, told, merged }, at) => {
  const [id, stands] = anyOf(told.affiliations, at) ?? []
  if (!id || !stands) return
  const member = countsAs(merged, stands.of)
  const before = (await store.actors.affiliationRecords(member)).find((one) => one.id === id)!
  const change = stands.withdrawn ? { restored: [before] } : { withdrawn: [before] }
  await store.actors.saveAffiliations(member, change, somebody)
  told.affiliations.set(id, { ...stands, withdrawn: !stands.withdrawn })
})

/** What an actor was called, or as whom it continues; a name of some time is a spelling besides. */
async function addFact(
  { store, told, merged }: World,
  { of, value, successor }: { of: string; value: string; successor: string | null },
): Promise<void> {
  const [actorId, successorId] = [countsAs(merged, of), successor && countsAs(merged, successor)]
  if (actorId === successorId) return
  const said = successorId
    ? { kind: 'successor' as const, value: null, successorId }
    : { kind: 'name' as const, value, successorId: null }
  const added = [{ ...nothingSaid, attribute: null, ...said }]
  await store.actors.saveFacts(actorId, { added }, somebody)
  const rows = await store.rows<{ id: string }>('select id from actor_facts')
  const { id } = rows.find((row) => !told.facts.has(row.id))!
  told.facts.set(id, { ...said, of: actorId, withdrawn: false })
  if (!successorId) told.actors.get(actorId)!.aliases.add(value)
}

const fact = deedOf(
  'a fact',
  fc.record({ of: anybody, value: aName, successor: fc.option(anybody) }),
  addFact,
)

const changedFact = deedOf(
  'a changed fact',
  fc.record({ at: fc.nat(5), value: aName }),
  async ({ store, told, merged }, { at, value }) => {
    const [id, stands] = anyOf(told.facts, at) ?? []
    if (!id || !stands) return
    const actorId = countsAs(merged, stands.of)
    const before = (await store.actors.facts(actorId)).find((one) => one.id === id)!
    const spelt = stands.kind === 'name' ? value : null
    const after = { ...before, value: spelt, source: `Told ${value}.` }
    await store.actors.saveFacts(actorId, { changed: [{ before, after }] }, somebody)
    told.facts.set(id, { ...stands, value: spelt })
    if (spelt) told.actors.get(stands.of)!.aliases.add(spelt)
  },
)

const takenFact = deedOf('a fact out or in', fc.nat(5), async ({ store, told, merged }, at) => {
  const [id, stands] = anyOf(told.facts, at) ?? []
  if (!id || !stands) return
  const actorId = countsAs(merged, stands.of)
  const before = (await store.actors.facts(actorId)).find((one) => one.id === id)!
  const change = stands.withdrawn ? { restored: [before] } : { withdrawn: [before] }
  await store.actors.saveFacts(actorId, change, somebody)
  told.facts.set(id, { ...stands, withdrawn: !stands.withdrawn })
  if (stands.withdrawn && stands.value) told.actors.get(stands.of)!.aliases.add(stands.value)
})

/** What no merge may change. */
async function whatWasSaid({ rows }: TestStore) {
  const tables = [
    ...['letters', 'parties', 'positions', 'position_holders', 'affiliations', 'aliases'],
    'actor_facts',
  ]
  const found: Record<string, string[]> = {}
  for (const table of tables)
    found[table] = (await rows(`select * from ${table}`)).map((row) => JSON.stringify(row)).sort()
  const actors = await rows('select id, name, kind, note, revision from actors')
  return { ...found, actors: actors.map((row) => JSON.stringify(row)).sort() }
}

/** Does what must leave all that was said as it was. */
async function leavingAll(world: World, act: () => Promise<void>): Promise<void> {
  const before = await whatWasSaid(world.store)
  await act()
  expect(await whatWasSaid(world.store)).toEqual(before)
}

const aPair = fc.oneof(
  fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)),
  fc.tuple(aHouse, aHouse),
)

const merge = deedOf('a merge', aPair, (world, [one, into]) =>
  leavingAll(world, async () => {
    const { store, merged } = world
    if (!(await store.merges.record('actor', one, into, somebody)).changed) return
    const [row] = await store.rows<{ id: string }>(
      'select id from merges where merged_id = ? and undone_at is null',
      one,
    )
    merged.push({ id: row!.id, one, into })
  }),
)

const undoing = deedOf('one taken apart', fc.nat(2), (world, at) =>
  leavingAll(world, async () => {
    const [taken] = world.merged.splice(at, 1)
    if (taken) expect(await world.store.merges.undo(taken.id, somebody)).toEqual({ changed: true })
  }),
)

/** Everything counts as it follows from what is said and merged. */
async function expectSound(store: TestStore): Promise<void> {
  const { affiliations } = await store.actors.forPlanning()
  expect(await countedRows(store)).toEqual(
    inOrder(attributed(await store.positions.find({}), affiliations)),
  )
}

async function expectTold({ rows }: TestStore, { actors, affiliations, facts }: Told) {
  const flag = (at: unknown) => at !== null
  expect(await rows('select id, name, kind, note from actors order by id')).toEqual(
    [...actors].map(([id, { name, kind, note }]) => ({ id, name, kind, note })).sort(byId),
  )
  expect(
    (await rows('select actor_id, name from aliases'))
      .map((row) => Object.values(row).join())
      .sort(),
  ).toEqual(
    [...actors].flatMap(([id, one]) => [...one.aliases].map((name) => `${id},${name}`)).sort(),
  )
  const stays = await rows(
    `select id, member_id as "of", organisation_id as "organisationId", role, first_day as "firstDay",
      withdrawn_at as withdrawn from affiliations where letter_id is null order by id`,
  )
  expect(stays.map((row) => ({ ...row, withdrawn: flag(row.withdrawn) }))).toEqual(
    [...affiliations].map(([id, row]) => ({ id, ...row })).sort(byId),
  )
  const kept = await rows(
    `select id, actor_id as "of", kind, value, successor_id as "successorId", withdrawn_at as withdrawn
      from actor_facts order by id`,
  )
  expect(kept.map((row) => ({ ...row, withdrawn: flag(row.withdrawn) }))).toEqual(
    [...facts].map(([id, row]) => ({ id, ...row })).sort(byId),
  )
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

test('however actors are merged and taken apart among letters and corrections, what counts follows from them, and everything is where it was said in the end', async () => {
  const deed = fc.oneof(
    ...[letter, correction, spelling, stay, takenStay, fact, changedFact, takenFact].map(
      (arbitrary) => ({ arbitrary, weight: 1 }),
    ),
    { arbitrary: changedStay, weight: 2 },
    { arbitrary: merge, weight: 4 },
    { arbitrary: undoing, weight: 1 },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 20 }), async (deeds) => {
      const { store, told } = await openWorld()
      await using opened = store
      const merged: Merged = []
      for (const [turn, one] of deeds.entries()) {
        await one({ store: opened, told, merged, turn })
        await expectSound(opened)
      }
      for (const { id } of merged) await opened.merges.undo(id, somebody)
      await expectSound(opened)
      await expectTold(opened, told)
      expect(await opened.rows('select id from actors where counts_as_id <> id')).toEqual([])
      expect((await opened.verify()).unsound).toEqual([])
    }),
    worlds(50),
  )
})
