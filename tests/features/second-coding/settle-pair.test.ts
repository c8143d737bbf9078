import { expect, test } from 'vitest'
import { aPassage, dossierOf, topicId } from '#tests/support/letters.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { readCodedStance, settlePairAs, viewDifferences } from '#tests/support/settling.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const delay = 'We oppose any delay of it.'

/** Ana has +1 and -1 on the delay; Ben reads the first as -2 and has nothing on the delay. */
async function openDifferences(
  store: TestStore,
  second: Record<string, string>[] = [{ stance: '-2' }],
) {
  const people = await openFinishedLetter(store, [
    aPassage({ note: 'Warm.' }),
    aPassage({ quote: delay, level: -1 }),
  ])
  const { ben, eve, letterId } = people
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  for (const fields of second) await codeSecond(store, ben, letterId, fields)
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const pairs = await store.secondCodings.pairs(await dossierOf(store))
  return { ...people, pairs, pairOf: (kind: string) => pairs.find((one) => one.kind === kind)! }
}

test('until it is settled the first coding counts, and the stance says that coders differ', async () => {
  await using store = await openTestStore()
  const { pairOf } = await openDifferences(store)
  expect(await readCodedStance(store)).toEqual({ counted: [1, -1], differ: [[1, -2]] })
  expect(pairOf('level')).toMatchObject({ first: { level: 1 }, second: { level: -2 } })
  expect(pairOf('alone')).toMatchObject({ first: { level: -1 }, secondPositionId: null })
  expect((await store.verify()).unsound).toEqual([])
})

test('settled by the first reading, all stays and coders differ no more', async () => {
  await using store = await openTestStore()
  const { eve, pairOf } = await openDifferences(store)
  expect(await settlePairAs(store, eve, { id: pairOf('level').id, choice: 'first' })).toMatchObject(
    {
      ok: true,
      message: 'Settled: as Ana Kovač read it, +1 Supports on Encryption.',
    },
  )
  expect(await readCodedStance(store)).toEqual({ counted: [1, -1], differ: [] })
  expect((await store.verify()).unsound).toEqual([])
})

test('settled by the second reading, the position says what the second coder read, once', async () => {
  await using store = await openTestStore()
  const { eve, ana, pairOf, letterId, positionIds } = await openDifferences(store)
  const form = { id: pairOf('level').id, choice: 'second' }
  expect((await settlePairAs(store, eve, form)).ok).toBe(true)
  expect(await settlePairAs(store, eve, form)).toMatchObject({
    ok: false,
    cause: 'changed meanwhile',
  })
  expect(await readCodedStance(store)).toEqual({ counted: [-2, -1], differ: [] })
  // What only Ana has was not there for Ben: by his reading it goes.
  expect((await settlePairAs(store, eve, { id: pairOf('alone').id, choice: 'second' })).ok).toBe(
    true,
  )
  expect(await readCodedStance(store)).toEqual({ counted: [-2], differ: [] })
  // Both originals stay, and coders read what became of theirs.
  const [stored] = await store.rows("select level from second_positions where status = 'approved'")
  expect(stored).toMatchObject({ level: -2 })
  const told = await store.history.describe(await store.history.ofPositions([positionIds[0]!]))
  expect(told[0]!.sentence).toContain('supports')
  expect(told).toHaveLength(2)
  const letter = await store.history.describe(await store.history.ofLetter(letterId))
  expect(JSON.stringify(letter)).toContain('It says so plainly.')
  const hers = await viewDifferences(store, ana)
  expect(hers.groups.map(({ name, rows }) => [name, rows.length])).toEqual([['Settled', 2]])
  expect((await store.verify()).unsound).toEqual([])
})

test('what only the second coder has counts once it is settled so, and another reading is one’s own', async () => {
  await using store = await openTestStore()
  const { eve, pairs, letterId } = await openDifferences(store, [
    { stance: '1' },
    { stance: '2', exact: 'Yours faithfully' },
    { stance: '-1', exact: delay, topicId: await topicIdAfter(store) },
  ])
  expect(pairs.map(({ kind }) => kind)).toEqual(['same', 'topic', 'alone'])
  const alone = pairs.find(({ kind }) => kind === 'alone')!
  expect((await settlePairAs(store, eve, { id: alone.id, choice: 'second' })).ok).toBe(true)
  const added = (await store.positions.ofLetter(letterId)).find(({ level }) => level === 2)!
  expect(added).toMatchObject({ quote: { exact: 'Yours faithfully' }, status: 'approved' })
  const other = {
    ...{ id: pairs[1]!.id, choice: 'another', stance: '0', topicId: await topicId(store) },
    ...{ conditional: 'on', condition: 'not in the letter' },
  }
  expect(await settlePairAs(store, eve, other)).toMatchObject({
    ok: false,
    refusal: { errors: { condition: expect.stringContaining('not in the letter') } },
  })
  expect((await settlePairAs(store, eve, { ...other, condition: 'any delay' })).ok).toBe(true)
  expect(await readCodedStance(store)).toEqual({ counted: [1, 0, 2], differ: [] })
  expect((await store.verify()).unsound).toEqual([])
})

/** The id of the other topic, before there is a letter. */
async function topicIdAfter(store: TestStore): Promise<string> {
  await dossierOf(store)
  return topicId(store, 'Voluntary detection')
}

test('nothing is settled without a choice and three words, nor by whoever may not', async () => {
  await using store = await openTestStore()
  const { ben, eve, pairOf } = await openDifferences(store)
  const { id } = pairOf('level')
  expect(await settlePairAs(store, eve, { id, choice: 'third' })).toMatchObject({
    refusal: { errors: { choice: expect.any(String) } },
  })
  expect(
    await settlePairAs(store, eve, { id, choice: 'first', reason: 'just because' }),
  ).toMatchObject({
    refusal: { errors: { reason: expect.any(String) } },
  })
  await expect(settlePairAs(store, ben, { id, choice: 'first' })).rejects.toMatchObject({
    status: 403,
  })
  // What waits would show each the other’s reading before anybody judged it.
  expect((await viewDifferences(store, ben)).groups).toEqual([])
  expect((await viewDifferences(store, eve)).groups.map(({ name }) => name)).toEqual([
    'Level differs',
    'One has it, one has not',
  ])
})

test('whoever settles their own coding is marked as a party', async () => {
  await using store = await openTestStore()
  const { ana, eve, pairOf } = await openDifferences(store)
  const asEditor = { ...ana, role: 'editor' as const }
  await settlePairAs(store, asEditor, { id: pairOf('level').id, choice: 'first' })
  expect((await viewDifferences(store, eve, pairOf('level').id)).current).toMatchObject({
    settled: { byParty: true, by: 'Ana Kovač', choice: 'first' },
    firstName: 'Ana Kovač',
    secondName: 'Ben Maas',
  })
})
