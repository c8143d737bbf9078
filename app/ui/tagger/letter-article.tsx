import { forwardRef, memo, useMemo } from 'react'
import { findAbsenceRow, findLevelRow, formatLevel } from '#app/domain/level.ts'
import { splitAtMarks, type Segment } from '#app/domain/text/segments.ts'
import type { Position } from '#app/domain/positions.ts'
import { findRedactions, type Span } from '#app/domain/text/quotes.ts'
import { splitParagraphs, type Paragraph } from '#app/domain/text/paragraphs.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import type { MarkedHits } from './hit-summary.tsx'

type MarkedPosition = Pick<Position, 'id' | 'level' | 'absence' | 'conditional' | 'quote'>
type Props = {
  text: string
  language: string | null
  positions: readonly MarkedPosition[]
  hits: MarkedHits | null
}

/**
 * The letter as a page: numbered paragraphs, coded passages underlined in their level's colour and numbered, blacked
 * out words as bars. Each piece of text says where it begins, so that a selection can be found in the letter.
 */
export const LetterArticle = memo(
  forwardRef<HTMLElement, Props>(function LetterArticle(
    { text, language, positions, hits },
    article,
  ) {
    const blocks = useMemo(() => splitParagraphs(text), [text])
    const bars = useMemo(
      () => findRedactions(text).map((span, index) => ({ ...span, id: `redaction-${index}` })),
      [text],
    )
    const marks = useMemo(
      () => [
        ...bars,
        ...positions.map(({ id, quote }) => ({ id, start: quote.start, end: quote.end })),
        ...(hits?.spans ?? []).map((span, index) => ({ ...span, id: `hit-${index}` })),
      ],
      [bars, positions, hits],
    )
    const numbered = useMemo(
      () =>
        new Map(positions.map((position, index) => [position.id, { position, number: index + 1 }])),
      [positions],
    )
    return (
      <article
        ref={article}
        className="letter-text"
        lang={language ?? undefined}
        tabIndex={0}
        aria-label="Text of the letter. Arrow down and up choose a sentence."
      >
        {blocks.map((block) => (
          <Block
            key={block.start}
            block={block}
            pieces={splitAtMarks(text, block, marks)}
            numbered={numbered}
            chosenHit={hits ? hits.spans[hits.chosen] : undefined}
          />
        ))}
      </article>
    )
  }),
)

type NumberedPositions = ReadonlyMap<string, { position: MarkedPosition; number: number }>

function Block({
  block,
  pieces,
  ...rest
}: {
  block: Paragraph
  pieces: Segment[]
  numbered: NumberedPositions
  chosenHit: Span | undefined
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
        <Piece key={piece.start} piece={piece} {...rest} />
      ))}
    </p>
  )
}

type PieceProps = { piece: Segment; numbered: NumberedPositions; chosenHit: Span | undefined }

function Piece({ piece, numbered, chosenHit }: PieceProps) {
  const codedHere = piece.marks.flatMap((id) => numbered.get(id) ?? [])
  const words = codedHere
    .filter(({ position }) => position.quote.start === piece.start)
    .reduce(
      (inner, { position }) => (
        <span id={`passage-${position.id}`} className="passage">
          {inner}
        </span>
      ),
      <HitWords piece={piece} chosenHit={chosenHit} />,
    )
  if (piece.marks.some((id) => id.startsWith('redaction-'))) {
    return (
      <span className="redacted" title="Blacked out before the letter was given out">
        {words}
      </span>
    )
  }
  const [first] = codedHere
  if (!first) return words
  const levelClass =
    first.position.level === null ? 'absent' : findLevelRow(first.position.level).code
  const ends = codedHere.filter(({ position }) => position.quote.end === piece.end)
  return (
    <mark
      className={`coded ${levelClass}${first.position.conditional ? ' conditional' : ''}`}
      title={codedHere.map(({ position }) => describePosition(position)).join('; ')}
    >
      {words}
      {ends.map(({ position, number }) => (
        <a
          key={position.id}
          className="ref"
          href={`#position-${position.id}`}
          aria-label={`Position ${number}: ${describePosition(position)}`}
        >
          {number}
        </a>
      ))}
    </mark>
  )
}

/** The words of a piece, marked where they were searched for; the place that the search leads to has a name. */
function HitWords({ piece, chosenHit }: Omit<PieceProps, 'numbered'>) {
  const words = <span data-start={piece.start}>{piece.text}</span>
  if (!piece.marks.some((id) => id.startsWith('hit-'))) return words
  return (
    <mark className="hit" id={piece.start === chosenHit?.start ? 'hit' : undefined}>
      {words}
    </mark>
  )
}

function describePosition(position: MarkedPosition): string {
  return position.level === null
    ? findAbsenceRow(position.absence!).word
    : `${formatLevel(position)} (${formatSignedNumber(position.level)})`
}
