import type { Silence } from '#app/domain/coverage/silences.ts'
import type { Day } from '#app/domain/days.ts'
import { findLevelRow } from '#app/domain/level.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { GroupSum } from '#app/domain/strips/group-sums.ts'
import { fitQualifiers, formatRowWord, type StripStance } from '#app/domain/strips/row-words.ts'
import type { DrawnStrip } from '#app/domain/strips/strip.ts'
import type { DayChange } from '#app/domain/strips/two-days.ts'
import { pictureColumns } from '../model/picture-size.ts'
import type { StripAxis } from '../model/strip-axis.ts'
import { clipText } from '../model/text-width.ts'
import type { PictureWords } from './picture-frame.tsx'
import { breakLines } from './picture-lines.ts'

type PictureCell = {
  strip: DrawnStrip
  stance: StripStance
  /** In a matrix: why there is no word, and what became since an earlier day. */
  silence?: { kinds: readonly Silence[]; words: string } | null
  compared?: DayChange | null
}
export type PictureRow = {
  actor: { id: string; name: string }
  house: string
  cells: PictureCell[]
}
export type PictureGroup = {
  key: string
  name: string
  actors: number
  sums: { topicId: string; sum: GroupSum }[]
  rows: PictureRow[]
}

export type StancesPicture = {
  words: PictureWords
  topics: readonly { id: string; name: string }[]
  groups: readonly PictureGroup[]
  isGrouped: boolean
  axis: StripAxis
  asOf: Day
  milestones: readonly Milestone[]
  rowHeight: number
}

const { pad, names } = pictureColumns

/** A hairline above a row. */
export function RowRule({ y, width, x = pad }: { y: number; width: number; x?: number }) {
  return <line className="strip-zero" x1={x} x2={width - x} y1={y} y2={y} />
}

/** Whose row it is, with what is known of them below. */
export function RowName({ name, below, middle }: { name: string; below: string; middle: number }) {
  return (
    <>
      <text x={pad} y={middle + (below ? -2 : 4)} fontSize={12.5} fontWeight={600}>
        <title>{name}</title>
        {clipText(name, names, 12.5)}
      </text>
      {below && (
        <text className="muted" x={pad} y={middle + 12} fontSize={10.5}>
          {clipText(below, names, 10.5)}
        </text>
      )}
    </>
  )
}

/** The same where rows are high enough for a name of two lines; `top` is the upper edge of the row. */
export function WrappedName({ name, below, top }: { name: string; below: string; top: number }) {
  const lines = breakLines(name, { width: names, size: 12.5, most: 2 })
  return (
    <>
      {lines.map((line, index) => (
        <text key={index} x={pad} y={top + 20 + index * 16} fontSize={12.5} fontWeight={600}>
          <title>{name}</title>
          {line}
        </text>
      ))}
      <text className="muted" x={pad} y={top + 20 + lines.length * 15} fontSize={10.5}>
        {clipText(below, names, 10.5)}
      </text>
    </>
  )
}

type WordsProps = {
  stance: StripStance
  x: number
  middle: number
  width: number
  isDense: boolean
  /** What is written behind the word, such as `+1.2`. */
  change?: string
}

/** Where somebody stands, in words, with what belongs to it below. */
export function PictureStance({ stance, x, middle, width, isDense, change }: WordsProps) {
  const code = stance.level === null ? 'muted' : findLevelRow(stance.level).code
  const qualifiers = isDense ? '' : fitQualifiers(stance)
  return (
    <>
      <text
        className={code === 'muted' ? code : `stance-word ${code}`}
        x={x}
        y={middle + (qualifiers ? -2 : 4)}
        fontSize={12.5}
        fontWeight={code === 'muted' ? 400 : 600}
      >
        {clipText([formatRowWord(stance), change].filter(Boolean).join(' '), width, 12.5)}
      </text>
      {qualifiers && (
        <text className="muted" x={x} y={middle + 12} fontSize={10.5}>
          {clipText(qualifiers, width, 10.5)}
        </text>
      )}
    </>
  )
}

/** A quote as one line of a picture: its day, its words as far as there is room, and the letter that they stand in. */
export type QuoteWords = { day: string; quote: string; from: string }

const quoteSize = 11.5
const fromWide = 240

export function PictureQuote({
  day,
  quote,
  from,
  y,
  width,
}: QuoteWords & { y: number; width: number }) {
  const left = pad + names + pictureColumns.gap
  const room = width - pad - fromWide - pictureColumns.gap - left
  return (
    <>
      <text className="muted" x={pad} y={y} fontSize={10.5}>
        {clipText(day, names, 10.5)}
      </text>
      <text x={left} y={y} fontSize={quoteSize}>
        {clipText(quote, room, quoteSize)}
      </text>
      <text className="muted" x={width - pad - fromWide} y={y} fontSize={10.5}>
        {clipText(from, fromWide, 10.5)}
      </text>
    </>
  )
}
