import type { Day } from '#app/domain/days.ts'
import { levels } from '#app/domain/level.ts'
import { identityKey } from '#app/domain/memoize.ts'
import type { GroupSum } from '#app/domain/strips/group-sums.ts'
import { useKeptContent } from './kept-markup.ts'
import { roundPixels } from './marker-shapes.ts'
import { layOutDistribution, outlineArea } from './model/distribution.ts'
import type { MilestoneLine, StripAxis } from './model/strip-axis.ts'
import { AsOfLine, StripGround } from './strip-picture.tsx'
import './stance-bar.css'
import './strips.css'
import './distribution.css'

type Props = {
  sum: Pick<GroupSum, 'steps' | 'voices'>
  axis: StripAxis
  asOf: Day
  lines: readonly MilestoneLine[]
  voiceHeight: number
  /** What it shows, for those who cannot see it. */
  label: string
}

/** The codes of the levels and of those without a word, as they lie from top to bottom. */
const codes = [...levels.map(({ code }) => code).toReversed(), 'unknown'] as const

/** How many voices of a group stand where over time, as wide as its place. */
export function DistributionChart(props: Props) {
  const { sum, ...others } = props
  const content = useKeptContent(
    JSON.stringify(['distribution', identityKey(sum), others]),
    <DistributionAreas {...props} />,
  )
  return <div {...content} />
}

/** The same as elements, drawn anew each time. */
export function DistributionAreas({ sum, axis, asOf, lines, voiceHeight, label }: Props) {
  const { height, zero, stretches } = layOutDistribution(sum, { axis, asOf, voiceHeight })
  const high = Math.ceil(height)
  return (
    <svg className="strip" width="100%" height={high} role="img" aria-label={label}>
      <StripGround lines={lines} />
      <svg
        viewBox={`0 0 1000 ${high}`}
        preserveAspectRatio="none"
        width="100%"
        height={high}
        aria-hidden="true"
      >
        {codes.map((code) => {
          const outline = outlineArea(stretches, code)
          return outline && <path key={code} className={`distribution-area ${code}`} d={outline} />
        })}
      </svg>
      <line className="strip-zero" x1="0" x2="100%" y1={roundPixels(zero)} y2={roundPixels(zero)} />
      <AsOfLine axis={axis} asOf={asOf} />
    </svg>
  )
}

/** What the areas mean, in the order in which they lie, and how high so many voices are. */
export function DistributionKey({ scale }: { scale: { height: number; label: string } }) {
  return (
    <p className="distribution-key small">
      {levels.toReversed().map(({ code, word }) => (
        <KeyArea key={code} code={code} word={word} />
      ))}
      <KeyArea code="unknown" word="unknown, in the lane below" />
      <span>
        <svg width={9} height={Math.ceil(scale.height) + 2} aria-hidden="true">
          <path
            className="distribution-scale"
            d={`M1 1h7M4.5 1v${roundPixels(scale.height)}M1 ${roundPixels(scale.height) + 1}h7`}
          />
        </svg>{' '}
        {scale.label}
      </span>
    </p>
  )
}

function KeyArea({ code, word }: { code: string; word: string }) {
  return (
    <span>
      <svg width={14} height={10} aria-hidden="true">
        <rect className={`distribution-area ${code}`} width={14} height={10} />
      </svg>{' '}
      {word}
    </span>
  )
}
