import { findLevelRow, nearestLevel, formatLevel } from '#app/domain/level.ts'
import type { Position } from '#app/domain/positions.ts'
import './chip.css'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'

/** A coded passage's level or absence: sign and word, so that colour is never alone. */
export function PositionChip({
  position,
}: {
  position: Pick<Position, 'level' | 'absence' | 'conditional' | 'status'>
}) {
  const { level, status } = position
  const levelClass = level === null ? 'absent' : findLevelRow(level).code
  return (
    <span
      className={[
        'chip',
        levelClass,
        position.conditional && 'conditional',
        status === 'withdrawn' && 'withdrawn',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {level !== null && <b>{formatSignedNumber(level)}</b>}
      {formatLevel(position)}
    </span>
  )
}

/** A derived stance: its word and number; the reader finds the table behind it where `title` says. */
export function StanceChip({
  stance,
  conditional,
}: {
  stance: { word: string; weighted: number | null }
  conditional: boolean
}) {
  if (stance.weighted === null)
    return <span className="chip absent">{capitaliseFirst(stance.word)}</span>
  const { code } = findLevelRow(nearestLevel(stance.weighted))
  return (
    <span className={`chip ${code}${conditional ? ' conditional' : ''}`}>
      <b>{formatSignedNumber(stance.weighted)}</b>
      {capitaliseFirst(stance.word)}
      {conditional && ' · conditional'}
    </span>
  )
}
