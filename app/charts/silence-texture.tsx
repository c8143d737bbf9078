import type { Silence } from '#app/domain/coverage/silences.ts'

type Props = {
  /** Beside each other, oldest first. */
  kinds: readonly Silence[]
  width: number
  height: number
}

const gap = 2

/** Why there is no word, as a texture for each kind of silence. The words stand beside it. */
export function SilenceTexture({ kinds, width, height }: Props) {
  const wide = (width - gap * (kinds.length - 1)) / kinds.length
  return (
    <svg className="silence-texture" width={width} height={height} aria-hidden="true">
      {kinds.map((kind, index) => (
        <g key={kind} transform={`translate(${index * (wide + gap)} 0)`}>
          {drawTexture(kind, wide, height)}
        </g>
      ))}
    </svg>
  )
}

function drawTexture(kind: Silence, width: number, height: number) {
  const box = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 }
  const middle = height / 2
  switch (kind) {
    case 'withheld':
      return <rect className="texture-full" width={width} height={height} />
    case 'evaded':
      return (
        <>
          <rect className="texture-line" {...box} />
          <path className="texture-line" d={hatch(width, height)} />
        </>
      )
    case 'no_position':
      return (
        <path
          className="texture-line"
          d={`M0 ${middle - 2.5}H${width}M0 ${middle + 2.5}H${width}`}
        />
      )
    case 'uncoded':
      return (
        <>
          <rect className="texture-line" {...box} />
          <path className="texture-line" d={rules(width, height)} />
        </>
      )
    case 'unanswered':
      return <rect className="texture-line dashed" {...box} />
    case 'answered':
      return <rect className="texture-line" {...box} />
    case 'not asked':
      return <line className="texture-line dotted" x2={width} y1={middle} y2={middle} />
    case 'no letter':
      return <line className="texture-line sparse" x2={width} y1={middle} y2={middle} />
  }
}

/** Slanting lines from the lower edge to the upper one. */
function hatch(width: number, height: number): string {
  const count = Math.floor((width - height) / 6)
  return Array.from(
    { length: count + 1 },
    (_, at) => `M${at * 6} ${height}l${height} ${-height}`,
  ).join('')
}

/** Upright lines, like pages that nobody opened. */
function rules(width: number, height: number): string {
  const count = Math.floor(width / 8)
  return Array.from({ length: count - 1 }, (_, at) => `M${(at + 1) * 8} 0v${height}`).join('')
}
