import type { Silence } from '#app/domain/coverage/silences.ts'
import { gapCellSize, measureGapsWidth, pictureColumns } from '../model/picture-size.ts'
import { clipText } from '../model/text-width.ts'
import { SilenceTexture } from '../silence-texture.tsx'
import { renderFixed } from './fixed-markup.server.ts'
import { renderPicture } from './literal-style.server.ts'
import { FixedMarks, PictureFrame, type PictureWords } from './picture-frame.tsx'
import { breakLines } from './picture-lines.ts'
import { RowRule, WrappedName } from './picture-rows.tsx'

/** An actor on a topic: why there is no word and what was last heard, or in `says` what else there is to say. */
type PictureGap = { silence: Silence; why: string; heard: string } | { silence: null; says: string }

type GapsPicture = {
  words: PictureWords
  topics: readonly { id: string; name: string }[]
  rows: readonly { id: string; name: string; below: string; cells: readonly PictureGap[] }[]
}

const { pad, names, gap } = pictureColumns
const { width: cellWidth, height: rowHeight } = gapCellSize
const headHeight = 26
const textureSize = { width: 128, height: 10 }

/** Who is without a word on which topic, and why, as a file of its own (SVG). */
export function drawGapsPicture({ words, topics, rows }: GapsPicture): string {
  const placeOf = (index: number) => pad + names + gap + index * (cellWidth + gap)
  const width = measureGapsWidth(topics.length)
  return renderPicture(
    <PictureFrame words={words} width={width} height={headHeight + rows.length * rowHeight}>
      {topics.map(({ id, name }, index) => (
        <text key={id} x={placeOf(index)} y={14} fontSize={12} fontWeight={600}>
          {clipText(name, cellWidth, 12)}
        </text>
      ))}
      {rows.map((row, place) => {
        const y = headHeight + place * rowHeight
        return (
          <g key={row.id}>
            <RowRule y={y} width={width} />
            <WrappedName name={row.name} below={row.below} top={y} />
            {row.cells.map((cell, index) => (
              <GapCell key={topics[index]!.id} cell={cell} x={placeOf(index)} y={y} />
            ))}
          </g>
        )
      })}
    </PictureFrame>,
  )
}

function GapCell({ cell, x, y }: { cell: PictureGap; x: number; y: number }) {
  if (cell.silence === null)
    return (
      <text className="muted" x={x} y={y + 20} fontSize={10.5}>
        {clipText(cell.says, cellWidth, 10.5)}
      </text>
    )
  const why = breakLines(cell.why, { width: cellWidth, size: 10.5, most: 2 })
  return (
    <>
      <FixedMarks
        x={x}
        y={y + 9}
        markup={renderFixed(
          <SilenceTexture kinds={[cell.silence]} {...textureSize} />,
          textureSize,
        )}
      />
      {[...why, cell.heard].map((line, index) => (
        <text
          key={index}
          className={index === why.length ? 'muted' : undefined}
          x={x}
          y={y + 33 + index * 14}
          fontSize={10.5}
        >
          {clipText(line, cellWidth, 10.5)}
        </text>
      ))}
    </>
  )
}
