import { isSureness, type Position } from '#app/domain/positions.ts'
import type { PositionCoding } from './insert-position.ts'

/** What a position says, as the log keeps it. */
export function describeCoding({
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
}: PositionCoding & Pick<Position, 'quote'>) {
  const coding = { topicId, holderIds, level, absence, conditional, condition, note, reported }
  return { ...coding, ...(isSureness(sureness) && { sureness }), quote }
}
