import { data, redirect } from '@remix-run/node'
import { actorsNamed, type Actor } from '#app/domain/actors.ts'
import { positionSchema, type PositionForm } from '#app/domain/position-form.ts'
import type { Stated } from '#app/domain/positions.ts'
import { findQuote, paragraphAt, paragraphs, quoteAt, type Found } from '#app/domain/text.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { Reading } from '#app/store.server.ts'
import type { CodingAnswer } from '#app/ui/tagger/draft.ts'
import { errorsOf, fieldsOf } from './forms.ts'
import { found } from './rights.ts'
import { storing } from './storing.ts'
import { undone } from './turning-back.ts'

type Letter = NonNullable<Awaited<ReturnType<Reading['letters']['byId']>>>
export type CodingWorld = {
  store: Reading
  user: User
  whole: Letter
  topics: readonly Topic[]
  actors: readonly Actor[]
}

/** Takes the form of one position: makes or changes it, withdraws or restores it, undoes one's own last deed, or answers what is wrong. */
export async function coded(world: CodingWorld, form: FormData) {
  const deed = form.get('deed')
  let status = 400
  const answer = await storing(
    (): Promise<CodingAnswer> =>
      deed === 'undo'
        ? undone(world, form)
        : deed === 'withdraw' || deed === 'restore'
          ? setWithdrawn(world, form, deed === 'withdraw')
          : saved(world, form),
    (sentence): CodingAnswer => {
      status = 503
      if (deed === 'undo') return { ok: false, errors: { undo: sentence } }
      return {
        ok: false,
        errors: { form: sentence },
        fields: fieldsOf(form),
        holderIds: form.getAll('holderIds').map(String),
      }
    },
  )
  if (!answer.ok)
    return data(answer, {
      status: status === 400 && (answer.latest || answer.errors?.undo) ? 409 : status,
    })
  // What was undone is said on the page itself: its form names the deed, so sending it twice undoes nothing more.
  if (form.get('scripted') || answer.said) return data(answer)
  throw redirect(`/letters/${world.whole.letter.id}#position-${answer.saved}`)
}

async function saved(world: CodingWorld, form: FormData): Promise<CodingAnswer> {
  const { store, user, whole } = world
  const fields = fieldsOf(form)
  const [chosen, unknown] = holdersIn(form, world.actors)
  const holderIds = await standingOf(world, chosen)
  const refuse = (errors: Record<string, string>, latest?: Stated): CodingAnswer => ({
    ok: false,
    errors,
    fields,
    holderIds,
    latest,
  })
  if (unknown) return refuse({ otherHolder: unknown })
  const read = positionSchema.safeParse({
    ...fields,
    exact: plain(fields.exact),
    stance: fields.stance ?? '',
    topicId: fields.topicId ?? '',
    holderIds,
  })
  if (!read.success) return refuse(errorsOf(read.error))
  const stray = strayReference(read.data, world)
  if (stray) return refuse(stray)
  const place = placed(whole.text.text, read.data)
  if (!place.ok) return refuse({ exact: place.reason })
  const { exact: _exact, start: _start, end: _end, ...said } = read.data
  const paragraph = paragraphAt(paragraphs(whole.text.text), place.quote.start)
  const id = found(idIn(fields.id), 'position')
  const doer = { userId: user.id, via: 'screen' } as const
  if (!fields.revision) {
    // The same form posted twice carries the same id: the second time nothing is stored.
    await store.positions.record(
      {
        id,
        letterId: whole.letter.id,
        textVersionId: whole.text.id,
        lastDay: whole.letter.dated.last,
        said,
        quote: place.quote,
        paragraph,
      },
      doer,
    )
    return { ok: true, saved: id }
  }
  const before = found(await store.positions.byId(id), 'position')
  if (before.letterId !== whole.letter.id)
    return refuse({
      form: 'This position belongs to another letter. Open that letter and change it there.',
    })
  const { changed } = await store.positions.change(
    before,
    Number(fields.revision),
    { said, quote: place.quote, paragraph },
    doer,
  )
  if (changed) return { ok: true, saved: id }
  const latest = found(await store.positions.byId(id), 'position')
  const sentence =
    latest.status === 'withdrawn'
      ? 'Somebody withdrew this position while you were changing it, so nothing was stored. Restore it first, then save your change.'
      : 'Somebody else changed this position while you were changing it, so nothing was stored. Theirs is shown among the positions; save again to put yours in its place, or cancel to keep theirs.'
  return {
    ...refuse({ form: sentence }, latest),
    fields: { ...fields, revision: String(latest.revision) },
  }
}

