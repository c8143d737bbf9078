import type { Day } from '#app/domain/days.ts'
import { levels } from '#app/domain/level.ts'
import { identityKey } from '#app/domain/memoize.ts'
import type { GroupSum, LevelCounts } from '#app/domain/strips/group-sums.ts'
import { useKeptContent } from './kept-markup.ts'
import { roundPixels } from './marker-shapes.ts'
import { groupRowHeight, layOutGroupStrip } from './model/group-strip.ts'
import type { MilestoneLine, StripAxis } from './model/strip-axis.ts'
import { AsOfLine, StripGround } from './strip-picture.tsx'

type Props = { sum: GroupSum; axis: StripAxis; asOf: Day; lines: readonly MilestoneLine[] }

/** The voices of a group over time, stacked away from the middle. */
export function GroupStripPicture({ sum, axis, asOf, lines }: Props) {
  const content = useKeptContent(
    JSON.stringify(['group', identityKey(sum), axis, asOf, lines]),
    <>
      <StripGround lines={lines} />
      <GroupBands {...{ sum, axis, asOf }} />
      <AsOfLine axis={axis} asOf={asOf} />
    </>,
  )
  return (
    <svg className="strip" width="100%" height={groupRowHeight} aria-hidden="true" {...content} />
  )
}

/** They are laid out here, where they are drawn: a picture that is kept is not laid out again. */
function GroupBands({ sum, axis, asOf }: Omit<Props, 'lines'>) {
  const { zero, bands } = layOutGroupStrip(sum, { axis, asOf })
  return (
    <>
      <line className="strip-zero" x1="0" x2="100%" y1={zero} y2={zero} />
      {bands.map(({ from, to, y, height, code }, index) => (
        <rect
          key={index}
          className={`group-band ${code}`}
          x={`${Math.round(from * 1000) / 1000}%`}
          width={`${Math.round((to - from) * 1000) / 1000}%`}
          y={roundPixels(y)}
          height={roundPixels(height)}
        />
      ))}
    </>
  )
}

/** How many voices stand on each of the five steps: columns above them, as high as their share of all. */
export function GroupBar({ counts, width }: { counts: LevelCounts; width: number }) {
  const gap = 2
  const step = (width - gap * 4) / 5
  const most = Math.max(1, ...counts)
  const [height, base] = [24, 21]
  return (
    <svg
      className="stance-bar"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {levels.map(({ code }, index) => {
        const x = roundPixels(index * (step + gap))
        const high = roundPixels((counts[index]! / most) * (base - 3))
        return (
          <g key={code}>
            <rect className={`stance-step ${code}`} x={x} y={base} width={step} height={3} rx={1} />
            {counts[index]! > 0 && (
              <rect
                className={`stance-member ${code}`}
                x={x}
                y={base - 1 - high}
                width={step}
                height={high}
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
