import type { ReactNode } from 'react'
import { pictureColumns } from '../model/picture-size.ts'
import { breakLines } from './picture-lines.ts'

/** What stands on a picture beside its marks: what it is, of whom, as of when, how much of it, and where it is from. */
export type PictureWords = {
  title: string
  selection: string
  /** `As of 31 Dec 2020 · 60 of 312 actors`. */
  facts: string
  key: string
  source: string
}

type Props = {
  words: PictureWords
  width: number
  /** How high the drawing is, whose upper edge is 0. */
  height: number
  children: ReactNode
}

const [titleSize, wordSize, smallSize, lineHeight] = [18, 12.5, 11, 17]
const { pad } = pictureColumns

/** A picture that can stand alone: words above and below, literal colours, a white ground, and its size in pixels. */
export function PictureFrame({ words, width, height, children }: Props) {
  const room = width - 2 * pad
  const break3 = (text: string, size: number) => breakLines(text, { width: room, size, most: 3 })
  const above = [
    ...breakLines(words.title, { width: room, size: titleSize, most: 2 }).map((text) => ({
      ...{ text, size: titleSize, bold: true },
    })),
    ...break3(words.selection, wordSize).map((text) => ({ text, size: wordSize, bold: false })),
    ...break3(words.facts, wordSize).map((text) => ({ text, size: wordSize, bold: false })),
  ]
  const below = [...break3(words.key, smallSize), ...break3(words.source, smallSize)]
  const top = pad + above.reduce((sum, { size }) => sum + size * 1.4, 0) + 12
  const foot = top + height + 12
  const high = Math.ceil(foot + below.length * lineHeight + pad - 4)
  let y = pad - 4
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={high}
      viewBox={`0 0 ${width} ${high}`}
      role="img"
    >
      <title>{words.title}</title>
      <desc>{[words.selection, words.facts, words.source].join('. ')}</desc>
      <rect width={width} height={high} fill="#ffffff" />
      {above.map(({ text, size, bold }, index) => {
        y += size * 1.4
        return (
          <text
            key={index}
            x={pad}
            y={Math.round(y)}
            fontSize={size}
            fontWeight={bold ? 600 : 400}
            className={bold ? undefined : 'muted'}
          >
            {text}
          </text>
        )
      })}
      <g transform={`translate(0 ${Math.round(top)})`}>{children}</g>
      {below.map((text, index) => (
        <text
          key={index}
          x={pad}
          y={Math.round(foot + (index + 1) * lineHeight - 4)}
          fontSize={smallSize}
          className="muted"
        >
          {text}
        </text>
      ))}
    </svg>
  )
}

/** Marks that were drawn for a place of a fixed width, put where they belong. */
export function FixedMarks({ x, y, markup }: { x: number; y: number; markup: string }) {
  return (
    <g
      transform={`translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`}
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  )
}