async function setWithdrawn(
  { store, user, whole }: CodingWorld,
  form: FormData,
  withdrawn: boolean,
): Promise<CodingAnswer> {
  const id = found(idIn(form.get('id')), 'position')
  const before = found(await store.positions.byId(id), 'position')
  if (before.letterId !== whole.letter.id)
    return {
      ok: false,
      errors: {
        form: 'This position belongs to another letter. Open that letter and change it there.',
      },
    }
  const { changed } = await store.positions.setStatus(
    id,
    Number(form.get('revision')),
    withdrawn ? 'withdrawn' : 'approved',
    { userId: user.id, via: 'screen' },
  )
  if (changed || (before.status === 'withdrawn') === withdrawn) return { ok: true, saved: id }
  return {
    ok: false,
    errors: {
      form: 'Somebody else changed this position meanwhile, so it was left as it is. Look at it again, then withdraw it.',
    },
    latest: before,
  }
}

/** Holders as they stand: a form that was open while one of them was merged still names that one. */
async function standingOf(
  { store, actors }: CodingWorld,
  ids: readonly string[],
): Promise<string[]> {
  const stands = (id: string) => actors.some((actor) => actor.id === id)
  if (ids.every(stands)) return [...ids]
  const known = await Promise.all(
    ids.map(async (id) => (stands(id) ? id : ((await store.actors.byId(id))?.id ?? id))),
  )
  return [...new Set(known)]
}

/** Topic and holders must be ones that exist: an id that was altered on the way is refused at its field. */
function strayReference(
  form: PositionForm,
  { topics, actors }: CodingWorld,
): Record<string, string> | null {
  if (!topics.some(({ id }) => id === form.topicId))
    return { topicId: 'This topic does not exist. Choose one of those shown.' }
  if (form.holderIds.some((id) => !actors.some((actor) => actor.id === id)))
    return {
      holderIds:
        'One of these holders does not exist. Choose among those shown, or write a name that the Actors page lists.',
    }
  return null
}

function holdersIn(form: FormData, actors: readonly Actor[]): [string[], string | null] {
  const chosen = form.getAll('holderIds').map(String)
  const named = String(form.get('otherHolder') ?? '').trim()
  if (!named) return [chosen, null]
  const [actor, another] = actorsNamed(actors, named)
  if (!actor)
    return [
      chosen,
      `Nobody is called “${named}”. Write a name or alias that the Actors page lists.`,
    ]
  if (another)
    return [
      chosen,
      `Several actors are called “${named}”. Write the id of one: ${actor.id} or ${another.id}.`,
    ]
  return [[...new Set([...chosen, actor.id])], null]
}

/** The quote at the place it was selected at, as long as its words stand there; otherwise where its words are found. */
function placed(text: string, { exact, start, end }: PositionForm): Found {
  if (start !== undefined && end !== undefined && exact && text.slice(start, end) === exact)
    return { ok: true, quote: quoteAt(text, start, end) }
  return findQuote(text, exact, start)
}

function idIn(written: FormDataEntryValue | string | null | undefined): string | null {
  return typeof written === 'string' && /^[0-9a-f-]{36}$/.test(written) ? written : null
}

/** Forms send line ends as CRLF; the store has LF. */
function plain(words: string | undefined): string {
  return (words ?? '').replaceAll('\r\n', '\n')
}
