import { expect, test } from 'vitest'
import type { NameAnswers } from '#app/domain/plan/name-questions.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import { actorId, aParty, aPassage, fields, keep, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Fields = ReturnType<typeof fields>

/** A letter of Johansson's in an office, with a passage that counts. */
async function keepOf(
  store: TestStore,
  party: Partial<Fields['parties'][number]>,
  day = '2020-10-29',
) {
  const form = { dated: day, parties: [aParty(party)] }
  return (await keep(store, { form, positions: [aPassage()], text: textOf(day, party) })).id
}

const textOf = (day: string, party: object) =>
  `Of ${day}, ${JSON.stringify(party)}. We support it without reservation.`

/** Corrects a letter; a name that is asked about is somebody new. */
async function correct(store: TestStore, id: string, changed: Partial<Fields>) {
  const before = (await store.letters.byId(id))!
  const audience = { visibility: before.letter.visibility, readerIds: before.readerIds }
  const send = (answers: NameAnswers) =>
    saveCorrection({ visible: store.visibleTo('owner'), performedBy: somebody }, before, {
      ...{ revision: before.letter.revision, fields: fields(changed), answers },
      parsedAudience: { ok: true, audience },
    })
  const first = await send({})
  const asked = first.outcome === 'unfit' ? first.questions : []
  const answers = Object.fromEntries(asked.map(({ key }) => [key, '']))
  expect(asked.length ? await send(answers) : first).toEqual({ outcome: 'stored' })
}

/** For whom passages count, with how many, by name. */
async function whose(store: TestStore, joined = ''): Promise<Record<string, number>> {
  const rows = await store.rows<{ name: string; n: number }>(
    `select a.name, count(*) as n from evidence e join actors a on a.id = e.actor_id ${joined}
     group by a.name order by a.name`,
  )
  return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]))
}

const isSound = async (store: TestStore) => expect((await store.verify()).unsound).toEqual([])

test('an organisation that a corrected head no longer prints does not count any more', async () => {
  await using store = await openTestStore()
  const id = await keepOf(store, { organisation: 'European Parliament', capacity: 'Member' })
  expect(await whose(store)).toEqual({ 'European Parliament': 1, 'Ylva Johansson': 1 })
  const rowId = (await store.rows<{ id: string }>('select id from affiliations'))[0]!.id
  await correct(store, id, { parties: [aParty({ organisation: 'European Commission' })] })
  expect(await whose(store)).toEqual({ 'European Commission': 1, 'Ylva Johansson': 1 })
  expect((await logOf(store, rowId)).map(({ deed }) => deed)).toEqual(['added', 'no longer proved'])
  await correct(store, id, { parties: [aParty({ organisation: 'European Parliament' })] })
  expect(await whose(store)).toEqual({ 'European Parliament': 1, 'Ylva Johansson': 1 })
  await isSound(store)
})

test('another date moves what a head proves, and a correction of something else leaves it', async () => {
  await using store = await openTestStore()
  const house = [aParty({ organisation: 'European Commission', unit: 'Unit D.4' })]
  const id = await keepOf(store, house[0]!)
  const before = await store.rows(
    'select id from affiliations where withdrawn_at is null order by id',
  )
  await correct(store, id, { title: 'Another title', parties: house })
  expect(
    await store.rows('select id from affiliations where withdrawn_at is null order by id'),
  ).toEqual(before)
  await correct(store, id, { dated: '2021-03-01', parties: house })
  expect(
    await store.rows(
      'select distinct first_day as day from affiliations where withdrawn_at is null',
    ),
  ).toEqual([{ day: '2021-03-01' }])
  expect(await whose(store)).toEqual({
    ...{ 'European Commission': 1, 'Unit D.4': 1, 'Ylva Johansson': 1 },
  })
  await isSound(store)
})

test('units of one line are each within the one before it, and what the person says counts for all of them', async () => {
  await using store = await openTestStore()
  const id = await keepOf(store, {
    organisation: 'European Commission',
    unit: 'DG HOME, Directorate D: Internal Security / Unit D.4: Cybercrime',
  })
  expect(await whose(store)).toEqual({
    'European Commission': 1,
    'DG HOME': 1,
    'Directorate D: Internal Security': 1,
    'Unit D.4: Cybercrime': 1,
    'Ylva Johansson': 1,
  })
  await isSound(store)
  await correct(store, id, {
    parties: [aParty({ organisation: 'European Commission', unit: 'DG HOME / Unit D.5' })],
  })
  expect(await whose(store)).toEqual({
    'European Commission': 1,
    'DG HOME': 1,
    'DG HOME · Unit D.5': 1,
    'Ylva Johansson': 1,
  })
  await isSound(store)
})

