import { and, eq } from 'drizzle-orm'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { isOnePiece, type PairChoice } from '#app/domain/second-coding/coding-pairs.ts'
import { newId } from '../core/ids.ts'
import { keepHidden, maskPassage } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { letters, positions, secondPositions } from '../schema/schema.ts'
import type { NewPosition, PositionCoding } from '../statements/insert-position.ts'
import { newestTextId } from '../statements/newest-text.ts'
import { oldestFirst, readPositions } from '../positions/position-rows.ts'
import type { StoredPair } from './coding-pairs.ts'
import { readSecondPositions } from './second-positions.ts'

/** What a reading of one's own says; its passage, holders and note are those of the reading that it replaces. */
type OtherReading = Pick<
  PositionCoding,
  'topicId' | 'level' | 'absence' | 'conditional' | 'condition'
>

export type PairSettlement = {
  pair: Pick<StoredPair, 'id' | 'letterId' | 'dossierId' | 'positionId' | 'secondPositionId'> & {
    firstCoder: { id: string } | null
  }
  choice: PairChoice
  reason: string
  byParty: boolean
  /** How the history tells it. */
  told: string
  /** The revision of the first position that was shown; null where there is none. */
  firstRevision: number | null
  another: OtherReading | null
}

/** What becomes of the position that counts: it stays, says something else, is taken away, or is one that is new. */
export type PairDeed =
  | { kind: 'keep' }
  | { kind: 'rewrite'; before: Stored; coding: PositionCoding; from: Stored }
  | { kind: 'withdraw'; before: Stored }
  | { kind: 'add'; position: NewPosition }

/** A reading with nothing masked, and the version of the text that its quote stands in. */
type Stored = { position: PositionWithLetter; textVersionId: string }

type Planned = { ok: true; deed: PairDeed } | { ok: false; errors: Record<string, string> }

/** What a choice does to the position that counts; otherwise what stands in the way, by the fields of the form. */
export async function planPairDeed(
  visible: VisibleScope,
  settlement: PairSettlement,
): Promise<Planned> {
  const { pair, choice, another } = settlement
  const { first, second } = await readStoredReadings(visible, pair)
  const leaveOut = (): Planned => ({
    ok: true,
    deed: first ? { kind: 'withdraw', before: first } : { kind: 'keep' },
  })
  if (choice === 'first') return { ok: true, deed: { kind: 'keep' } }
  if (choice === 'nothing') return leaveOut()
  if (choice === 'second')
    return second
      ? placeReading(visible, pair, { first, from: second, coding: asCoding(second.position) })
      : leaveOut()
  const from = first ?? second
  if (!from || !another) return { ok: false, errors: { choice: nothingStands } }
  const { kept, unplaced } = await placeCondition(visible, from, another)
  if (Object.keys(unplaced).length) return { ok: false, errors: unplaced }
  return placeReading(visible, pair, {
    first,
    from,
    coding: { ...asCoding(from.position), ...kept },
  })
}

const nothingStands =
  'The position was withdrawn, so no passage stands here that another reading could be of. Choose one of the others, ' +
  'or restore the position first.'

const lostPlace =
  'The words of this reading have no place in the corrected text of the letter any more. Choose another one.'

/** Both as they are stored: the first only where it was not withdrawn since. */
async function readStoredReadings(
  visible: VisibleScope,
  { positionId, secondPositionId }: PairSettlement['pair'],
): Promise<{ first: Stored | null; second: Stored | null }> {
  const [first] = positionId
    ? await readPositions(visible, eq(positions.id, positionId), oldestFirst)
    : []
  const [second] = secondPositionId
    ? await readSecondPositions(
        visible,
        and(eq(secondPositions.id, secondPositionId), visible.isVisible(secondPositions.letterId)),
      )
    : []
  return {
    first: first && first.position.status !== 'withdrawn' ? first : null,
    second: second ?? null,
  }
}

/** A condition as it stands in the letter, whatever of that whoever names it was shown. */
async function placeCondition(
  visible: VisibleScope,
  { position, textVersionId }: Stored,
  another: OtherReading,
): Promise<{ kept: OtherReading; unplaced: Record<string, string> }> {
  if (visible.seesContactDetails) return { kept: another, unplaced: {} }
  const whole = (await visible.readTextContacts([textVersionId])).get(textVersionId) ?? null
  const { condition } = maskPassage(position, whole)
  const { kept, unplaced } = keepHidden(
    { condition: another.condition },
    { condition: position.condition },
    { condition },
    whole ? [whole] : [],
  )
  return { kept: { ...another, ...kept }, unplaced }
}

/** A reading at its place in the newest text: in the position that counts, or as a new one. */
async function placeReading(
  visible: VisibleScope,
  pair: PairSettlement['pair'],
  { first, from, coding }: { first: Stored | null; from: Stored; coding: PositionCoding },
): Promise<Planned> {
  const [newest] = await visible.db
    .select({ id: newestTextId(letters.id) })
    .from(letters)
    .where(eq(letters.id, pair.letterId))
  if (from.textVersionId !== newest?.id) return { ok: false, errors: { choice: lostPlace } }
  if (first) return { ok: true, deed: { kind: 'rewrite', before: first, coding, from } }
  const { quote, paragraph, letterId, lastDay } = from.position
  const { textVersionId } = from
  const coder = await findAdditionCoder(visible, pair, { ...from.position, ...coding })
  return {
    ok: true,
    deed: {
      kind: 'add',
      position: { id: newId(), letterId, lastDay, textVersionId, quote, paragraph, coding, coder },
    },
  }
}

/**
 * Whose an addition is: of whoever has a passage there already, so that it stands apart as two passages of one coder
 * do (rule 2) and is no other reading of that passage; otherwise of the first coder.
 */
async function findAdditionCoder(
  visible: VisibleScope,
  pair: PairSettlement['pair'],
  added: PositionWithLetter,
): Promise<string | undefined> {
  const where = and(eq(positions.letterId, pair.letterId), eq(positions.status, 'approved'))
  const there = await readPositions(visible, where, oldestFirst)
  const beside = there
    .map(({ position }) => position)
    .filter((position) => isOnePiece(position, added))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))[0]
  if (!beside) return pair.firstCoder?.id
  const [row] = await visible.db
    .select({ coder: positions.coder })
    .from(positions)
    .where(eq(positions.id, beside.id))
  return row?.coder
}

const asCoding = ({
  topicId,
  level,
  absence,
  conditional,
  condition,
  note,
  reported,
  sureness = null,
  holderIds,
}: PositionWithLetter): PositionCoding => ({
  ...{ topicId, level, absence, conditional, condition, note, reported, sureness, holderIds },
})
