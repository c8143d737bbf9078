import { describeGroupSum } from '#app/domain/strips/group-sums.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { GroupBar, GroupStripPicture } from '../group-strip-picture.tsx'
import { choosePictureWidths, measureStripsWidth, pictureColumns } from '../model/picture-size.ts'
import { stanceBarSizes } from '../model/stance-bar.ts'
import { layOutMilestones } from '../model/strip-axis.ts'
import { isDenseRow } from '../model/strip.ts'
import { clipText } from '../model/text-width.ts'
import { StanceBarMark } from '../stance-bar.tsx'
import { StripHeadMarks, stripHeadHeight } from '../strip-head.tsx'
import { StripPicture } from '../strip-picture.tsx'
import { renderFixed } from './fixed-markup.server.ts'
import { renderPicture } from './literal-style.server.ts'
import { PictureFrame, FixedMarks } from './picture-frame.tsx'
import {
  RowName,
  RowRule,
  PictureStance,
  type PictureGroup,
  type PictureRow,
  type StancesPicture,
} from './picture-rows.tsx'

const { pad, names, gap, words: wordsWide } = pictureColumns
const groupHeight = 40

/** Actors as strips on one axis of time, as the page draws them, as a file of its own (SVG). */
export function drawStripsPicture(picture: StancesPicture): string {
  const { topics, groups, isGrouped, rowHeight } = picture
  const { strip, bar } = choosePictureWidths(topics.length)
  const placeOf = (index: number) => pad + names + gap + index * (strip + bar + gap * 2)
  const headTop = topics.length > 1 ? 18 : 0
  let y = headTop + stripHeadHeight + 4
  const drawn = groups.flatMap((group) => {
    const head = isGrouped ? [<GroupRow key={group.key} {...{ picture, group, y, placeOf }} />] : []
    if (isGrouped) y += groupHeight
    const rows = group.rows.map((row) => {
      const top = y
      y += rowHeight
      return (
        <ActorRow key={`${group.key} ${row.actor.id}`} {...{ picture, row, placeOf }} y={top} />
      )
    })
    return [...head, ...rows]
  })
  return renderPicture(
    <PictureFrame words={picture.words} width={measureStripsWidth(topics.length)} height={y}>
      {topics.map(({ id, name }, index) => (
        <g key={id}>
          {topics.length > 1 && (
            <text x={placeOf(index)} y={12} fontSize={12.5} fontWeight={600}>
              {clipText(name, strip + bar, 12.5)}
            </text>
          )}
          <FixedMarks
            x={placeOf(index)}
            y={headTop}
            markup={renderFixed(
              <StripHeadMarks axis={picture.axis} milestones={picture.milestones} width={strip} />,
              { width: strip, height: stripHeadHeight },
            )}
          />
          <text className="muted" x={placeOf(index) + strip + gap} y={y0(headTop)} fontSize={10.5}>
            opposes · supports
          </text>
        </g>
      ))}
      {drawn}
    </PictureFrame>,
  )
}

const y0 = (headTop: number) => headTop + stripHeadHeight - 5

type RowProps = {
  picture: StancesPicture
  y: number
  placeOf: (index: number) => number
}

function ActorRow({ picture, row, y, placeOf }: RowProps & { row: PictureRow }) {
  const { axis, asOf, milestones, rowHeight: height, topics } = picture
  const { strip, bar } = choosePictureWidths(topics.length)
  const { lines } = layOutMilestones(milestones, axis, strip)
  const isDense = isDenseRow(height)
  const size = stanceBarSizes[isDense ? 'chip' : 'end']
  const middle = y + height / 2
  const [only] = row.cells
  return (
    <g>
      <RowRule y={y} width={measureStripsWidth(topics.length)} />
      <RowName name={row.actor.name} below={isDense ? '' : row.house} middle={middle} />
      {row.cells.map(({ strip: own, stance }, index) => (
        <g key={topics[index]!.id}>
          <FixedMarks
            x={placeOf(index)}
            y={y}
            markup={renderFixed(
              <StripPicture
                strip={own}
                layout={{ axis, asOf, height, width: strip }}
                lines={lines}
              />,
              { width: strip, height },
            )}
          />
          <FixedMarks
            x={placeOf(index) + strip + gap}
            y={middle - size.height / 2}
            markup={renderFixed(<StanceBarMark mark={stance.mark} size={size} />, size)}
          />
        </g>
      ))}
      {row.cells.length === 1 && (
        <PictureStance
          stance={only!.stance}
          x={placeOf(0) + strip + gap + bar + gap}
          middle={middle}
          width={wordsWide}
          isDense={isDense}
        />
      )}
    </g>
  )
}

function GroupRow({ picture, group, y, placeOf }: RowProps & { group: PictureGroup }) {
  const { axis, asOf, milestones, topics } = picture
  const { strip, bar } = choosePictureWidths(topics.length)
  const { lines } = layOutMilestones(milestones, axis, strip)
  const shown = group.rows.length
  const below = [
    formatQuantity(group.actors, 'actor'),
    ...(shown < group.actors ? [`${shown} shown`] : []),
  ].join(' · ')
  return (
    <g>
      <RowRule y={y} width={measureStripsWidth(topics.length)} />
      <RowName name={group.name} below={below} middle={y + groupHeight / 2} />
      {group.sums.map(({ topicId, sum }, index) => (
        <g key={topicId}>
          <FixedMarks
            x={placeOf(index)}
            y={y}
            markup={renderFixed(<GroupStripPicture {...{ sum, axis, asOf, lines }} />, {
              width: strip,
              height: groupHeight,
            })}
          />
          <FixedMarks
            x={placeOf(index) + strip + gap}
            y={y + 8}
            markup={renderFixed(<GroupBar counts={sum.counts} width={108} />, {
              width: 108,
              height: 24,
            })}
          />
        </g>
      ))}
      {group.sums.length === 1 && (
        <text
          className="muted"
          x={placeOf(0) + strip + gap + bar + gap}
          y={y + groupHeight / 2 + 4}
          fontSize={11}
        >
          {clipText(describeGroupSum(group.sums[0]!.sum), wordsWide, 11)}
        </text>
      )}
    </g>
  )
}
