import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { aPassage, aTopicNamed, keep, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const said = 'We support it without reservation.'

/** Every row of what a merge of topics may touch, as text in one order. */
async function everyRow({ rows }: TestStore): Promise<Record<string, string[]>> {
  const tables = [
    ...['topics', 'topic_versions', 'dossier_topics', 'positions', 'position_holders', 'evidence'],
    ...['letters', 'letter_lists', 'letter_search', 'rechecks', 'splits', 'split_positions'],
  ]
  const found: Record<string, string[]> = {}
  for (const table of tables)
    found[table] = (await rows(`select * from ${table}`))
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .filter(([name]) => name !== 'lexemes')
            .sort(),
        ),
      )
      .sort()
  // Counts are kept in slots; what they come to is what is compared.
  found.kept_counts = (
    await rows(
      'select kind, id, audience, sum(number) as number from kept_counts group by kind, id, audience having sum(number) <> 0',
    )
  )
    .map((row) => JSON.stringify(Object.entries(row).map(([name, value]) => [name, String(value)])))
    .sort()
  return found
}

/** Four topics with letters that give all levels and an absence on each of them. */
async function storeOfTopics(names: readonly string[]): Promise<TestStore> {
  const store = await openTestStore()
  await store.dossiers.record(
    {
      name: 'Interim Regulation',
      procedure: null,
      summary: null,
      topics: names.map(aTopicNamed),
      milestones: [],
    },
    somebody,
  )
  for (const [at, level] of ([2, 1, 0, -1, -2, null] as const).entries())
    await keep(store, {
      form: { dated: `2020-0${at + 1}-15` },
      text: `Letter ${at}. ${said}`,
      positions: names.map((topic, place) =>
        aPassage(
          level === null || place === at
            ? { topic, level: null, absence: 'evaded' }
            : { topic, level },
        ),
      ),
    })
  return store
}

const names = ['Encryption', 'Scanning', 'Reporting', 'Retention']

const change = (before: PositionWithLetter, coding: Partial<PositionWithLetter>) => ({
  coding: { ...before, ...coding },
  quote: before.quote,
  paragraph: before.paragraph,
})

async function merge(store: TestStore, merged: string, into: string, turned = false) {
  expect(await store.merges.record('topic', merged, into, somebody, { turned })).toEqual({
    changed: true,
  })
  return (await store.merges.mergesInto('topic', into)).find(({ mergedId }) => mergedId === merged)!
    .id
}

test('a topic merged turned round counts with every level negated, everywhere the same, and its absences as they are', async () => {
  await using store = await storeOfTopics(['Encryption', 'Scanning'])
  const [encryption, scanning] = [await topicId(store), await topicId(store, 'Scanning')]
  const before = await everyRow(store)
  const own = await store.positions.find({ topicIds: [scanning] })
  const [actorId] = await store.evidence.actorIds([encryption])
  const id = await merge(store, scanning, encryption, true)
  const after = new Map(
    (await store.positions.find({ topicIds: [encryption] })).map((one) => [one.id, one]),
  )
  for (const { id: positionId, level, absence } of own)
    expect(after.get(positionId)).toMatchObject({
      topicId: encryption,
      level: level === null ? null : 0 - level,
      absence,
      turned: true,
    })
  const evidence = (await store.evidence.ofActors([actorId!]))(actorId!, encryption)
  for (const row of evidence) expect(row.level).toBe(after.get(row.id)!.level)
  expect(evidence).toHaveLength(after.size)
  const counts = await store.positions.levelCounts(encryption)
  for (const level of [2, 1, 0, -1, -2] as const)
    expect((await store.positions.find({ topicIds: [encryption], levels: [level] })).length).toBe(
      counts.get(level) ?? 0,
    )
  expect([...counts.values()].reduce((sum, one) => sum + one, 0)).toBe(after.size)
  expect((await store.merges.mergesInto('topic', encryption))[0]).toMatchObject({ turned: true })
  expect(await store.topics.standing(scanning)).toEqual({ id: encryption, turned: true })
  expect((await store.verify()).unsound).toEqual([])
  await store.merges.undo(id, somebody)
  expect(await everyRow(store)).toEqual(before)
})

test('what is turned round twice counts as it was coded, and a chain is taken apart at any place', async () => {
  await using store = await storeOfTopics(names)
  const [one, two, three] = await Promise.all(names.map((name) => topicId(store, name)))
  const first = await merge(store, one!, two!, true)
  const second = await merge(store, two!, three!, true)
  expect(await store.topics.standing(one!)).toEqual({ id: three, turned: false })
  expect(await store.topics.standing(two!)).toEqual({ id: three, turned: true })
  await store.merges.undo(second, somebody)
  expect(await store.topics.standing(one!)).toEqual({ id: two, turned: true })
  await merge(store, two!, three!)
  expect(await store.topics.standing(one!)).toEqual({ id: three, turned: true })
  await store.merges.undo(first, somebody)
  expect(await store.topics.standing(one!)).toEqual({ id: one, turned: false })
  expect((await store.verify()).unsound).toEqual([])
})

