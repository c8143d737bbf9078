import { layOutTwoDays } from '#app/charts/model/two-day-track.ts'
import { findLevelRow, levels, nearestLevel } from '#app/domain/level.ts'

/**
 * From where to where somebody moved, on five steps: a hollow circle, an arrow, a filled dot. The same stands beside it
 * in words.
 */
export function TwoDayMark({ from, to, width }: { from: number; to: number; width: number }) {
  const track = layOutTwoDays(from, to, width)
  const code = (mean: number) => findLevelRow(nearestLevel(mean)).code
  return (
    <svg
      className="two-days"
      viewBox={`0 0 ${track.width} ${track.height}`}
      width={track.width}
      height={track.height}
      aria-hidden="true"
    >
      {track.steps.map(({ x, width: size }, index) => (
        <rect
          key={x}
          className={`step ${levels[index]!.code}`}
          x={x}
          y={0}
          width={size}
          height={track.height}
        />
      ))}
      {track.arrow && (
        <g className="arrow">
          <line x1={track.arrow.x1} x2={track.arrow.x2} y1={track.from.y} y2={track.from.y} />
          <path d={track.arrow.head} />
        </g>
      )}
      {track.pointer && <path className="pointer" d={track.pointer} />}
      {track.arrow && (
        <circle className="then" cx={track.from.x} cy={track.from.y} r={track.from.radius} />
      )}
      <circle className={`at ${code(to)}`} cx={track.to.x} cy={track.to.y} r={track.to.radius} />
    </svg>
  )
}
