import {
  describeBlockedUndo,
  describeUndo,
  describeUndone,
  findLastChange,
} from '#app/domain/history/undo.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { Topic } from '#app/domain/topics.ts'
import { requireFound } from '#app/auth/guard.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { CodingContext } from './coding-context.ts'
import { restoreState } from './restore-state.ts'

/** What one's undo would take back in a letter, for its button; null where there is nothing. */
export async function offerUndo(
  visible: VisibleStore,
  userId: string,
  letterId: string,
  positions: readonly PositionWithLetter[],
  topics: readonly Topic[],
): Promise<{ entryId: string; says: string } | null> {
  const lastChange = findLastChange(await visible.history.ofLetterPositions(letterId), userId)
  if (!lastChange) return null
  const position = positions.find(({ id }) => id === lastChange.entry.resourceId)
  return {
    entryId: lastChange.entry.id,
    says: describeUndo(lastChange.entry, findTopicName(position, topics)),
  }
}

/** What an undo came to; `undo` says why it did not. */
type UndoAnswer =
  { ok: true; message: string; saved: string } | { ok: false; errors: { undo: string } }

/** Takes back one's own last deed in the coding of a letter, where it is still the one that `entryId` names. */
export async function undoLast(
  context: CodingContext,
  entryId: string | undefined,
): Promise<UndoAnswer> {
  const { visible, user, letterDetail, topics } = context
  // Read before the log, so that whoever changes it between the two is noticed by its revision.
  const positions = await visible.positions.ofLetter(letterDetail.letter.id)
  const lastChange = findLastChange(
    await visible.history.ofLetterPositions(letterDetail.letter.id),
    user.id,
  )
  if (!lastChange) return refuseUndo('There is nothing of yours left to undo in this letter.')
  if (entryId && entryId !== lastChange.entry.id)
    return refuseUndo(
      'That was undone already, or you have done something since. Undo again to take back your last deed.',
    )
  const position = requireFound(
    positions.find(({ id }) => id === lastChange.entry.resourceId),
    'position',
  )
  const topic = findTopicName(position, topics)
  if (lastChange.since) return refuseUndo(describeBlockedUndo(lastChange.since, topic))
  const outcome = await restoreState(context, position, position.revision, lastChange.to, {
    action: 'undid',
    entryId: lastChange.entry.id,
  })
  if (outcome === 'changed')
    return { ok: true, saved: position.id, message: describeUndone(lastChange.entry, topic) }
  return refuseUndo(
    outcome === 'stale'
      ? `Somebody changed the position on ${topic} this very moment, so it was left as it is.`
      : outcome,
  )
}

function refuseUndo(undo: string): UndoAnswer {
  return { ok: false, errors: { undo } }
}

function findTopicName(position: PositionWithLetter | undefined, topics: readonly Topic[]): string {
  return topics.find(({ id }) => id === position?.topicId)?.name ?? 'its topic'
}
