import {
  describeBlockedUndo,
  describeRedone,
  describeUndo,
  describeUndone,
  findLastChange,
  findLastUndone,
  type LastChange,
} from '#app/domain/history/undo.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
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

/** What one undid last in a letter and can do again, for its button; null where there is nothing. */
export async function offerRedo(
  visible: VisibleStore,
  userId: string,
  letterId: string,
): Promise<{ entryId: string } | null> {
  const found = findLastUndone(await visible.history.ofLetterPositions(letterId), userId)
  return found && { entryId: found.entry.id }
}

/** What an undo came to; `undo` says why it did not. */
type UndoAnswer =
  { ok: true; message: string; saved: string } | { ok: false; errors: { undo: string } }

/** Takes back one's own last deed in the coding of a letter, where it is still the one that `entryId` names. */
export async function undoLast(
  context: CodingContext,
  entryId: string | undefined,
): Promise<UndoAnswer> {
  return takeStep(context, entryId, {
    action: 'undid',
    find: findLastChange,
    nothing: 'There is nothing of yours left to undo in this letter.',
    stale:
      'That was undone already, or you have done something since. Undo again to take back your last deed.',
    tell: ({ entry }, topic) => describeUndone(entry, topic),
  })
}

/** Does again what one undid last, where nothing of one's own came since. */
export async function redoLast(
  context: CodingContext,
  entryId: string | undefined,
): Promise<UndoAnswer> {
  return takeStep(context, entryId, {
    action: 'redid',
    find: findLastUndone,
    nothing: 'There is nothing of yours to do again in this letter.',
    stale: 'That was done again already, or you have done something since.',
    tell: ({ undone }, topic) => describeRedone(undone, topic),
  })
}

type Step<Change extends LastChange> = {
  action: 'undid' | 'redid'
  find: (entries: readonly HistoryEntry[], userId: string) => Change | null
  nothing: string
  stale: string
  tell: (change: Change, topic: string) => string
}

async function takeStep<Change extends LastChange>(
  context: CodingContext,
  entryId: string | undefined,
  step: Step<Change>,
): Promise<UndoAnswer> {
  const { visible, user, letterDetail, topics } = context
  // Read before the log, so that whoever changes it between the two is noticed by its revision.
  const positions = await visible.positions.ofLetter(letterDetail.letter.id)
  const found = step.find(await visible.history.ofLetterPositions(letterDetail.letter.id), user.id)
  if (!found) return refuseUndo(step.nothing)
  if (entryId && entryId !== found.entry.id) return refuseUndo(step.stale)
  const position = requireFound(
    positions.find(({ id }) => id === found.entry.resourceId),
    'position',
  )
  const topic = findTopicName(position, topics)
  if (found.since) return refuseUndo(describeBlockedUndo(found.since, topic))
  const outcome = await restoreState(context, position, position.revision, found.to!, {
    action: step.action,
    entryId: found.entry.id,
  })
  if (outcome === 'changed')
    return { ok: true, saved: position.id, message: step.tell(found, topic) }
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
