import { isAbsence, isLevel } from '../level.ts'
import {
  letterKinds,
  partyRoles,
  type ReplyReference,
  type Letter,
  type Party,
} from '../letters.ts'
import { parseEdtfDate } from '../days.ts'
import { headDateKinds, type HeadDate } from '../letter-heads.ts'
import { isSureness, positionStatuses, type Position, type PositionStatus } from '../positions.ts'
import type { Quote } from '../text/quotes.ts'
import { asRecord, type HistoryEntry } from './history-entry.ts'
import { getOwnValue } from '../collections.ts'

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
  | 'sureness'
  | 'quote'
  | 'status'
>

/** A change with the state that it left; null where the log does not tell it. */
export type PositionStep = { entry: HistoryEntry; state: PositionState | null }

/** One position's changes, given oldest first, each with the state that it left. */
export function tracePositionSteps(entries: readonly HistoryEntry[]): PositionStep[] {
  let state: PositionState | null = null
  return entries.map((entry) => {
    state =
      readPositionState(entry.after, state?.status ?? 'approved') ?? applyStatusChange(state, entry)
    return { entry, state }
  })
}

function applyStatusChange(
  state: PositionState | null,
  { action, after }: HistoryEntry,
): PositionState | null {
  const status =
    readStatus(after) ??
    getOwnValue<PositionStatus>({ withdrew: 'withdrawn', restored: 'approved' }, action)
  // Where the text was corrected, a position went with it.
  const quote = readQuote(asRecord(after).quote) ?? state?.quote
  return state && quote ? { ...state, quote, status: status ?? state.status } : state
}

function readPositionState(written: unknown, before: PositionStatus): PositionState | null {
  const { topicId, holderIds, level, absence, conditional, condition, note, reported, quote } =
    asRecord(written)
  const { sureness } = asRecord(written)
  const place = readQuote(quote)
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
    condition: textOrNull(condition),
    note: textOrNull(note),
    reported: reported === true,
    sureness: isSureness(sureness) ? sureness : null,
    quote: place,
    status: readStatus(written) ?? before,
  }
}

function readQuote(written: unknown): Quote | null {
  const { exact, prefix, suffix, start, end } = asRecord(written)
  if (typeof exact !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null
  return { exact, prefix: textOrNull(prefix) ?? '', suffix: textOrNull(suffix) ?? '', start, end }
}

const textOrNull = (written: unknown): string | null =>
  typeof written === 'string' ? written : null
const readStatus = (written: unknown): PositionStatus | undefined =>
  positionStatuses.find((status) => status === asRecord(written).status)

/** Whether two states say the same; the order of holders does not count. */
export function isSameState(one: PositionState | null, other: PositionState | null): boolean {
  return one !== null && other !== null && stateKey(one) === stateKey(other)
}

function stateKey({
  topicId,
  holderIds,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  sureness,
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
    sureness ?? null,
    quote.start,
    quote.exact,
    status,
  ])
}

/** What a letter's facts were at some time. */
export type LetterState = Pick<
  Letter,
  'title' | 'kind' | 'language' | 'dated' | 'reference' | 'referenceTruncated' | 'inReplyTo'
> &
  Partial<
    Pick<
      Letter,
      'datedKind' | 'dates' | 'otherReferences' | 'answersLetterId' | 'translatesLetterId'
    >
  > & {
    /** Where it was published, and when it was seen there. */
    source?: { sourceUrl: string | null; sourceSeenDay: string | null }
    parties: Omit<Party, 'id'>[]
  }

/**
 * What a letter's facts were after one of its changes (all given oldest first): what the next that
 * tells it found; null after the last.
 */
export function findLetterStateAfter(
  entries: readonly HistoryEntry[],
  entryId: string,
): LetterState | null {
  const at = entries.findIndex(({ id }) => id === entryId)
  if (at < 0) return null
  for (const { before } of entries.slice(at + 1)) {
    const state = readLetterState(before)
    if (state) return state
  }
  return null
}

function readLetterState(written: unknown): LetterState | null {
  const { title, kind, language, dated, reference, referenceTruncated, inReplyTo, parties } =
    asRecord(written)
  const [known, { edtf, basis }] = [letterKinds.find((one) => one === kind), asRecord(dated)]
  const read = typeof edtf === 'string' ? parseEdtfDate(edtf, textOrNull(basis)) : null
  if (typeof title !== 'string' || !known || !read?.ok || !Array.isArray(parties)) return null
  return {
    title,
    kind: known,
    language: textOrNull(language),
    dated: read.dated,
    reference: textOrNull(reference),
    referenceTruncated: referenceTruncated === true,
    inReplyTo: readReply(inReplyTo),
    ...readHeadState(written),
    parties: parties.flatMap(readParty),
  }
}

/** What entries of earlier versions do not tell is not among it, and stays as it is. */
function readHeadState(written: unknown): Partial<LetterState> {
  const { datedKind, dates, otherReferences, origin, ...rest } = asRecord(written)
  if (!Array.isArray(dates) || !Array.isArray(otherReferences)) return {}
  const { sourceUrl, sourceSeenDay } = asRecord(origin)
  return {
    datedKind: headDateKinds.find((kind) => kind === datedKind) ?? null,
    dates: dates.flatMap(readLetterDate),
    otherReferences: otherReferences.flatMap((one) => {
      const { kind, number } = asRecord(one)
      return typeof kind === 'string' && typeof number === 'string' ? [{ kind, number }] : []
    }),
    answersLetterId: textOrNull(rest.answersLetterId),
    translatesLetterId: textOrNull(rest.translatesLetterId),
    source: { sourceUrl: textOrNull(sourceUrl), sourceSeenDay: textOrNull(sourceSeenDay) },
  }
}

function readLetterDate(written: unknown): HeadDate[] {
  const { kind, edtf, basis } = asRecord(written)
  const known = headDateKinds.find((one) => one === kind)
  const read = typeof edtf === 'string' ? parseEdtfDate(edtf, textOrNull(basis)) : null
  return known && read?.ok ? [{ kind: known, ...read.dated }] : []
}

function readReply(written: unknown): ReplyReference | null {
  const { kind, edtf } = asRecord(written)
  const known = (['letter', 'e-mail', 'message'] as const).find((one) => one === kind)
  return known ? { kind: known, edtf: textOrNull(edtf) } : null
}

function readParty(written: unknown): Omit<Party, 'id'>[] {
  const { role, actorId, name, capacity, organisation, unit } = asRecord(written)
  const known = partyRoles.find((one) => one === role)
  return known
    ? [
        {
          role: known,
          actorId: textOrNull(actorId),
          name: textOrNull(name),
          capacity: textOrNull(capacity),
          organisation: textOrNull(organisation),
          unit: textOrNull(unit),
        },
      ]
    : []
}
