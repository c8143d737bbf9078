import { findLevelRow, type Level } from '#app/domain/level.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'
import { pictureColumns } from '../model/picture-size.ts'
import { stanceBarSizes } from '../model/stance-bar.ts'
import { clipText } from '../model/text-width.ts'
import { StanceBarMark } from '../stance-bar.tsx'
import { renderFixed } from './fixed-markup.server.ts'
import { FixedMarks } from './picture-frame.tsx'
import { PictureQuote, type QuoteWords } from './picture-rows.tsx'

/** Where somebody stands as a picture shows it: the bar, the word with what belongs to it, and a quote. */
export type StandingWords = {
  name: string
  /** What stands below the name. */
  below?: string
  mark: StanceMark
  label: string
  level: Level | null
  beside: string
  quote: QuoteWords | null
}

const { pad, names, gap } = pictureColumns
const barSize = stanceBarSizes.wide

/** Where the bars and the words of such rows begin, in pixels. */
export const standingColumns = {
  bar: pad + names + gap,
  words: pad + names + gap + barSize.width + gap,
} as const

/** A row of 58 pixels from `y` on: the name, the bar and the words, and the quote below. */
export function StandingRow({ row, y, width }: { row: StandingWords; y: number; width: number }) {
  const { name, below, mark, label, level, beside, quote } = row
  const room = width - pad - standingColumns.words
  return (
    <>
      <text x={pad} y={y + (below ? 12 : 18)} fontSize={12}>
        {clipText(name, names, 12)}
      </text>
      {below && (
        <text className="muted" x={pad} y={y + 26} fontSize={10.5}>
          {clipText(below, names, 10.5)}
        </text>
      )}
      <FixedMarks
        x={standingColumns.bar}
        y={y + 2}
        markup={renderFixed(<StanceBarMark mark={mark} size={barSize} />, barSize)}
      />
      <text
        className={level === null ? 'muted' : `stance-word ${findLevelRow(level).code}`}
        x={standingColumns.words}
        y={y + (beside ? 12 : 18)}
        fontSize={12.5}
        fontWeight={600}
      >
        {clipText(label, room, 12.5)}
      </text>
      {beside && (
        <text className="muted" x={standingColumns.words} y={y + 26} fontSize={10.5}>
          {clipText(beside, room, 10.5)}
        </text>
      )}
      {quote && <PictureQuote {...quote} y={y + 46} width={width} />}
    </>
  )
}
