import { isAbsence, isLevel } from '../level.ts'
import { letterKinds, partyRoles, type InReplyTo, type Letter, type Party } from '../letters.ts'
import { readDated } from '../days.ts'
import { statuses, type Position, type Status } from '../positions.ts'
import type { Quote } from '../text.ts'
import { inTable, wordsIn, type Entry } from './entry.ts'

/** What a position said at some time, with whether it was withdrawn then. */
export type PositionState = Pick<
  Position,
  | 'topicId'
  | 'holderIds'
  | 'level'
  | 'absence'
  | 'conditional'
  | 'condition'
  | 'note'
  | 'reported'
  | 'quote'
  | 'status'
>

/** A change with the state that it left; null where the log does not tell it. */
export type Step = { entry: Entry; state: PositionState | null }

/** One position's changes, given oldest first, each with the state that it left. */
export function positionSteps(entries: readonly Entry[]): Step[] {
  let state: PositionState | null = null
  return entries.map((entry) => {
    state = stateIn(entry.after, state?.status ?? 'approved') ?? standing(state, entry)
    return { entry, state }
  })
}

function standing(state: PositionState | null, { deed, after }: Entry): PositionState | null {
  const status =
    statusIn(after) ?? inTable<Status>({ withdrew: 'withdrawn', restored: 'approved' }, deed)
  return state && status ? { ...state, status } : state
}

function stateIn(written: unknown, before: Status): PositionState | null {
  const { topicId, holderIds, level, absence, conditional, condition, note, reported, quote } =
    wordsIn(written)
  const place = quoteIn(quote)
  if (
    typeof topicId !== 'string' ||
    !Array.isArray(holderIds) ||
    !place ||
    isLevel(level) === isAbsence(absence as string)
  )
    return null
  return {
    topicId,
    holderIds: holderIds.filter((id) => typeof id === 'string'),
    level: isLevel(level) ? level : null,
    absence: isAbsence(absence as string) ? (absence as Position['absence']) : null,
    conditional: conditional === true,
    condition: textIn(condition),
    note: textIn(note),
    reported: reported === true,
    quote: place,
    status: statusIn(written) ?? before,
  }
}

function quoteIn(written: unknown): Quote | null {
  const { exact, prefix, suffix, start, end } = wordsIn(written)
  if (typeof exact !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null
  return { exact, prefix: textIn(prefix) ?? '', suffix: textIn(suffix) ?? '', start, end }
}

const textIn = (written: unknown): string | null => (typeof written === 'string' ? written : null)
const statusIn = (written: unknown): Status | undefined =>
  statuses.find((one) => one === wordsIn(written).status)

/** Whether two states say the same; the order of holders does not count. */
export function isSameState(one: PositionState | null, other: PositionState | null): boolean {
  return one !== null && other !== null && inWords(one) === inWords(other)
}

function inWords({
  topicId,
  holderIds,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  quote,
  status,
}: PositionState): string {
  return JSON.stringify([
    topicId,
    [...new Set(holderIds)].sort(),
    level,
    absence,
    conditional,
    condition,
    note,
    reported,
    quote.start,
    quote.exact,
    status,
  ])
}

/** What a letter's facts were at some time. */
export type LetterState = Pick<
  Letter,
  'title' | 'kind' | 'language' | 'dated' | 'reference' | 'referenceTruncated' | 'inReplyTo'
> & { parties: Omit<Party, 'id'>[] }

/** What a letter's facts were after one of its changes (all given oldest first): what the next that tells it found; null after the last. */
export function letterStateAfter(entries: readonly Entry[], entryId: string): LetterState | null {
  const at = entries.findIndex(({ id }) => id === entryId)
  if (at < 0) return null
  for (const { before } of entries.slice(at + 1)) {
    const state = letterStateIn(before)
    if (state) return state
  }
  return null
}

function letterStateIn(written: unknown): LetterState | null {
  const { title, kind, language, dated, reference, referenceTruncated, inReplyTo, parties } =
    wordsIn(written)
  const [known, { edtf, basis }] = [letterKinds.find((one) => one === kind), wordsIn(dated)]
  const read = typeof edtf === 'string' ? readDated(edtf, textIn(basis)) : null
  if (typeof title !== 'string' || !known || !read?.ok || !Array.isArray(parties)) return null
  return {
    title,
    kind: known,
    language: textIn(language),
    dated: read.dated,
    reference: textIn(reference),
    referenceTruncated: referenceTruncated === true,
    inReplyTo: replyIn(inReplyTo),
    parties: parties.flatMap(partyIn),
  }
}

function replyIn(written: unknown): InReplyTo | null {
  const { kind, edtf } = wordsIn(written)
  const known = (['letter', 'e-mail', 'message'] as const).find((one) => one === kind)
  return known ? { kind: known, edtf: textIn(edtf) } : null
}

function partyIn(written: unknown): Omit<Party, 'id'>[] {
  const { role, actorId, name, capacity, organisation, unit } = wordsIn(written)
  const known = partyRoles.find((one) => one === role)
  return known
    ? [
        {
          role: known,
          actorId: textIn(actorId),
          name: textIn(name),
          capacity: textIn(capacity),
          organisation: textIn(organisation),
          unit: textIn(unit),
        },
      ]
    : []
}
