import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadDifferences } from '#app/features/second-coding/differences-page.ts'
import { theDossier } from '#tests/support/letters.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a difference shows both readings, the words around, and the anchors from the one level to the other', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-1', exact: 'support it without' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const reader = await requireDossier(requestContextOf(store, eve), (await theDossier(store)).slug)
  const { current, open, agreed } = await loadDifferences(reader, { at: null, letterId })
  expect([open, agreed]).toEqual([1, 0])
  expect(current).toMatchObject({
    first: { reading: { level: 1, note: 'Warm.' }, words: 5, holders: ['Ylva Johansson'] },
    second: { reading: { level: -1 }, words: 3 },
  })
  expect(current!.anchors!.rows).toEqual([
    { level: 1, anchor: 'Speaks for it.' },
    { level: 0, anchor: 'Weighs both.' },
    { level: -1, anchor: 'Speaks against it.' },
  ])
  expect(current!.segments.map(({ text, first, second }) => [text, first, second])).toEqual([
    ['We ', true, false],
    ['support it without', true, true],
    [' reservation.', true, false],
    [' We oppose any delay of it.', false, false],
  ])
})

test('what waits is counted by the letters in which it waits', async () => {
  await using store = await openTestStore()
  const { ben, eve, letterId } = await openFinishedLetter(store)
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-1' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const [pair] = await store.rows<{ id: string }>('select id from coding_pairs')
  await store.rows(
    "update coding_pairs set settled_at = '2026-01-02', settled_by = ?, choice = 'first', reason = 'It says so.' where id = ?",
    eve.id,
    pair!.id,
  )
  const reader = await requireDossier(requestContextOf(store, eve), (await theDossier(store)).slug)
  const { open, letters } = await loadDifferences(reader, { at: null, letterId: null })
  expect([open, letters]).toEqual([0, 0])
})