test('another letter of the day that prints the same proves it from then on', async () => {
  await using store = await openTestStore()
  const house = { organisation: 'European Commission', unit: 'Unit D.4' }
  const first = await keepOf(store, { ...house, capacity: 'Member' })
  const second = await keepOf(store, { ...house, capacity: 'Commissioner' })
  expect(await store.rows('select id from affiliations')).toHaveLength(2)
  await correct(store, first, { parties: [aParty()] })
  // Whoever belongs to a house on a day belongs to it in every letter of that day.
  expect(await whose(store)).toEqual({
    ...{ 'European Commission': 2, 'Unit D.4': 2, 'Ylva Johansson': 2 },
  })
  expect(
    await store.rows(
      'select distinct letter_id as letter from affiliations where withdrawn_at is null',
    ),
  ).toEqual([{ letter: second }])
  await isSound(store)
  await correct(store, second, { parties: [aParty()] })
  expect(await whose(store)).toEqual({ 'Ylva Johansson': 2 })
  await isSound(store)
})

test('what somebody typed stays, also where the letter is its proof', async () => {
  await using store = await openTestStore()
  const id = await keepOf(store, { organisation: 'European Commission' })
  const typed = {
    ...{ organisationId: await actorId(store, 'European Commission'), role: null, counts: null },
    ...{ firstDay: '2020-01-01', lastDay: null, fromEdtf: '2020', toEdtf: null },
    ...{ letterId: id, source: null },
  }
  await store.actors.saveAffiliations(await actorId(store), { added: [typed] }, somebody)
  await correct(store, id, { parties: [aParty()] })
  expect(await whose(store)).toEqual({ 'European Commission': 1, 'Ylva Johansson': 1 })
  await isSound(store)
})

test('what an earlier version left counting is found, with the letter to be saved', async () => {
  await using store = await openTestStore()
  const id = await keepOf(store, { organisation: 'European Parliament' })
  await keepOf(store, { organisation: 'European Commission' }, '2021-03-01')
  await store.rows(
    'update parties set organisation = ? where letter_id = ?',
    'European Commission',
    id,
  )
  expect((await store.verify()).unsound).toMatchObject([
    {
      thing: 'affiliation',
      letterId: id,
      what: 'does not say that Ylva Johansson belongs to European Parliament, which counts because of it; correct the letter and save it',
    },
  ])
  await correct(store, id, { parties: [aParty({ organisation: 'European Commission' })] })
  expect(await whose(store)).toEqual({ 'European Commission': 2, 'Ylva Johansson': 2 })
  await isSound(store)
})

test('a house that got another name, and people who were erased or merged, are no leftovers', async () => {
  await using store = await openTestStore()
  const id = await keepOf(store, { organisation: 'European Comission', unit: 'Unit D.4' })
  await keepOf(store, { name: 'Commissioner Johansson', organisation: 'Ministry' }, '2019-01-01')
  const record = (await store.actors.recordOf(await actorId(store, 'European Comission')))!
  await store.actors.correct(
    record,
    { ...toActorForm(record), name: 'European Commission' },
    somebody,
  )
  await isSound(store)
  const [remains, merged] = [await actorId(store), await actorId(store, 'Commissioner Johansson')]
  await store.merges.record('actor', merged, remains, somebody)
  await isSound(store)
  await store.erasures.person(remains, { words: [], reason: 'asked for' }, somebody)
  await isSound(store)
  expect(await store.letters.byId(id)).not.toBeNull()
})

test('a letter that is withdrawn alone leaves what it proved to the others of its day, and all of it is back once it is given back', async () => {
  await using store = await openTestStore()
  const house = { organisation: 'European Commission', unit: 'Unit D.4' }
  const first = await keepOf(store, { ...house, capacity: 'Member' })
  await keepOf(store, { ...house, capacity: 'Commissioner' })
  const all = { 'European Commission': 2, 'Unit D.4': 2, 'Ylva Johansson': 2 }
  expect(await whose(store)).toEqual(all)
  expect((await store.letters.whatGoes(first)).affiliations).toBe(2)
  const own = { reason: 'Not theirs.', revision: 1 }
  expect(await store.withdrawals.withdraw(first, { ...own, revision: 7 }, somebody)).toEqual({
    changed: false,
  })
  expect(await store.withdrawals.withdraw(first, own, somebody)).toEqual({ changed: true })
  expect(await store.letters.byId(first)).toBe(null)
  expect(
    await whose(store, 'join letters l on l.id = e.letter_id and l.withdrawn_at is null'),
  ).toEqual({
    ...{ 'European Commission': 1, 'Unit D.4': 1, 'Ylva Johansson': 1 },
  })
  await isSound(store)
  expect(await store.withdrawals.giveBack(first, somebody)).toEqual({ changed: true })
  expect(await whose(store)).toEqual(all)
  await isSound(store)
})
