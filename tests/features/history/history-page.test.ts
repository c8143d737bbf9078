import { expect, test } from 'vitest'
import { loadHistoryPage, loadLetterHistory } from '#app/features/history/history-page.ts'
import { codeAndChange, openForCoding } from '#tests/support/coding.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('who may code can go back to the state before the last, and others to none', async () => {
  await using store = await openTestStore()
  const { context, positionId } = await codeAndChange(store)
  const { letterDetail, topics, visible } = context
  const rowsFor = async (mayCode: boolean) =>
    (
      await loadLetterHistory(
        visible,
        { letterDetail, topics, positionId, mayCode, mayCorrect: false },
        1,
      )
    ).rows
  const rows = await rowsFor(true)
  expect(rows.map(({ revertTo }) => revertTo)).toEqual([
    null,
    { position: positionId, revision: 2 },
  ])
  expect(rows[0]!.about).toEqual({
    words: 'Voluntary detection: “We support it without reservation.”',
    href: `/letters/${letterDetail.letter.id}#position-${positionId}`,
  })
  expect((await rowsFor(false)).map(({ revertTo }) => revertTo)).toEqual([null, null])
})

test('what happened to a letter that is closed to somebody is not in their history', async () => {
  await using store = await openTestStore()
  const { letterId, context } = await openForCoding(store, {
    form: { title: 'Closed letter' },
    audience: { visibility: 'named', readerIds: [] },
  })
  const pageFor = (user: Parameters<typeof store.visibleTo>[0]) =>
    loadHistoryPage(store.visibleTo(user), { letterId }, 1)
  expect((await pageFor(context.user)).total).toBeGreaterThan(0)
  const others = await pageFor(await addUser(store, 'editor', 'Ivo Petrov'))
  expect([others.total, others.rows]).toEqual([0, []])
})
