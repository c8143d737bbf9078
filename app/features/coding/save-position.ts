import { parseRevision } from '#app/domain/ids.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { positionSchema, type PositionForm } from '#app/domain/position-form.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { isSameState } from '#app/domain/history/earlier-states.ts'
import { explainClosed } from '#app/domain/topics.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { findQuote, type Quote } from '#app/domain/text/quotes.ts'
import { newId, type ActorToMake, type ChangeOutcome } from '#app/store.server.ts'
import { requireFound } from '#app/auth/guard.ts'
import type { CodingContext } from './coding-context.ts'
import { explainUncodable } from './uncodable.ts'
import type { CodingAnswer, CodingForm } from './coding-form.ts'
import { explainMissingHolder, resolveHolders } from './holders.ts'
import { locatePassage } from './locate-passage.ts'
import { otherLetterSentence, parsePositionId } from './position-id.ts'

/** Stores the position that a form describes: a new one, or, where the form has a revision, a change of one. */
export async function savePosition(
  context: CodingContext,
  form: CodingForm,
): Promise<CodingAnswer> {
  const { fields } = form
  const { holderIds, errors, made } = await resolveHolders(context, form)
  // Who is new is stored with the position or not at all, so a form that comes back cannot have chosen them yet.
  const known = holderIds.filter((id) => !made.some((one) => one.id === id))
  const refuse = (errors: Record<string, string>) => ({
    ok: false as const,
    errors,
    fields,
    holderIds: known,
  })
  if (errors) return refuse(errors)
  const before = fields.revision ? await requirePosition(context, fields.id) : null
  const checked = await checkPosition(context, fields, { holderIds, known, before })
  if (!checked.ok) return refuse(checked.errors)
  const id = requireFound(parsePositionId(fields.id), 'position')
  if (!before) {
    const { changed, unplaced } = await recordPosition(context, id, checked, made)
    if (unplaced) return refuse(unplaced)
    if (changed || isStoredAs(await context.visible.positions.byId(id), checked))
      return { ok: true, saved: id }
    return { ...refuse({ form: storedOtherwise }), fields: { ...fields, id: newId() } }
  }
  if (before.letterId !== context.letterDetail.letter.id)
    return refuse({ form: otherLetterSentence })
  const uncodable = explainUncodable(context, before)
  if (uncodable) return refuse({ form: uncodable })
  const { changed, unplaced } = await context.visible.positions.change(
    before,
    parseRevision(fields.revision),
    checked,
    context.performedBy,
    made,
  )
  if (changed) return { ok: true, saved: id }
  if (unplaced) return refuse(unplaced)
  const latest = requireFound(await context.visible.positions.byId(id), 'position')
  return {
    ok: false,
    errors: { form: describeConflict(latest) },
    fields: { ...fields, revision: String(latest.revision) },
    holderIds: known,
    latest,
  }
}

async function requirePosition({ visible }: CodingContext, id: string | undefined) {
  const known = requireFound(parsePositionId(id), 'position')
  return requireFound(await visible.positions.byId(known), 'position')
}

type CheckedPosition = {
  ok: true
  coding: Omit<PositionForm, 'exact' | 'start' | 'end'>
  quote: Quote
  paragraph: number | null
  textVersionId: string
}

/**
 * What a form says about a passage, where it can be stored as it stands; otherwise what is wrong, by field. `known`:
 * those of its holders who are not made with it.
 */
async function checkPosition(
  { visible, topics, letterDetail }: CodingContext,
  fields: Record<string, string>,
  {
    holderIds,
    known,
    before,
  }: {
    holderIds: readonly string[]
    known: readonly string[]
    before: PositionWithLetter | null
  },
): Promise<CheckedPosition | { ok: false; errors: Record<string, string> }> {
  const parsed = positionSchema.safeParse({
    ...fields,
    exact: normaliseLineEnds(fields.exact),
    stance: fields.stance ?? '',
    topicId: fields.topicId ?? '',
    holderIds,
  })
  if (!parsed.success) return { ok: false, errors: collectFieldErrors(parsed.error) }
  // An id that was altered on the way is refused at its field.
  const topic = topics.find(({ id }) => id === parsed.data.topicId)
  if (!topic)
    return {
      ok: false,
      errors: { topicId: 'This topic does not exist. Choose one of those shown.' },
    }
  // What was coded on a topic before it was closed may still be corrected there.
  const closed = before?.topicId === topic.id ? null : explainClosed(topic)
  if (closed) return { ok: false, errors: { topicId: closed } }
  const missing = await explainMissingHolder(visible, known)
  if (missing) return { ok: false, errors: { holderIds: missing } }
  const { text, id: textVersionId } = letterDetail.text
  const located = await locatePassage(
    { visible, letterDetail },
    { ...parsed.data, textVersion: fields.textVersion },
  )
  if (!located.ok) return { ok: false, errors: { exact: located.reason } }
  const { condition } = parsed.data
  if (condition && condition !== before?.condition && !findQuote(text, condition, 0).ok)
    return { ok: false, errors: { condition: conditionElsewhere } }
  const { exact: _exact, start: _start, end: _end, ...coding } = parsed.data
  const paragraph = paragraphNumberAt(splitParagraphs(text), located.quote.start)
  return { ok: true, coding, quote: located.quote, paragraph, textVersionId }
}

const conditionElsewhere =
  'These words are not in the letter as they stand. Select the condition in the letter, or copy it from there unchanged.'

/** The same form posted twice carries the same id: the second time nothing is stored. */
async function recordPosition(
  { visible, performedBy, letterDetail }: CodingContext,
  id: string,
  { coding, quote, paragraph }: CheckedPosition,
  made: readonly ActorToMake[],
): Promise<ChangeOutcome> {
  const { letter, text } = letterDetail
  return visible.positions.record(
    {
      id,
      letterId: letter.id,
      textVersionId: text.id,
      lastDay: letter.dated.last,
      coding,
      quote,
      paragraph,
    },
    performedBy,
    made,
  )
}

const storedOtherwise =
  'A position of this form is stored already, and this one says something else, so it was not stored. Save again: it ' +
  'is then a position of its own.'

/** Whether a stored position is what a form says: the same form that was sent twice. */
function isStoredAs(
  stored: PositionWithLetter | null,
  { coding, quote }: CheckedPosition,
): boolean {
  return stored !== null && isSameState(stored, { ...coding, quote, status: stored.status })
}

function describeConflict(latest: PositionWithLetter): string {
  return latest.status === 'withdrawn'
    ? 'Somebody withdrew this position while you were changing it, so nothing was stored. ' +
        'Restore it first, then save your change.'
    : 'Somebody else changed this position while you were changing it, so nothing was stored. ' +
        'Theirs is shown among the positions; save again to put yours in its place, or cancel to keep theirs.'
}

/** Forms send line ends as CRLF; the store has LF. */
function normaliseLineEnds(text: string | undefined): string {
  return (text ?? '').replaceAll('\r\n', '\n')
}
