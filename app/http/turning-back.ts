import { data } from '@remix-run/node'
import {
  letterStateAfter,
  isSameState,
  positionSteps,
  type PositionState,
} from '#app/domain/history/states.ts'
import { lastDeed, sayDeed, sayLeft, sayUndone } from '#app/domain/history/undo.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import type { Stated } from '#app/domain/positions.ts'
import { paragraphAt, paragraphs, relocate } from '#app/domain/text.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { Reading } from '#app/store.server.ts'
import { fieldsOf, refused, type Refusal } from './forms.ts'
import { storedFields } from './letter-form.ts'
import { altered, found, permitted } from './rights.ts'
import { storing } from './storing.ts'

type Letter = NonNullable<Awaited<ReturnType<Reading['letters']['byId']>>>
export type Turner = { store: Reading; user: User; whole: Letter; topics: readonly Topic[] }

/** What came of going back: a sentence in either case, and the position where there is one. */
export type TurnAnswer = { ok: true; said: string; saved?: string } | Refusal

const meanwhile = (what: string) =>
  `Somebody else changed this ${what} meanwhile, so it was left as it is. Look at its history again before you go back.`

/** The form of a history page: gives a position, or what is said about the letter, back what an entry of the log left. */
export async function restored(turner: Turner, form: FormData) {
  const fields = fieldsOf(form)
  if (fields.deed !== 'go back' || !fields.entry || !/^\d{1,9}$/.test(fields.revision ?? ''))
    throw altered()
  let status = 409
  const answer = await storing(
    () => (fields.position ? positionRestored(turner, fields) : letterRestored(turner, fields)),
    (sentence): TurnAnswer => {
      status = 503
      return refused({ form: sentence }, fields)
    },
  )
  return data(answer, { status: answer.ok ? 200 : status })
}

async function positionRestored(
  turner: Turner,
  fields: Record<string, string>,
): Promise<TurnAnswer> {
  const { store, whole } = turner
  const position = found(await store.positions.byId(fields.position!), 'position')
  if (position.letterId !== whole.letter.id) throw altered()
  const step = positionSteps(await store.history.ofPositions([position.id])).find(
    ({ entry }) => entry.id === fields.entry,
  )
  if (!step) throw altered()
  if (!step.state)
    return refused(
      {
        form: 'The log does not tell enough of that version to go back to it, so nothing was changed.',
      },
      fields,
    )
  const outcome = await turned(turner, position, Number(fields.revision), step.state, {
    deed: 'went back',
    entryId: step.entry.id,
  })
  if (outcome !== 'changed')
    return refused({ form: outcome === 'stale' ? meanwhile('position') : outcome }, fields)
  return {
    ok: true,
    saved: position.id,
    said: 'The position says again what it said in that version.',
  }
}

/**
 * Brings a position into an earlier state. Answers what stands in the way where that state cannot be: a sentence, or
 * `stale` where somebody changed it since `revision`.
 */
async function turned(
  { store, user, whole, topics }: Turner,
  position: Stated,
  revision: number,
  to: PositionState,
  turning: { deed: 'went back' | 'undid'; entryId: string },
): Promise<string> {
  const topicId = await store.topics.standing(to.topicId)
  if (!topics.some(({ id }) => id === topicId))
    return 'The topic of that version is not there any more, so nothing was changed. Change the position and choose another topic.'
  const holders = await store.actors.byIds(to.holderIds)
  if (!holders.length)
    return 'Nobody who held that version is there any more, so nothing was changed. Change the position and choose its holder.'
  const quote = relocate(to.quote, whole.text.text)
  if (!quote)
    return 'The quote of that version does not stand in the letter’s text any more, or at several places, so nothing was changed. Change the position and select the passage anew.'
  // An undo is noted even so, because the one before it is next.
  if (
    turning.deed === 'went back' &&
    isSameState(
      { ...to, quote, topicId, holderIds: holders.map(({ id }) => id) } as PositionState,
      position,
    )
  )
    return 'The position says this already, so nothing was changed.'
  const { status, quote: _quote, ...said } = to
  const { changed } = await store.positions.turnBack(
    position,
    revision,
    {
      said,
      quote,
      status,
      paragraph: paragraphAt(paragraphs(whole.text.text), quote.start),
      textVersionId: whole.text.id,
    },
    turning,
    { userId: user.id, via: 'screen' },
  )
  return changed ? 'changed' : 'stale'
}

