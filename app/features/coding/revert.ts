import { data } from '@remix-run/node'
import {
  findLetterStateAfter,
  isSameState,
  tracePositionSteps,
  type PositionState,
} from '#app/domain/history/earlier-states.ts'
import {
  findLastChange,
  describeUndo,
  describeBlockedUndo,
  describeUndone,
} from '#app/domain/history/undo.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { paragraphNumberAt, splitParagraphs, relocateQuote } from '#app/domain/text/quotes.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { refuseForm, type FormRefusal } from '#app/domain/form-refusal.ts'
import { readTextFields } from '#app/http/forms.ts'
import { toLetterFields } from '../letters/letter-form.ts'
import { invalidForm, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>
export type RevertContext = {
  visible: VisibleStore
  user: User
  letterDetail: LetterDetail
  topics: readonly Topic[]
}

/** What came of going back: a sentence in either case, and the position where there is one. */
export type RevertAnswer = { ok: true; message: string; saved?: string } | FormRefusal

const sayConflict = (noun: string) =>
  `Somebody else changed this ${noun} meanwhile, so it was left as it is. Look at its history again before you go back.`

/** The form of a history page: gives a position, or what is said about the letter, back what an entry of the log left. */
export async function revertToEntry(context: RevertContext, form: FormData) {
  const fields = readTextFields(form)
  if (fields.deed !== 'go back' || !fields.entry || !/^\d{1,9}$/.test(fields.revision ?? ''))
    throw invalidForm()
  let status = 409
  const answer = await withStoreErrors(
    () => (fields.position ? revertPosition(context, fields) : revertLetter(context, fields)),
    (sentence): RevertAnswer => {
      status = 503
      return refuseForm({ form: sentence }, fields)
    },
  )
  return data(answer, { status: answer.ok ? 200 : status })
}

async function revertPosition(
  context: RevertContext,
  fields: Record<string, string>,
): Promise<RevertAnswer> {
  const { visible, letterDetail } = context
  const position = requireFound(await visible.positions.byId(fields.position!), 'position')
  if (position.letterId !== letterDetail.letter.id) throw invalidForm()
  const step = tracePositionSteps(await visible.history.ofPositions([position.id])).find(
    ({ entry }) => entry.id === fields.entry,
  )
  if (!step) throw invalidForm()
  if (!step.state)
    return refuseForm(
      {
        form: 'The log does not tell enough of that version to go back to it, so nothing was changed.',
      },
      fields,
    )
  const outcome = await applyState(context, position, Number(fields.revision), step.state, {
    action: 'went back',
    entryId: step.entry.id,
  })
  if (outcome !== 'changed')
    return refuseForm({ form: outcome === 'stale' ? sayConflict('position') : outcome }, fields)
  return {
    ok: true,
    saved: position.id,
    message: 'The position says again what it said in that version.',
  }
}

/**
 * Brings a position into an earlier state. Answers what stands in the way where that state cannot be: a sentence, or
 * `stale` where somebody changed it since `revision`.
 */
async function applyState(
  { visible, user, letterDetail, topics }: RevertContext,
  position: PositionWithLetter,
  revision: number,
  state: PositionState,
  revert: { action: 'went back' | 'undid'; entryId: string },
): Promise<string> {
  const topicId = await visible.topics.canonicalId(state.topicId)
  if (!topics.some(({ id }) => id === topicId))
    return 'The topic of that version is not there any more, so nothing was changed. Change the position and choose another topic.'
  const holders = await visible.actors.byIds(state.holderIds)
  if (!holders.length)
    return 'Nobody who held that version is there any more, so nothing was changed. Change the position and choose its holder.'
  const quote = relocateQuote(state.quote, letterDetail.text.text)
  if (!quote)
    return 'The quote of that version does not stand in the letter’s text any more, or at several places, so nothing was changed. Change the position and select the passage anew.'
  // An undo is noted even so, because the one before it is next.
  if (
    revert.action === 'went back' &&
    isSameState(
      { ...state, quote, topicId, holderIds: holders.map(({ id }) => id) } as PositionState,
      position,
    )
  )
    return 'The position says this already, so nothing was changed.'
  const { status, quote: _quote, ...said } = state
  const { changed } = await visible.positions.revert(
    position,
    revision,
    {
      coding: said,
      quote,
      status,
      paragraph: paragraphNumberAt(splitParagraphs(letterDetail.text.text), quote.start),
      textVersionId: letterDetail.text.id,
    },
    revert,
    { userId: user.id, via: 'screen' },
  )
  return changed ? 'changed' : 'stale'
}

async function revertLetter(
  { visible, user, letterDetail }: RevertContext,
  fields: Record<string, string>,
): Promise<RevertAnswer> {
  requirePermissionOn(user, 'correct letters')
  const state = findLetterStateAfter(
    await visible.history.ofLetter(letterDetail.letter.id),
    fields.entry!,
  )
  if (!state) throw invalidForm()
  const actors = state.parties.flatMap(({ actorId }) => actorId ?? [])
  const known = await visible.history.namesOf(actors)
  if (actors.some((id) => !known.has(id)))
    return refuseForm(
      {
        form: 'Somebody whom that version names is not there any more, so nothing was changed. Correct the letter instead.',
      },
      fields,
    )
  const letter = { ...letterDetail.letter, ...state }
  const form = letterSchema.safeParse(
    toLetterFields(
      letter,
      state.parties.map((party) => ({ ...party, id: '' })),
    ),
  )
  if (!form.success)
    return refuseForm(
      { form: `That version could not be stored today: ${form.error.issues[0]!.message}` },
      fields,
    )
  const parties = state.parties.map(({ role, actorId, capacity, organisation, unit }) => ({
    role,
    actorId,
    capacity,
    organisation,
    unit,
  }))
  const { changed } = await visible.letters.correct(
    letterDetail,
    Number(fields.revision),
    { form: form.data, parties, actors: [], affiliations: [] },
    { userId: user.id, via: 'screen' },
    fields.entry,
  )
  return changed
    ? { ok: true, message: 'The letter says again what it said in that version.' }
    : refuseForm({ form: sayConflict('letter') }, fields)
}

/** What one’s undo would take back in a letter, for its button; null where there is nothing. */
export async function offerUndo(
  visible: VisibleStore,
  userId: string,
  letterId: string,
  positions: readonly PositionWithLetter[],
  topics: readonly Topic[],
): Promise<{ entryId: string; says: string } | null> {
  const lastCoding = findLastChange(await visible.history.ofLetterPositions(letterId), userId)
  return (
    lastCoding && {
      entryId: lastCoding.entry.id,
      says: describeUndo(
        lastCoding.entry,
        findTopicName(
          positions.find(({ id }) => id === lastCoding.entry.resourceId),
          topics,
        ),
      ),
    }
  )
}

/** What an undo came to; `undo` says why it did not. */
type UndoAnswer =
  { ok: true; message: string; saved: string } | { ok: false; errors: { undo: string } }

const refuseUndo = (undo: string): UndoAnswer => ({ ok: false, errors: { undo } })

/** Takes back one’s own last deed in the coding of a letter, where it is still the one that `entry` names. */
export async function undoLast(context: RevertContext, form: FormData): Promise<UndoAnswer> {
  const { visible, user, letterDetail, topics } = context
  const fields = readTextFields(form)
  // Read before the log, so that whoever changes it between the two is noticed by its revision.
  const positions = await visible.positions.ofLetter(letterDetail.letter.id)
  const lastCoding = findLastChange(
    await visible.history.ofLetterPositions(letterDetail.letter.id),
    user.id,
  )
  if (!lastCoding) return refuseUndo('There is nothing of yours left to undo in this letter.')
  if (fields.entry && fields.entry !== lastCoding.entry.id)
    return refuseUndo(
      'That was undone already, or you have done something since. Undo again to take back your last deed.',
    )
  const position = requireFound(
    positions.find(({ id }) => id === lastCoding.entry.resourceId),
    'position',
  )
  const topic = findTopicName(position, topics)
  if (lastCoding.since) return refuseUndo(describeBlockedUndo(lastCoding.since, topic))
  const outcome = await applyState(context, position, position.revision, lastCoding.to, {
    action: 'undid',
    entryId: lastCoding.entry.id,
  })
  if (outcome === 'changed')
    return { ok: true, saved: position.id, message: describeUndone(lastCoding.entry, topic) }
  return refuseUndo(
    outcome === 'stale'
      ? `Somebody changed the position on ${topic} this very moment, so it was left as it is.`
      : outcome,
  )
}

function findTopicName(position: PositionWithLetter | undefined, topics: readonly Topic[]): string {
  return topics.find(({ id }) => id === position?.topicId)?.name ?? 'its topic'
}
