import { hasColour } from '#app/domain/actor-marks.ts'
import type { Day } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { seriesColours } from '../inks.ts'
import { layOutMilestones, type MilestoneLine, type StripAxis } from '../model/strip-axis.ts'
import { chooseRowHeight, isDenseRow } from '../model/strip.ts'
import { clipText } from '../model/text-width.ts'
import { StanceBarMark } from '../stance-bar.tsx'
import { StripHeadMarks, stripHeadHeight } from '../strip-head.tsx'
import { StripPicture } from '../strip-picture.tsx'
import { renderFixed } from './fixed-markup.server.ts'
import { renderPicture } from './literal-style.server.ts'
import { FixedMarks } from './picture-frame.tsx'
import { breakLines } from './picture-lines.ts'
import { PictureStance, RowRule, type PictureRow } from './picture-rows.tsx'
import { pictureColours } from './picture-style.ts'

/** Pixels. Printed as wide as the text of a page, 160 mm, the bar is 34 mm wide and 5 mm high. */
const columns = { names: 150, strip: 206, words: 164, gap: 8 } as const
const nameSize = 12
const barSize = { width: 146, height: 22 } as const
const stripLeft = columns.names + columns.gap
const barLeft = stripLeft + columns.strip + columns.gap
const wordsLeft = barLeft + barSize.width + columns.gap
const width = wordsLeft + columns.words

/** So many rows stand on a page together with what is said above and below them. */
export const mostDocumentRows = 32

type DocumentStrips = {
  rows: readonly (PictureRow & { mark: number })[]
  axis: StripAxis
  asOf: Day
  milestones: readonly Milestone[]
}

/**
 * Actors as strips on one topic, as wide as the text of a document: without words around them, which it has itself. In
 * dense rows words stand without what qualifies them.
 */
export function drawDocumentStrips({ rows, axis, asOf, milestones }: DocumentStrips) {
  const rowHeight = Math.min(56, chooseRowHeight(rows.length > 20 ? Infinity : rows.length))
  const { lines } = layOutMilestones(milestones, axis, columns.strip)
  const top = stripHeadHeight + 4
  const height = top + rows.length * rowHeight
  const svg = renderPicture(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
    >
      <rect width={width} height={height} fill={pictureColours.card} />
      <FixedMarks
        x={stripLeft}
        y={0}
        markup={renderFixed(<StripHeadMarks {...{ axis, milestones }} width={columns.strip} />, {
          width: columns.strip,
          height: stripHeadHeight,
        })}
      />
      <text className="muted" x={barLeft} y={stripHeadHeight - 5} fontSize={10.5}>
        opposes · supports
      </text>
      {rows.map((row, index) => (
        <DocumentRow
          key={row.actor.id}
          {...{ row, axis, asOf, lines, rowHeight }}
          y={top + index * rowHeight}
        />
      ))}
    </svg>,
  )
  return { svg, width, height, isDense: isDenseRow(rowHeight) }
}

type RowProps = Pick<DocumentStrips, 'axis' | 'asOf'> & {
  row: DocumentStrips['rows'][number]
  lines: readonly MilestoneLine[]
  rowHeight: number
  y: number
}

function DocumentRow({ row, axis, asOf, lines, rowHeight: height, y }: RowProps) {
  const { strip, stance } = row.cells[0]!
  const isDense = isDenseRow(height)
  const middle = y + height / 2
  const size = isDense ? { ...barSize, height: 16 } : barSize
  return (
    <g>
      <RowRule y={y} width={width} x={0} />
      {hasColour(row.mark) && (
        <rect x={0} y={y + 4} width={4} height={height - 8} fill={seriesColours.light[row.mark]} />
      )}
      <DocumentName name={row.actor.name} middle={middle} most={isDense ? 1 : 2} />
      <FixedMarks
        x={stripLeft}
        y={y}
        markup={renderFixed(
          <StripPicture
            strip={strip}
            layout={{ axis, asOf, height, width: columns.strip }}
            lines={lines}
          />,
          { width: columns.strip, height },
        )}
      />
      <FixedMarks
        x={barLeft}
        y={middle - size.height / 2}
        markup={outlineSteps(renderFixed(<StanceBarMark mark={stance.mark} size={size} />, size))}
      />
      <PictureStance
        stance={stance}
        x={wordsLeft}
        middle={middle}
        width={columns.words}
        isDense={isDense}
      />
    </g>
  )
}

type NameProps = { name: string; middle: number; most: number }

/** In as many lines as the row has room for; where somebody belongs is said in the document. */
function DocumentName({ name, middle, most }: NameProps) {
  const room = columns.names - 8
  const lines = breakLines(name, { width: room, size: nameSize, most })
  return lines.map((line, index) => (
    <text
      key={index}
      x={8}
      y={middle + 4 + (index - (lines.length - 1) / 2) * 15}
      fontSize={nameSize}
      fontWeight={600}
    >
      <title>{name}</title>
      {clipText(line, room, nameSize)}
    </text>
  ))
}

/** The tints of the steps are lost on a grey printer: on paper each step has an outline in ink. */
function outlineSteps(markup: string): string {
  return markup.replaceAll('class="stance-step', 'class="on-paper stance-step')
}