test('a position recoded while its topic counted turned round says the opposite of that on its own topic again', async () => {
  await using store = await storeOfTopics(['Encryption', 'Scanning'])
  const [encryption, scanning] = [await topicId(store), await topicId(store, 'Scanning')]
  const [strong, weak] = await store.positions.find({ topicIds: [scanning], levels: [2, -1] })
  const id = await merge(store, scanning, encryption, true)
  const read = async (one: PositionWithLetter) => (await store.positions.byId(one.id))!
  const asMerged = await read(strong!)
  expect(asMerged.level).toBe(-2)
  await store.positions.change(asMerged, 1, change(asMerged, { note: 'read again' }), somebody)
  expect((await read(strong!)).level).toBe(-2)
  const other = await read(weak!)
  await store.positions.change(other, 1, change(other, { level: 2 }), somebody)
  expect((await read(weak!)).level).toBe(2)
  expect((await store.verify()).unsound).toEqual([])
  await store.merges.undo(id, somebody)
  expect(await read(strong!)).toMatchObject({ topicId: scanning, level: 2, turned: false })
  expect(await read(weak!)).toMatchObject({ topicId: scanning, level: -2, turned: false })
  expect((await store.verify()).unsound).toEqual([])
})

test('a version from before a merge comes back with the level that counts the same', async () => {
  await using store = await storeOfTopics(['Encryption', 'Scanning'])
  const [encryption, scanning] = [await topicId(store), await topicId(store, 'Scanning')]
  const [before] = await store.positions.find({ topicIds: [scanning], levels: [2] })
  await merge(store, scanning, encryption, true)
  const now = (await store.positions.byId(before!.id))!
  const reverted = { coding: before!, quote: now.quote, paragraph: now.paragraph }
  const [{ text_version_id: textVersionId }] = (await store.rows(
    'select text_version_id from positions where id = ?',
    now.id,
  )) as [{ text_version_id: string }]
  await store.positions.revert(
    now,
    1,
    { ...reverted, status: 'approved', textVersionId },
    { action: 'went back', entryId: 'e' },
    somebody,
  )
  expect(await store.positions.byId(now.id)).toMatchObject({ topicId: encryption, level: -2 })
  expect(await store.rows('select level, topic_id from positions where id = ?', now.id)).toEqual([
    { level: 2, topic_id: scanning },
  ])
})

test('verify tells a topic that is turned round and should not be', async () => {
  await using store = await storeOfTopics(['Encryption', 'Scanning'])
  await store.rows('update topics set turned = true where id = ?', await topicId(store))
  expect((await store.verify()).unsound.map(({ thing }) => thing)).toContain('merge')
})

test('however topics are merged, turned round too, and taken apart, every row is as it was in the end', async () => {
  await using store = await storeOfTopics(names)
  const topicIds = await Promise.all(names.map((name) => topicId(store, name)))
  const [actorId] = await store.evidence.actorIds(topicIds)
  const stored = await store.rows<{ id: string; topic_id: string; level: number | null }>(
    'select id, topic_id, level from positions',
  )
  const untouched = await everyRow(store)
  const deed = fc.oneof(
    fc.record({ merged: fc.nat(3), into: fc.nat(3), turned: fc.boolean() }),
    fc.record({ undo: fc.nat(5) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), async (deeds) => {
      const made: { id: string; merged: string; into: string; turned: boolean }[] = []
      for (const one of deeds) {
        if ('merged' in one) {
          const [merged, into] = [topicIds[one.merged]!, topicIds[one.into]!]
          const { changed } = await store.merges.record('topic', merged, into, somebody, one)
          if (!changed) continue
          const [row] = await store.rows<{ id: string }>(
            'select id from merges where merged_id = ? and undone_at is null',
            merged,
          )
          made.push({ id: row!.id, merged, into, turned: one.turned })
        } else {
          const [taken] = made.splice(one.undo, 1)
          if (taken) expect((await store.merges.undo(taken.id, somebody)).changed).toBe(true)
        }
        // What counts where, read off the merges one after the other.
        const standing = (id: string): { id: string; sign: number } => {
          const step = made.find(({ merged }) => merged === id)
          if (!step) return { id, sign: 1 }
          const further = standing(step.into)
          return { id: further.id, sign: step.turned ? -further.sign : further.sign }
        }
        const due = stored.map((position) => {
          const counts = standing(position.topic_id)
          const level = position.level === null ? null : position.level * counts.sign + 0
          return `${counts.id} ${position.id} ${level}`
        })
        const evidenceOf = await store.evidence.ofActors([actorId!])
        const counted = topicIds.flatMap((id) =>
          evidenceOf(actorId!, id).map((row) => `${id} ${row.id} ${row.level}`),
        )
        expect(counted.sort()).toEqual(due.sort())
      }
      for (const { id } of made) await store.merges.undo(id, somebody)
      expect(await everyRow(store)).toEqual(untouched)
    }),
    worlds(50),
  )
  expect((await store.verify()).unsound).toEqual([])
})
