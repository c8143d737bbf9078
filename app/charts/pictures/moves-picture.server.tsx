import { movesPicture, pictureColumns } from '../model/picture-size.ts'
import { clipText } from '../model/text-width.ts'
import { TwoDayMark } from '../two-day-mark.tsx'
import { renderFixed } from './fixed-markup.server.ts'
import { renderPicture } from './literal-style.server.ts'
import { FixedMarks, PictureFrame, type PictureWords } from './picture-frame.tsx'
import { breakLines } from './picture-lines.ts'
import { PictureQuote, RowRule, WrappedName, type QuoteWords } from './picture-rows.tsx'

/** Somebody who moved, as a picture shows it: both words, what tells it, and the quotes between which it lies. */
type PictureMove = {
  key: string
  actor: string
  topic: string
  from: { mean: number; words: string }
  to: { mean: number; words: string }
  /** `Turn on 16 Sep 2021, and 1 other move`. */
  told: string
  difference: string
  certainty: string
  quotes: readonly QuoteWords[]
}

const { pad, names, gap } = pictureColumns
const { width, bar, sure, row: rowHeight } = movesPicture
const headHeight = 20
const barSize = { width: bar, height: 24 }
const barLeft = pad + names + gap
const wordsLeft = barLeft + bar + gap
const sureLeft = width - pad - sure
const wordsWide = sureLeft - gap - wordsLeft

/** Who moved between two days, a row each with its two quotes, as a file of its own (SVG). */
export function drawMovesPicture({
  words,
  moves,
}: {
  words: PictureWords
  moves: readonly PictureMove[]
}): string {
  return renderPicture(
    <PictureFrame words={words} width={width} height={headHeight + moves.length * rowHeight}>
      <text className="muted" x={barLeft} y={headHeight - 7} fontSize={10.5}>
        opposes · supports
      </text>
      {moves.map((move, index) => (
        <MoveRow key={move.key} move={move} y={headHeight + index * rowHeight} />
      ))}
    </PictureFrame>,
  )
}

function MoveRow({ move, y }: { move: PictureMove; y: number }) {
  const { actor, topic, from, to, told, difference, certainty, quotes } = move
  const lines = [from.words, `→ ${to.words}`, told]
  return (
    <g>
      <RowRule y={y} width={width} />
      <WrappedName name={actor} below={topic} top={y} />
      <FixedMarks
        x={barLeft}
        y={y + 12}
        markup={renderFixed(<TwoDayMark from={from.mean} to={to.mean} size={barSize} />, barSize)}
      />
      {lines.map((line, index) => (
        <text
          key={index}
          className={index === 2 ? 'muted' : undefined}
          x={wordsLeft}
          y={y + 20 + index * 16}
          fontSize={index === 2 ? 10.5 : 12}
        >
          {clipText(line, wordsWide, index === 2 ? 10.5 : 12)}
        </text>
      ))}
      <text x={sureLeft} y={y + 20} fontSize={12.5} fontWeight={600}>
        {difference}
      </text>
      {breakLines(certainty, { width: sure, size: 11, most: 2 }).map((line, index) => (
        <text key={index} x={sureLeft} y={y + 36 + index * 15} fontSize={11}>
          {line}
        </text>
      ))}
      {quotes.map((quote, index) => (
        <PictureQuote key={index} {...quote} y={y + 76 + index * 18} width={width} />
      ))}
    </g>
  )
}
