import { layOutMilestones, layOutTicks, milestoneRows, type StripAxis } from './model/strip-axis.ts'
import type { Milestone } from '#app/domain/milestones.ts'

type Props = { axis: StripAxis; milestones: readonly Milestone[] }

/** The narrowest places that each head is laid out for, in pixels; strips.css shows the one that fits. */
const headWidths = { wide: 430, narrow: 230 } as const
const rowHeight = 15
const tickHeight = 18

/** Days and milestones above the strips, drawn for wide and for narrow places; one of them is shown. */
export function StripHead({ axis, milestones }: Props) {
  return (
    <>
      {(['wide', 'narrow'] as const).map((kind) => (
        <Head key={kind} axis={axis} milestones={milestones} kind={kind} />
      ))}
    </>
  )
}

function Head({ axis, milestones, kind }: Props & { kind: keyof typeof headWidths }) {
  return (
    <svg
      className={`strip-head strip-head-${kind}`}
      width="100%"
      height={stripHeadHeight}
      aria-hidden="true"
    >
      <StripHeadMarks axis={axis} milestones={milestones} width={headWidths[kind]} />
    </svg>
  )
}

const top = milestoneRows * rowHeight
export const stripHeadHeight = top + tickHeight

/** The same without its frame, for places of `width` pixels or more. */
export function StripHeadMarks({ axis, milestones, width }: Props & { width: number }) {
  const { lines, labels } = layOutMilestones(milestones, axis, width)
  const ticks = layOutTicks(axis, width)
  return (
    <>
      {lines.map(({ id, from, title }) => {
        const label = labels.find(({ ids }) => ids.includes(id))
        return (
          <line
            key={id}
            className="strip-milestone"
            x1={`${from}%`}
            x2={`${from}%`}
            y1={label ? (label.row + 1) * rowHeight - 3 : top}
            y2={stripHeadHeight}
          >
            <title>{title}</title>
          </line>
        )
      })}
      {labels.map(({ ids, text, title, at, anchor, row }) => (
        <text
          key={ids[0]}
          className="strip-milestone-name"
          x={`${at}%`}
          dx={anchor === 'start' ? 3 : -3}
          y={(row + 1) * rowHeight - 4}
          textAnchor={anchor}
        >
          <title>{title}</title>
          {text}
        </text>
      ))}
      {ticks.map(({ labelAt, label }) => (
        <text
          key={label}
          className="strip-year"
          x={`${labelAt}%`}
          y={stripHeadHeight - 5}
          textAnchor="middle"
        >
          {label}
        </text>
      ))}
    </>
  )
}
