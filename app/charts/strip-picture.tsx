import { groupRowsBy } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { identityKey } from '#app/domain/memoize.ts'
import type { DrawnStrip } from '#app/domain/strips/strip.ts'
import { useKeptContent } from './kept-markup.ts'
import { roundPixels } from './marker-shapes.ts'
import { shareOfDay, type MilestoneLine, type StripAxis } from './model/strip-axis.ts'
import { findDotRadius, layOutStrip, type StripLayout, type StripMarks } from './model/strip.ts'
import { SilenceGlyph } from './silence-glyph.tsx'

type Props = {
  strip: DrawnStrip
  layout: StripLayout
  /** The milestones that run through all rows. */
  lines: readonly MilestoneLine[]
}

/**
 * One actor on one topic over all time, as wide as its place. It is left out for those who cannot see it: the row tells
 * them where the actor stands, and its letters are read one by one.
 */
export function StripPicture({ strip, layout, lines }: Props) {
  const content = useKeptContent(
    JSON.stringify(['strip', identityKey(strip), layout, lines]),
    <>
      <StripGround lines={lines} />
      <StripContent strip={strip} layout={layout} />
      <AsOfLine axis={layout.axis} asOf={layout.asOf} />
    </>,
  )
  return (
    <svg
      className="strip"
      width="100%"
      height={layout.height}
      aria-hidden="true"
      focusable="false"
      {...content}
    />
  )
}

/** Its marks are laid out here, where they are drawn: a picture that is kept is not laid out again. */
function StripContent({ strip, layout }: Pick<Props, 'strip' | 'layout'>) {
  const marks = layOutStrip(strip, layout)
  const radius = findDotRadius(layout.height, layout.isPinned)
  const glyphScale = layout.height < 30 ? 0.66 : layout.height < 44 ? 0.82 : 0.95
  return (
    <>
      <line className="strip-zero" x1="0" x2="100%" y1={px(marks.zero)} y2={px(marks.zero)} />
      <Lines marks={marks} />
      {marks.silences.map(
        ({ index, at, lineY }) =>
          lineY !== null && (
            <rect
              key={index}
              className="strip-gap"
              x={share(at)}
              y={px(lineY - 1.5)}
              width={8}
              height={3}
              transform="translate(-4)"
            />
          ),
      )}
      {marks.spans.map(({ from, to, y, code, isLater }, index) => (
        <rect
          key={index}
          className={`strip-span ${code}${isLater ? ' later' : ''}`}
          x={share(from)}
          y={px(y - radius)}
          width={share(to - from)}
          height={radius * 2}
          rx={radius}
        />
      ))}
      {marks.ticks.map(({ index, at, y, code, isLater }) => (
        <line
          key={index}
          className={`strip-tick ${code}${isLater ? ' later' : ''}`}
          data-n={index}
          x1={share(at)}
          x2={share(at)}
          y1={px(y - 4)}
          y2={px(y + 4)}
        />
      ))}
      {marks.dots.map(({ index, at, y, code, ring, isLater }) => (
        <circle
          key={index}
          className={`strip-dot ${code}${ring ? ' ring' : ''}${isLater ? ' later' : ''}`}
          data-n={index}
          cx={share(at)}
          cy={px(y)}
          r={radius}
        />
      ))}
      {marks.silences.map(({ index, at, y, absence, isLater }) => (
        <svg
          key={index}
          className={`strip-silence${isLater ? ' later' : ''}`}
          data-n={index}
          x={share(at)}
          y={px(y)}
          overflow="visible"
        >
          <SilenceGlyph absence={absence} x={0} y={0} scale={glyphScale} />
        </svg>
      ))}
      {marks.moves.map(({ at, up, established }, index) => (
        <svg key={index} x={share(at)} y={2} overflow="visible">
          <path
            className={`strip-move${established ? '' : ' once'}`}
            d={up ? 'M-3.6 5h7.2l-3.6-5z' : 'M-3.6 0h7.2l-3.6 5z'}
          />
        </svg>
      ))}
    </>
  )
}

