import { formatSignedNumber } from '#app/domain/text/words.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'
import { layOutStanceBar, type StanceBar, type StanceBarSize } from './model/stance-bar.ts'
import { roundPixels } from './marker-shapes.ts'
import { SilenceGlyph } from './silence-glyph.tsx'
import './stance-bar.css'

type Props = {
  mark: StanceMark
  size: StanceBarSize
  /** The word on an earlier day that it is compared with. */
  before?: number | null
}

/**
 * Where somebody stands: a dot for now and a tick for the record on a track of five steps. The word with its
 * qualifiers belongs beside it; what is read out here are the numbers only.
 */
export function StanceBarMark({ mark, size, before = null }: Props) {
  const bar = layOutStanceBar(mark, size, before)
  const numbers = describeNumbers(mark, before)
  return (
    <svg
      className="stance-bar"
      width={roundPixels(bar.width)}
      height={bar.height}
      viewBox={`0 0 ${roundPixels(bar.width)} ${bar.height}`}
      {...(numbers ? { role: 'img', 'aria-label': numbers } : { 'aria-hidden': true })}
    >
      {numbers && <title>{numbers}</title>}
      <Track bar={bar} width={size.width} />
      <g opacity={bar.opacity === 1 ? undefined : roundPixels(bar.opacity)}>
        <Hairline bar={bar} />
        {bar.tick && (
          <rect
            className="stance-record"
            x={roundPixels(bar.tick.x - 1)}
            y={bar.tick.y1}
            width={2}
            height={bar.tick.y2 - bar.tick.y1}
          />
        )}
        <EarlierDay bar={bar} />
        {bar.dot && (
          <circle
            className={`stance-now ${bar.dot.code}${bar.dot.ring ? ' ring' : ''}`}
            cx={roundPixels(bar.dot.x)}
            cy={bar.dot.y}
            r={roundPixels(bar.dot.radius)}
          />
        )}
      </g>
      {bar.members.map(({ code, ...box }, index) => (
        <rect key={index} className={`stance-member ${code}`} {...roundBox(box)} />
      ))}
      {bar.silences.map((silence, index) => (
        <SilenceGlyph key={index} {...silence} />
      ))}
    </svg>
  )
}

function Track({ bar, width }: { bar: StanceBar; width: number }) {
  if (bar.ground === 'dotted')
    return (
      <line className="stance-nothing" x1={0} y1={bar.height / 2} x2={width} y2={bar.height / 2} />
    )
  return bar.steps.map(({ code, ...box }) => (
    <rect
      key={code}
      className={`stance-step ${bar.ground === 'outlined' ? 'outlined' : code}`}
      rx={1}
      {...roundBox(box)}
    />
  ))
}

function Hairline({ bar: { hairline } }: { bar: StanceBar }) {
  if (!hairline) return null
  const { x1, x2, y, cap } = hairline
  const [from, to] = [roundPixels(x1), roundPixels(x2)]
  const caps =
    cap === null
      ? ''
      : [from, to].map((x) => `M${x} ${roundPixels(y - cap)}V${roundPixels(y + cap)}`).join('')
  return (
    <path
      className={`stance-spread ${cap === null ? 'range' : ''}`.trim()}
      d={`M${from} ${y}H${to}${caps}`}
    />
  )
}

function EarlierDay({ bar: { before } }: { bar: StanceBar }) {
  if (!before) return null
  const [x, y, tip] = [before.x, before.y, before.tip].map(roundPixels) as [number, number, number]
  if (before.shape === 'pointer')
    return <path className="stance-before" d={`M${roundPixels(x - 3.2)} ${y}h6.4l-3.2 5z`} />
  const back = Math.sign(x - tip)
  return (
    <>
      <path
        className="stance-arrow"
        d={`M${x} ${y}H${roundPixels(tip + back * 5)}M${tip} ${y}l${back * 5.5} -3.6v7.2z`}
      />
      <circle className="stance-before" cx={x} cy={y} r={3.4} />
    </>
  )
}

function roundBox(box: { x: number; y: number; width: number; height: number }) {
  return {
    x: roundPixels(box.x),
    y: roundPixels(box.y),
    width: roundPixels(box.width),
    height: roundPixels(box.height),
  }
}

/** `now −1, record −0.67, 95 % interval −1.5 to +0.2`: what the bar shows; empty where there is no number. */
function describeNumbers({ now, record, spread }: StanceMark, before: number | null): string {
  if (now === null) return ''
  if (before !== null)
    return `then ${formatSignedNumber(before)}, now ${formatSignedNumber(now)} on the scale −2 to +2`
  return [
    `now ${formatSignedNumber(now)} on the scale −2 to +2`,
    record !== null && `record ${formatSignedNumber(record)}`,
    spread &&
      `${spread.kind === 'interval' ? '95 % interval' : 'range'} ${formatSignedNumber(spread.low)} to ${formatSignedNumber(spread.high)}`,
  ]
    .filter(Boolean)
    .join(', ')
}
