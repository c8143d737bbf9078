import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import type { CodedDays } from '#app/domain/second-coding/coded-days.ts'
import {
  loadDossierAgreement,
  loadTopicAgreement,
} from '#app/features/second-coding/topic-agreement.ts'
import { aPassage, theDossier, topicId } from '#tests/support/letters.ts'
import {
  codeSecond,
  openFinishedLetter,
  openThreeCodings,
  sendGiving,
} from '#tests/support/second-coding.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Person = Parameters<typeof requestContextOf>[1]

async function readAs(store: TestStore, user: Person) {
  return requireDossier(requestContextOf(store, user), (await theDossier(store)).slug)
}

const measureAs = async (store: TestStore, user: Person, days?: CodedDays) =>
  loadTopicAgreement(await readAs(store, user), await topicId(store), days)

test.each([
  ['draw', 1],
  ['give', 0],
  ['give the least certain', 0],
])(
  'letters that were drawn tell how far coders agree, those given by hand do not (%s)',
  async (deed, pairs) => {
    await using store = await openTestStore()
    const { ben, eve, letterId } = await openFinishedLetter(store, [aPassage({ sureness: 1 })])
    await sendGiving(store, eve, { deed, coder: ben.id, share: '100', letters: '1', letterId })
    await codeSecond(store, ben, letterId, { stance: '2' })
    await codeSecond(store, ben, letterId, { deed: 'finish' })
    const { rows: found } = await measureAs(store, eve)
    expect(found).toHaveLength(pairs)
    if (pairs)
      expect(found[0]).toMatchObject({
        ...{ name: 'Ana Kovač and Ben Maas', coders: 2, letters: 1, passages: 1 },
        ...{ exact: 0, withinOne: 1, foundByBoth: 1, tooFew: true },
      })
  },
)

test('whoever does not settle differences is not told by agreement that there is one', async () => {
  await using store = await openTestStore()
  const { ana, ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'draw', coder: ben.id, share: '100', letterId })
  await codeSecond(store, ben, letterId, { stance: '-2' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const nothing = { letters: 0, passages: 0, exact: null, alpha: null, waiting: 1 }
  for (const coder of [ana, ben])
    expect((await measureAs(store, coder)).rows).toMatchObject([nothing])
  expect((await measureAs(store, eve)).rows).toMatchObject([{ letters: 1, exact: 0, waiting: 0 }])
  await store.rows(
    "update coding_pairs set settled_at = '2026-01-02', settled_by = ?, choice = 'first', reason = 'So.'",
    eve.id,
  )
  for (const coder of [ana, ben])
    expect((await measureAs(store, coder)).rows).toMatchObject([
      { letters: 1, exact: 0, waiting: 0 },
    ])
})

test('what is not in the agreement is said with numbers, and nobody is told of what they code themselves', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'draw', coder: ben.id, share: '100', letterId })
  expect(await measureAs(store, eve)).toMatchObject({ rows: [], unnamed: 0, unfinished: 1 })
  expect(await measureAs(store, ben)).toMatchObject({ rows: [], unnamed: 0, unfinished: 0 })
  await store.rows('update positions set created_by = null')
  await codeSecond(store, ben, letterId, {})
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  expect(await measureAs(store, eve)).toMatchObject({
    ...{ isAny: true, rows: [], unnamed: 1, unfinished: 0 },
  })
})

test('whoever saw the first coding before they were done is not in the agreement', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'draw', coder: ben.id, share: '100', letterId })
  await codeSecond(store, ben, letterId, {})
  await store.rows(
    "insert into letter_openings (letter_id, user_id, at) values (?, ?, '2026-01-01T00:00:00.000Z')",
    ...[letterId, ben.id],
  )
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  expect((await measureAs(store, eve)).rows).toEqual([])
})

test('agreement is told by pair, for all of them and by quarter, of the days that are asked for', async () => {
  await using store = await openTestStore()
  const { eve } = await openThreeCodings(store)
  const all = await measureAs(store, eve)
  const inShort = ({ name, letters, coders, exact, withinOne }: (typeof all.rows)[number]) => [
    ...[name, letters, coders, exact, withinOne],
  ]
  expect(all.rows.map(inShort)).toEqual([
    ['Ana Kovač and Ben Maas', 2, 2, 0.5, 1],
    ['Ana Kovač and Lou Fern', 1, 2, 0, 0],
    ['All of them', 3, 3, 1 / 3, 2 / 3],
  ])
  expect(all.quarters.map(inShort)).toEqual([
    ['Q1 2026', 1, 2, 1, 1],
    ['Q2 2026', 2, 3, 0, 0.5],
  ])
  expect(all.quarters[0]!.why).toBe('no variation')
  const june = await measureAs(store, eve, { from: '2026-06-01', to: '2026-06-30' })
  expect(june.rows.map(inShort)).toEqual([['Ana Kovač and Lou Fern', 1, 2, 0, 0]])
  expect([june.isAny, june.quarters]).toEqual([true, []])
  const none = await measureAs(store, eve, { from: '2026-07-01', to: null })
  expect([none.isAny, none.rows]).toEqual([true, []])
})

test('choosing days tells nobody of a letter in which something waits', async () => {
  await using store = await openTestStore()
  const { ana } = await openThreeCodings(store)
  const may = await measureAs(store, ana, { from: '2026-05-01', to: '2026-05-31' })
  expect(may.rows).toMatchObject([{ letters: 0, exact: null, alpha: null, waiting: 1 }])
  const whole = await measureAs(store, ana)
  expect(whole.rows.at(-1)).toMatchObject({ name: 'All of them', letters: 1, waiting: 2 })
  expect(whole.quarters).toEqual([])
})

test('all topics of a dossier are told in the same days', async () => {
  await using store = await openTestStore()
  const { eve, dossierId } = await openThreeCodings(store)
  const reader = await readAs(store, eve)
  const topics = await reader.visible.topics.ofDossier(dossierId)
  const days = { from: '2026-05-01', to: null }
  expect(await loadDossierAgreement(reader, topics, days)).toMatchObject([
    { topicId: await topicId(store), letters: 2, coders: 3 },
  ])
})
