import { stanceBarSizes, type StanceBarSize } from '#app/charts/model/stance-bar.ts'
import { StanceBarMark } from '#app/charts/stance-bar.tsx'
import { findLevelRow, formatLevel } from '#app/domain/level.ts'
import type { Position } from '#app/domain/positions.ts'
import { WithDefinitions } from './help/with-definitions.tsx'
import './chip.css'
import { describeBeside, type StanceText } from '#app/domain/stance-text.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'

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

/**
 * A derived stance now: its bar and its word. What belongs to the word stands beside it: `QualifiedStance`. `size` is
 * that of the bar.
 */
export function StanceChip({
  stance,
  size = stanceBarSizes.chip,
}: {
  stance: Pick<StanceText, 'label' | 'level' | 'mark'>
  size?: StanceBarSize
}) {
  const code = stance.level === null ? 'absent' : findLevelRow(stance.level).code
  return (
    <span className={`stance-word ${code}`}>
      <StanceBarMark mark={stance.mark} size={size} />{' '}
      <span>
        <WithDefinitions>{stance.label}</WithDefinitions>
      </span>
    </span>
  )
}

/** The same with what belongs to the word wherever it stands, and the record. */
export function QualifiedStance({ stance, size }: { stance: StanceText; size?: StanceBarSize }) {
  const beside = describeBeside(stance)
  return (
    <>
      <StanceChip stance={stance} size={size} />{' '}
      {beside && (
        <span className="tiny muted">
          <WithDefinitions>{beside}</WithDefinitions>
        </span>
      )}
    </>
  )
}
