import { expect, test } from 'vitest'
import { restoreState } from '#app/features/coding/restore-state.ts'
import { codeAndChange } from '#tests/support/coding.ts'
import { topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an earlier state comes back once; what stands in the way is said and changes nothing', async () => {
  await using store = await openTestStore()
  const { context, positionId, entry } = await codeAndChange(store)
  const position = (await store.positions.byId(positionId))!
  const earlier = { ...position, level: 1 as const, topicId: await topicId(store) }
  const revert = { action: 'went back', entryId: entry } as const
  const restore = (state: typeof earlier, revision = 2) =>
    restoreState(context, position, revision, state, revert)
  expect(await restore({ ...earlier, topicId: 'gone' })).toMatch(
    /^The topic of that version is not there any more, so nothing was changed\./,
  )
  expect(await restore({ ...earlier, holderIds: ['gone'] })).toMatch(
    /^Nobody who held that version is there any more, so nothing was changed\./,
  )
  expect(
    await restore({ ...earlier, quote: { ...position.quote, exact: 'Nowhere in it.' } }),
  ).toMatch(/^The quote of that version does not stand in the letter’s text any more/)
  expect(await restore({ ...earlier, ...position } as never)).toBe(
    'The position says this already, so nothing was changed.',
  )
  expect((await store.positions.byId(positionId))!.revision).toBe(2)
  expect(await restore(earlier, 1)).toBe('stale')
  expect(await restore(earlier)).toBe('changed')
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, revision: 3 })
})
