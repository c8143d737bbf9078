import { nearPicture, pictureColumns } from '../model/picture-size.ts'
import { clipText } from '../model/text-width.ts'
import { renderPicture } from './literal-style.server.ts'
import { PictureFrame, type PictureWords } from './picture-frame.tsx'
import { breakLines } from './picture-lines.ts'
import { RowRule, WrappedName } from './picture-rows.tsx'
import { StandingRow, standingColumns, type StandingWords } from './standing-row.server.tsx'

type PairPicture = {
  words: PictureWords
  common: readonly { id: string; name: string; apart: string; sides: readonly StandingWords[] }[]
  /** Topics on which they cannot be compared, with what each has instead. */
  unshared: readonly { id: string; name: string; says: string }[]
}

const { pad, names, gap } = pictureColumns
const { width, shared, apart: apartHeight, ranked: rankedHeight } = nearPicture
const { bar: barLeft, words: wordsLeft } = standingColumns
const sideHeight = 58

/** Two actors topic by topic, a bar each, with how far they are apart, as a file of its own (SVG). */
export function drawPairPicture({ words, common, unshared }: PairPicture): string {
  const top = common.length * shared
  return renderPicture(
    <PictureFrame words={words} width={width} height={top + unshared.length * apartHeight}>
      {common.map((row, index) => (
        <PairTopicRow key={row.id} row={row} y={index * shared} />
      ))}
      {unshared.map(({ id, name, says }, index) => {
        const y = top + index * apartHeight
        return (
          <g key={id}>
            <RowRule y={y} width={width} />
            <text x={pad} y={y + 24} fontSize={12.5} fontWeight={600}>
              {clipText(name, names, 12.5)}
            </text>
            <text className="muted" x={barLeft} y={y + 24} fontSize={11}>
              {clipText(says, width - pad - barLeft, 11)}
            </text>
          </g>
        )
      })}
    </PictureFrame>,
  )
}

function PairTopicRow({ row, y }: { row: PairPicture['common'][number]; y: number }) {
  return (
    <g>
      <RowRule y={y} width={width} />
      <text x={pad} y={y + 20} fontSize={13.5} fontWeight={600}>
        {clipText(row.name, wordsLeft - pad - gap, 13.5)}
      </text>
      <text x={wordsLeft} y={y + 20} fontSize={12}>
        {row.apart}
      </text>
      {row.sides.map((side, index) => (
        <StandingRow key={index} row={side} y={y + 28 + index * sideHeight} width={width} />
      ))}
    </g>
  )
}

type RankedPicture = {
  words: PictureWords
  lists: readonly {
    heading: string
    rows: readonly {
      id: string
      place: number
      name: string
      common: string
      alignment: string
      apart: string
      /** On what they agree and differ, a sentence each. */
      says: readonly string[]
    }[]
  }[]
}

const headingHeight = 34
const numberWide = 260
const saysLeft = barLeft + numberWide + gap

/** Who stands nearest to an actor and who farthest, and on what, as a file of its own (SVG). */
export function drawRankedPicture({ words, lists }: RankedPicture): string {
  let y = 0
  const drawn = lists.map(({ heading, rows }) => {
    const top = y
    y += headingHeight + rows.length * rankedHeight
    return (
      <g key={heading}>
        <text x={pad} y={top + 22} fontSize={13.5} fontWeight={600}>
          {heading}
        </text>
        {rows.map((row, index) => (
          <RankedRow key={row.id} row={row} y={top + headingHeight + index * rankedHeight} />
        ))}
      </g>
    )
  })
  return renderPicture(
    <PictureFrame words={words} width={width} height={y}>
      {drawn}
    </PictureFrame>,
  )
}

function RankedRow({ row, y }: { row: RankedPicture['lists'][number]['rows'][number]; y: number }) {
  const { place, name, common, alignment, apart, says } = row
  const room = width - pad - saysLeft
  const lines = says.flatMap((sentence) => breakLines(sentence, { width: room, size: 11, most: 2 }))
  return (
    <g>
      <RowRule y={y} width={width} />
      <WrappedName name={`${place}. ${name}`} below="" top={y} />
      <text x={barLeft} y={y + 20} fontSize={13.5} fontWeight={600}>
        {alignment}
      </text>
      {[apart, ...breakLines(common, { width: numberWide, size: 10.5, most: 2 })].map(
        (line, index) => (
          <text
            key={index}
            className={index ? 'muted' : undefined}
            x={barLeft}
            y={y + 37 + index * 14}
            fontSize={index ? 10.5 : 11.5}
          >
            {line}
          </text>
        ),
      )}
      {lines.map((line, index) => (
        <text key={index} x={saysLeft} y={y + 20 + index * 15} fontSize={11}>
          {line}
        </text>
      ))}
    </g>
  )
}
