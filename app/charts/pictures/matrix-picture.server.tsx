import { describeGroupSum } from '#app/domain/strips/group-sums.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { formatChange } from '#app/domain/strips/two-days.ts'
import { GroupBar } from '../group-strip-picture.tsx'
import { matrixCellSize, measureMatrixWidth, pictureColumns } from '../model/picture-size.ts'
import { stanceBarSizes } from '../model/stance-bar.ts'
import { clipText } from '../model/text-width.ts'
import { SilenceTexture } from '../silence-texture.tsx'
import { StanceBarMark } from '../stance-bar.tsx'
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

const { pad, names, gap } = pictureColumns
const groupHeight = 50

/** Where everybody stands on every topic, a bar for each, as a file of its own (SVG). */
export function drawMatrixPicture(picture: StancesPicture): string {
  const { topics, groups, isGrouped } = picture
  const placeOf = (index: number) => pad + names + gap + index * (matrixCellSize.width + gap)
  const width = measureMatrixWidth(topics.length)
  const headHeight = 26
  let y = headHeight
  const drawn = groups.flatMap((group) => {
    const head = isGrouped
      ? [<MatrixGroup key={group.key} {...{ picture, group, y, placeOf }} />]
      : []
    if (isGrouped) y += groupHeight
    const rows = group.rows.map((row) => {
      const top = y
      y += matrixCellSize.height
      return (
        <g key={`${group.key} ${row.actor.id}`}>
          <RowRule y={top} width={width} />
          <RowName name={row.actor.name} below={row.house} middle={top + 28} />
          {row.cells.map((cell, index) => (
            <MatrixCell key={topics[index]!.id} cell={cell} x={placeOf(index)} y={top} />
          ))}
        </g>
      )
    })
    return [...head, ...rows]
  })
  return renderPicture(
    <PictureFrame words={picture.words} width={width} height={y}>
      {topics.map(({ id, name }, index) => (
        <text key={id} x={placeOf(index)} y={14} fontSize={12} fontWeight={600}>
          {clipText(name, matrixCellSize.width, 12)}
        </text>
      ))}
      {drawn}
    </PictureFrame>,
  )
}

function MatrixCell({ cell, x, y }: { cell: PictureRow['cells'][number]; x: number; y: number }) {
  const { stance, silence, compared } = cell
  const size = stanceBarSizes.cell
  if (silence)
    return (
      <>
        <FixedMarks
          x={x}
          y={y + 8}
          markup={renderFixed(
            <SilenceTexture kinds={silence.kinds} width={size.width} height={10} />,
            size,
          )}
        />
        <text className="muted" x={x} y={y + 37} fontSize={10.5}>
          {clipText(capitaliseFirst(silence.words), matrixCellSize.width, 10.5)}
        </text>
      </>
    )
  return (
    <>
      <FixedMarks
        x={x}
        y={y + 3}
        markup={renderFixed(
          <StanceBarMark mark={stance.mark} size={size} before={compared?.before ?? null} />,
          size,
        )}
      />
      <PictureStance
        stance={stance}
        x={x}
        middle={y + 37}
        width={matrixCellSize.width}
        isDense={false}
        change={compared ? formatChange(compared) : undefined}
      />
    </>
  )
}

type GroupProps = {
  picture: StancesPicture
  group: PictureGroup
  y: number
  placeOf: (index: number) => number
}

function MatrixGroup({ picture, group, y, placeOf }: GroupProps) {
  return (
    <g>
      <RowRule y={y} width={measureMatrixWidth(picture.topics.length)} />
      <RowName name={group.name} below={formatQuantity(group.actors, 'actor')} middle={y + 24} />
      {group.sums.map(({ topicId, sum }, index) => (
        <g key={topicId}>
          <FixedMarks
            x={placeOf(index)}
            y={y + 4}
            markup={renderFixed(<GroupBar counts={sum.counts} width={128} />, {
              width: 128,
              height: 24,
            })}
          />
          <text className="muted" x={placeOf(index)} y={y + 42} fontSize={9.5}>
            {clipText(describeGroupSum(sum), matrixCellSize.width, 9.5)}
          </text>
        </g>
      ))}
    </g>
  )
}
