import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadTopicAgreement } from '#app/features/second-coding/topic-agreement.ts'
import { aPassage, theDossier, topicId } from '#tests/support/letters.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function measureAs(store: TestStore, user: Parameters<typeof requestContextOf>[1]) {
  const { slug } = await theDossier(store)
  return loadTopicAgreement(
    await requireDossier(requestContextOf(store, user), slug),
    await topicId(store),
  )
}

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
        ...{ names: 'Ana Kovač and Ben Maas', letters: 1, passages: 1 },
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
  expect(await measureAs(store, eve)).toEqual({ rows: [], unnamed: 0, unfinished: 1 })
  expect(await measureAs(store, ben)).toEqual({ rows: [], unnamed: 0, unfinished: 0 })
  await store.rows('update positions set created_by = null')
  await codeSecond(store, ben, letterId, {})
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  expect(await measureAs(store, eve)).toEqual({ rows: [], unnamed: 1, unfinished: 0 })
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
