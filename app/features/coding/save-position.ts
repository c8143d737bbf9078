import { data, redirect } from '@remix-run/node'
import { findActorsByName, type Actor } from '#app/domain/actors.ts'
import { positionSchema, type PositionForm } from '#app/domain/position-form.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import {
  findQuote,
  paragraphNumberAt,
  splitParagraphs,
  quoteAt,
  type QuoteMatch,
} from '#app/domain/text/quotes.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { CodingAnswer } from '#app/ui/tagger/position-draft.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { readTextFields } from '#app/http/forms.ts'
import { requireFound } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'
import { undoLast } from './revert.ts'

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>
export type CodingContext = {
  visible: VisibleStore
  user: User
  letterDetail: LetterDetail
  topics: readonly Topic[]
  actors: readonly Actor[]
}

/** Takes the form of one position: makes or changes it, withdraws or restores it, undoes one's own last deed, or answers what is wrong. */
export async function handleCodingForm(context: CodingContext, form: FormData) {
  const intent = form.get('deed')
  let status = 400
  const answer = await withStoreErrors(
    (): Promise<CodingAnswer> =>
      intent === 'undo'
        ? undoLast(context, form)
        : intent === 'withdraw' || intent === 'restore'
          ? setWithdrawn(context, form, intent === 'withdraw')
          : savePosition(context, form),
    (sentence): CodingAnswer => {
      status = 503
      if (intent === 'undo') return { ok: false, errors: { undo: sentence } }
      return {
        ok: false,
        errors: { form: sentence },
        fields: readTextFields(form),
        holderIds: form.getAll('holderIds').map(String),
      }
    },
  )
  if (!answer.ok)
    return data(answer, {
      status: status === 400 && (answer.latest || answer.errors?.undo) ? 409 : status,
    })
  // What was undone is said on the page itself: its form names the deed, so sending it twice undoes nothing more.
  if (form.get('scripted') || answer.message) return data(answer)
  throw redirect(`/letters/${context.letterDetail.letter.id}#position-${answer.saved}`)
}

async function savePosition(context: CodingContext, form: FormData): Promise<CodingAnswer> {
  const { visible, user, letterDetail } = context
  const fields = readTextFields(form)
  const [chosen, holderError] = readHolders(form, context.actors)
  const holderIds = await resolveMergedHolders(context, chosen)
  const refuse = (errors: Record<string, string>, latest?: PositionWithLetter): CodingAnswer => ({
    ok: false,
    errors,
    fields,
    holderIds,
    latest,
  })
  if (holderError) return refuse({ otherHolder: holderError })
  const parsed = positionSchema.safeParse({
    ...fields,
    exact: normaliseLineEnds(fields.exact),
    stance: fields.stance ?? '',
    topicId: fields.topicId ?? '',
    holderIds,
  })
  if (!parsed.success) return refuse(collectFieldErrors(parsed.error))
  const referenceErrors = findReferenceErrors(parsed.data, context)
  if (referenceErrors) return refuse(referenceErrors)
  const located = locateQuote(letterDetail.text.text, parsed.data)
  if (!located.ok) return refuse({ exact: located.reason })
  const { exact: _exact, start: _start, end: _end, ...said } = parsed.data
  const paragraph = paragraphNumberAt(splitParagraphs(letterDetail.text.text), located.quote.start)
  const id = requireFound(readPositionId(fields.id), 'position')
  const performedBy = { userId: user.id, via: 'screen' } as const
  if (!fields.revision) {
    // The same form posted twice carries the same id: the second time nothing is stored.
    await visible.positions.record(
      {
        id,
        letterId: letterDetail.letter.id,
        textVersionId: letterDetail.text.id,
        lastDay: letterDetail.letter.dated.last,
        coding: said,
        quote: located.quote,
        paragraph,
      },
      performedBy,
    )
    return { ok: true, saved: id }
  }
  const before = requireFound(await visible.positions.byId(id), 'position')
  if (before.letterId !== letterDetail.letter.id)
    return refuse({
      form: 'This position belongs to another letter. Open that letter and change it there.',
    })
  const { changed } = await visible.positions.change(
    before,
    Number(fields.revision),
    { coding: said, quote: located.quote, paragraph },
    performedBy,
  )
  if (changed) return { ok: true, saved: id }
  const latest = requireFound(await visible.positions.byId(id), 'position')
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
  { visible, user, letterDetail }: CodingContext,
  form: FormData,
  withdrawn: boolean,
): Promise<CodingAnswer> {
  const id = requireFound(readPositionId(form.get('id')), 'position')
  const before = requireFound(await visible.positions.byId(id), 'position')
  if (before.letterId !== letterDetail.letter.id)
    return {
      ok: false,
      errors: {
        form: 'This position belongs to another letter. Open that letter and change it there.',
      },
    }
  const { changed } = await visible.positions.setStatus(
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
async function resolveMergedHolders(
  { visible, actors }: CodingContext,
  ids: readonly string[],
): Promise<string[]> {
  const isKnown = (id: string) => actors.some((actor) => actor.id === id)
  if (ids.every(isKnown)) return [...ids]
  const known = await Promise.all(
    ids.map(async (id) => (isKnown(id) ? id : ((await visible.actors.byId(id))?.id ?? id))),
  )
  return [...new Set(known)]
}

/** Topic and holders must be ones that exist: an id that was altered on the way is refused at its field. */
function findReferenceErrors(
  form: PositionForm,
  { topics, actors }: CodingContext,
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

function readHolders(form: FormData, actors: readonly Actor[]): [string[], string | null] {
  const chosen = form.getAll('holderIds').map(String)
  const typedName = String(form.get('otherHolder') ?? '').trim()
  if (!typedName) return [chosen, null]
  const [actor, namesake] = findActorsByName(actors, typedName)
  if (!actor)
    return [
      chosen,
      `Nobody is called “${typedName}”. Write a name or alias that the Actors page lists.`,
    ]
  if (namesake)
    return [
      chosen,
      `Several actors are called “${typedName}”. Write the id of one: ${actor.id} or ${namesake.id}.`,
    ]
  return [[...new Set([...chosen, actor.id])], null]
}

/** The quote at the place it was selected at, as long as its words stand there; otherwise where its words are found. */
function locateQuote(text: string, { exact, start, end }: PositionForm): QuoteMatch {
  if (start !== undefined && end !== undefined && exact && text.slice(start, end) === exact)
    return { ok: true, quote: quoteAt(text, start, end) }
  return findQuote(text, exact, start)
}

function readPositionId(value: FormDataEntryValue | string | null | undefined): string | null {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : null
}

/** Forms send line ends as CRLF; the store has LF. */
function normaliseLineEnds(text: string | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n')
}
