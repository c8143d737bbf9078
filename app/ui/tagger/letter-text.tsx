import { forwardRef, useMemo, type KeyboardEventHandler } from 'react'
import { absenceRow, levelRow, sayLevel, signed } from '#app/domain/level.ts'
import { segments, type Segment } from '#app/domain/marking.ts'
import type { Position } from '#app/domain/positions.ts'
import { paragraphs, redactions, type Paragraph } from '#app/domain/text.ts'

type Marked = Pick<Position, 'id' | 'level' | 'absence' | 'conditional' | 'quote'>
type Props = {
  text: string
  language: string | null
  positions: readonly Marked[]
  onKeyDown: KeyboardEventHandler
}

/**
 * The letter as a page: numbered paragraphs, coded passages underlined in their level's colour and numbered, blacked
 * out words as bars. Each piece of text says where it begins, so that a selection can be found in the letter.
 */
export const LetterText = forwardRef<HTMLElement, Props>(function LetterText(
  { text, language, positions, onKeyDown },
  article,
) {
  const blocks = useMemo(() => paragraphs(text), [text])
  const bars = useMemo(
    () => redactions(text).map((span, index) => ({ ...span, id: `redaction-${index}` })),
    [text],
  )
  const marks = useMemo(
    () => [
      ...bars,
      ...positions.map(({ id, quote }) => ({ id, start: quote.start, end: quote.end })),
    ],
    [bars, positions],
  )
  const numbered = useMemo(
    () =>
      new Map(positions.map((position, index) => [position.id, { position, number: index + 1 }])),
    [positions],
  )
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the text is where passages are chosen by keyboard
    <article
      ref={article}
      className="letter-text"
      lang={language ?? undefined}
      tabIndex={0}
      aria-label="Text of the letter. Arrow down and up choose a sentence."
      onKeyDown={onKeyDown}
    >
      {blocks.map((block) => (
        <Block
          key={block.start}
          block={block}
          pieces={segments(text, block, marks)}
          numbered={numbered}
        />
      ))}
    </article>
  )
})

type Numbered = ReadonlyMap<string, { position: Marked; number: number }>

function Block({
  block,
  pieces,
  numbered,
}: {
  block: Paragraph
  pieces: Segment[]
  numbered: Numbered
}) {
  return (
    <p
      data-block-end={block.end}
      className={block.number === null ? 'aside' : undefined}
      id={block.number === null ? undefined : `paragraph-${block.number}`}
    >
      {block.number !== null && (
        <i className="n" aria-label={`Paragraph ${block.number}`}>
          {block.number}
        </i>
      )}
      {pieces.map((piece) => (
        <Piece key={piece.start} piece={piece} numbered={numbered} />
      ))}
    </p>
  )
}

function Piece({ piece, numbered }: { piece: Segment; numbered: Numbered }) {
  const words = <span data-start={piece.start}>{piece.text}</span>
  if (piece.marks.some((id) => id.startsWith('redaction-'))) {
    return (
      <span className="redacted" title="Blacked out before the letter was given out">
        {words}
      </span>
    )
  }
  const coded = piece.marks.flatMap((id) => numbered.get(id) ?? [])
  const [first] = coded
  if (!first) return words
  const look = first.position.level === null ? 'absent' : levelRow(first.position.level).code
  const ends = coded.filter(({ position }) => position.quote.end === piece.end)
  return (
    <mark
      className={`coded ${look}${first.position.conditional ? ' conditional' : ''}`}
      title={coded.map(({ position }) => told(position)).join('; ')}
    >
      {words}
      {ends.map(({ position, number }) => (
        <a
          key={position.id}
          className="ref"
          href={`#position-${position.id}`}
          aria-label={`Position ${number}: ${told(position)}`}
        >
          {number}
        </a>
      ))}
    </mark>
  )
}

function told(position: Marked): string {
  return position.level === null
    ? absenceRow(position.absence!).word
    : `${sayLevel(position)} (${signed(position.level)})`
}
