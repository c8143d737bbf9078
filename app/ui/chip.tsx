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

/** A derived stance now: its word and number. What belongs to the word stands beside it: `QualifiedStance`. */
export function StanceChip({
  stance,
}: {
  stance: Pick<StanceText, 'label' | 'level' | 'nowText' | 'conditional'>
}) {
  if (stance.level === null)
    return (
      <span className="chip absent">
        <span>
          <WithDefinitions>{stance.label}</WithDefinitions>
        </span>
      </span>
    )
  const { code } = findLevelRow(stance.level)
  return (
    <span className={`chip ${code}${stance.conditional ? ' conditional' : ''}`}>
      <b>{stance.nowText}</b>
      <span>
        <WithDefinitions>{stance.label}</WithDefinitions>
      </span>
    </span>
  )
}

/** The same with what belongs to the word wherever it stands, and the record. */
export function QualifiedStance({ stance }: { stance: StanceText }) {
  const beside = describeBeside(stance)
  return (
    <>
      <StanceChip stance={stance} />{' '}
      {beside && (
        <span className="tiny muted">
          <WithDefinitions>{beside}</WithDefinitions>
        </span>
      )}
    </>
  )
}
