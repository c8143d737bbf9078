import { capitalised, levelRow, nearestLevel, sayLevel, signed } from '#app/domain/level.ts'
import type { Position } from '#app/domain/positions.ts'
import './chip.css'

/** A coded passage's level or absence: sign and word, so that colour is never alone. */
export function PositionChip({
  position,
}: {
  position: Pick<Position, 'level' | 'absence' | 'conditional' | 'status'>
}) {
  const { level, status } = position
  const look = level === null ? 'absent' : levelRow(level).code
  return (
    <span
      className={[
        'chip',
        look,
        position.conditional && 'conditional',
        status === 'withdrawn' && 'withdrawn',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {level !== null && <b>{signed(level)}</b>}
      {sayLevel(position)}
    </span>
  )
}

/** A derived stance: its word and number; the reader finds the table behind it where `title` says. */
export function StanceChip({
  found,
  conditional,
}: {
  found: { word: string; weighted: number | null }
  conditional: boolean
}) {
  if (found.weighted === null) return <span className="chip absent">{capitalised(found.word)}</span>
  const { code } = levelRow(nearestLevel(found.weighted))
  return (
    <span className={`chip ${code}${conditional ? ' conditional' : ''}`}>
      <b>{signed(found.weighted)}</b>
      {capitalised(found.word)}
      {conditional && ' · conditional'}
    </span>
  )
}
