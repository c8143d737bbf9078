import { expect, test } from 'vitest'
import type { PositionState } from '#app/domain/history/earlier-states.ts'
import type { CodingContext } from '#app/features/coding/coding-context.ts'
import { restoreState } from '#app/features/coding/restore-state.ts'
import { codeAndChange } from '#tests/support/coding.ts'
import { logOf, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A position that says -1 on voluntary detection, and what it said before: +1 on encryption. */
async function openChanged(store: TestStore) {
  const { context, positionId, entry } = await codeAndChange(store)
  const position = (await store.positions.byId(positionId))!
  const earlier: PositionState = { ...position, level: 1, topicId: await topicId(store) }
  const restore = (
    state: Partial<PositionState> = {},
    { action = 'went back' as 'went back' | 'undid', revision = 2, changed = {} } = {},
  ) =>
    restoreState(
      { ...context, ...changed } as CodingContext,
      position,
      revision,
      { ...earlier, ...state },
      {
        action,
        entryId: entry,
      },
    )
  return { context, position, restore }
}

test('without a holder or a topic that is there today the position stays as it is', async () => {
  await using store = await openTestStore()
  const { position, restore } = await openChanged(store)
  expect(await restore({ holderIds: ['nobody'] })).toBe(
    'Nobody who held that version is there any more, so nothing was changed. Change the position and choose its holder.',
  )
  expect(await restore({ topicId: 'none' })).toBe(
    'The topic of that version is not there any more, so nothing was changed. Change the position and choose another topic.',
  )
  expect(await store.positions.byId(position.id)).toMatchObject({ level: -1, revision: 2 })
})

test('a quote is looked up where it stands in the text of today', async () => {
  await using store = await openTestStore()
  const { context, position, restore } = await openChanged(store)
  const { text } = context.letterDetail
  const added = 'This paragraph was added at the head of the letter.\n\n'
  const moved = { ...text, text: added + text.text }
  const changed = { letterDetail: { ...context.letterDetail, text: moved } }
  expect(await restore({}, { changed })).toBe('changed')
  const { quote } = (await store.positions.byId(position.id))!
  expect([quote.exact, quote.start]).toEqual([
    position.quote.exact,
    position.quote.start + added.length,
  ])
})

test('a state that the position has already is not gone back to, but an undo to it is noted', async () => {
  await using store = await openTestStore()
  const { position, restore } = await openChanged(store)
  const now = { level: position.level, topicId: position.topicId }
  const deeds = async () => (await logOf(store, position.id)).map(({ deed }) => deed)
  expect(await restore(now)).toBe('The position says this already, so nothing was changed.')
  expect(await deeds()).toEqual(['added', 'changed'])
  expect(await restore(now, { action: 'undid' })).toBe('changed')
  expect(await deeds()).toEqual(['added', 'changed', 'undid'])
})

test('a position that somebody changed since is stale and stays theirs', async () => {
  await using store = await openTestStore()
  const { position, restore } = await openChanged(store)
  expect(await restore({}, { revision: 1 })).toBe('stale')
  expect(await store.positions.byId(position.id)).toMatchObject({ level: -1, revision: 2 })
})