function Lines({ marks: { areas, lines, jumps, runs, height } }: { marks: StripMarks }) {
  const isDashed = ({ kind }: (typeof lines)[number]) => kind === 'carried' || kind === 'faded'
  const steps = lines
    .filter((line) => !isDashed(line))
    .map((line) => ({ ...line, y: line.y - lineThickness / 2, height: lineThickness }))
  return (
    <>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        width="100%"
        height={height}
        overflow="visible"
      >
        <Steps className="strip-area" steps={areas} />
        <Steps className="strip-step" steps={steps} />
      </svg>
      {lines.filter(isDashed).map(({ from, to, y, code, kind }) => (
        <line
          key={`${kind} ${from}`}
          className={`strip-line ${code} ${kind}`}
          x1={share(from)}
          x2={share(to)}
          y1={px(y)}
          y2={px(y)}
        />
      ))}
      {jumps.map(({ at, y1, y2, isLater }, index) => (
        <line
          key={index}
          className={`strip-jump${isLater ? ' later' : ''}`}
          x1={share(at)}
          x2={share(at)}
          y1={px(y1)}
          y2={px(y2)}
        />
      ))}
      {runs.map(({ from, to, count, isLabelled }) => (
        <g key={from} className="strip-run">
          <line
            className="strip-run-line"
            x1={share(from)}
            x2={share(to)}
            y1={px(height * 0.76)}
            y2={px(height * 0.76)}
          />
          <title>{`${count} letters`}</title>
          {isLabelled && (
            <text
              className="strip-run-words"
              x={share((from + to) / 2)}
              y={px(height * 0.76 + 10)}
              textAnchor="middle"
            >
              {count} letters
            </text>
          )}
        </g>
      ))}
    </>
  )
}

/** Pixels. */
const lineThickness = 1.7

type StepProps = { className: string; steps: StripMarks['areas'] }

/**
 * Pieces of one colour and kind as one shape: a strip has dozens, and an element for each would be most of a page.
 * Across they are hundredths of the width, which the drawing around them stretches.
 */
function Steps({ className, steps }: StepProps) {
  const pieces = steps.map((step) => ({ ...step, look: `${step.code} ${step.kind}` }))
  return [...groupRowsBy('look', pieces)].map(([look, alike]) => (
    <path
      key={look}
      className={`${className} ${look}`}
      d={alike
        .map(({ from, to, y, height }) => {
          const [left, wide, high] = [roundShare(from), roundShare(to - from), px(height)]
          return `M${left} ${px(y)}h${wide}v${high}h${-wide}z`
        })
        .join('')}
    />
  ))
}

/** The milestones behind a strip: hairlines, and bands where they last. */
export function StripGround({ lines }: { lines: readonly MilestoneLine[] }) {
  return lines.map(({ id, from, to }) =>
    to > from ? (
      <rect
        key={id}
        className="strip-period"
        x={share(from)}
        width={share(to - from)}
        height="100%"
      />
    ) : (
      <line
        key={id}
        className="strip-milestone"
        x1={share(from)}
        x2={share(from)}
        y1="0"
        y2="100%"
      />
    ),
  )
}

/** The as-of day, and a veil over what is later and does not count. Both are moved while somebody drags the day. */
export function AsOfLine({ axis, asOf }: { axis: StripAxis; asOf: Day }) {
  const at = shareOfDay(axis, asOf)
  return (
    <>
      <rect className="strip-veil" x={share(at)} width={share(100 - at)} height="100%" />
      <line className="strip-as-of" x1={share(at)} x2={share(at)} y1="0" y2="100%" />
    </>
  )
}

/** Moves the as-of line of every strip within a place to another day, without drawing anything anew. */
export function moveAsOfLines(within: Element, axis: StripAxis, asOf: Day): void {
  const at = shareOfDay(axis, asOf)
  for (const line of within.querySelectorAll('.strip-as-of')) {
    line.setAttribute('x1', share(at))
    line.setAttribute('x2', share(at))
  }
  for (const veil of within.querySelectorAll('.strip-veil')) {
    veil.setAttribute('x', share(at))
    veil.setAttribute('width', share(100 - at))
  }
}

/** Hundredths of the width, to a thousandth. */
function roundShare(at: number): number {
  return Math.round(at * 1000) / 1000
}

function share(at: number): string {
  return `${roundShare(at)}%`
}

const px = roundPixels