async function letterRestored(
  { store, user, whole }: Turner,
  fields: Record<string, string>,
): Promise<TurnAnswer> {
  permitted(user, 'correct letters')
  const state = letterStateAfter(await store.history.ofLetter(whole.letter.id), fields.entry!)
  if (!state) throw altered()
  const actors = state.parties.flatMap(({ actorId }) => actorId ?? [])
  const known = await store.history.names(actors)
  if (actors.some((id) => !known.has(id)))
    return refused(
      {
        form: 'Somebody whom that version names is not there any more, so nothing was changed. Correct the letter instead.',
      },
      fields,
    )
  const letter = { ...whole.letter, ...state }
  const form = letterSchema.safeParse(
    storedFields(
      letter,
      state.parties.map((party) => ({ ...party, id: '' })),
    ),
  )
  if (!form.success)
    return refused(
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
  const { changed } = await store.letters.correct(
    whole,
    Number(fields.revision),
    { form: form.data, parties, actors: [], affiliations: [] },
    { userId: user.id, via: 'screen' },
    fields.entry,
  )
  return changed
    ? { ok: true, said: 'The letter says again what it said in that version.' }
    : refused({ form: meanwhile('letter') }, fields)
}

/** What one’s undo would take back in a letter, for its button; null where there is nothing. */
export async function undoOffered(
  store: Reading,
  userId: string,
  letterId: string,
  positions: readonly Stated[],
  topics: readonly Topic[],
): Promise<{ entryId: string; says: string } | null> {
  const last = lastDeed(await store.history.coding(letterId), userId)
  return (
    last && {
      entryId: last.entry.id,
      says: sayDeed(
        last.entry,
        topicOf(
          positions.find(({ id }) => id === last.entry.thingId),
          topics,
        ),
      ),
    }
  )
}

/** What an undo came to; `undo` says why it did not. */
type Undone = { ok: true; said: string; saved: string } | { ok: false; errors: { undo: string } }

const notUndone = (undo: string): Undone => ({ ok: false, errors: { undo } })

/** Takes back one’s own last deed in the coding of a letter, where it is still the one that `entry` names. */
export async function undone(turner: Turner, form: FormData): Promise<Undone> {
  const { store, user, whole, topics } = turner
  const fields = fieldsOf(form)
  // Read before the log, so that whoever changes it between the two is noticed by its revision.
  const positions = await store.positions.ofLetter(whole.letter.id)
  const last = lastDeed(await store.history.coding(whole.letter.id), user.id)
  if (!last) return notUndone('There is nothing of yours left to undo in this letter.')
  if (fields.entry && fields.entry !== last.entry.id)
    return notUndone(
      'That was undone already, or you have done something since. Undo again to take back your last deed.',
    )
  const position = found(
    positions.find(({ id }) => id === last.entry.thingId),
    'position',
  )
  const topic = topicOf(position, topics)
  if (last.since) return notUndone(sayLeft(last.since, topic))
  const outcome = await turned(turner, position, position.revision, last.to, {
    deed: 'undid',
    entryId: last.entry.id,
  })
  if (outcome === 'changed')
    return { ok: true, saved: position.id, said: sayUndone(last.entry, topic) }
  return notUndone(
    outcome === 'stale'
      ? `Somebody changed the position on ${topic} this very moment, so it was left as it is.`
      : outcome,
  )
}

function topicOf(position: Stated | undefined, topics: readonly Topic[]): string {
  return topics.find(({ id }) => id === position?.topicId)?.name ?? 'its topic'
}
