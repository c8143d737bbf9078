import { forwardRef, memo, useMemo, type RefObject } from 'react'
import type { Position } from '#app/domain/positions.ts'
import { splitIntoLayers } from '#app/domain/text/mark-layers.ts'
import { splitParagraphs, type Paragraph } from '#app/domain/text/paragraphs.ts'
import { findRedactions, type Span } from '#app/domain/text/quotes.ts'
import type { Segment } from '#app/domain/text/segments.ts'
import type { MarkedHits } from './hit-summary.tsx'
import { Lanes } from './lanes.tsx'
import { describeMarkLevel, findMarkClass, type CodedMark } from './mark-words.ts'
import { useLanes, type MarkLane } from './use-lanes.ts'

type Props = {
  text: string
  language: string | null
  positions: readonly (Omit<CodedMark, 'number' | 'topic' | 'topicNumber'> &
    Pick<Position, 'topicId'>)[]
  hits: MarkedHits | null
  topicNames: Record<string, string>
  /** The numbers of topics, as the keys have them, by their ids. */
  topicNumbers: ReadonlyMap<string, string>
  /** By the number of its mark, by what words were withheld. */
  withheldBy: Record<number, { short: string; says: string }>
}

/**
 * The letter as a page: numbered paragraphs; coded passages in their level's colour and numbered, each with a line of
 * its own where several lie over the same words, and a lane beside the text; blacked out words as bars. Each piece of
 * text says where it begins, so that a selection can be found in the letter.
 */
export const LetterArticle = memo(
  forwardRef<HTMLElement, Props>(function LetterArticle(props, article) {
    const { text, language, positions, hits, topicNames, topicNumbers, withheldBy } = props
    const blocks = useMemo(() => splitParagraphs(text), [text])
    const bars = useMemo(
      () => findRedactions(text).map((span, index) => ({ ...span, id: `redaction-${index}` })),
      [text],
    )
    const pieces = useMemo(
      () =>
        splitIntoLayers(text, blocks, [
          ...bars,
          ...positions.map(({ id, quote }) => ({ id, start: quote.start, end: quote.end })),
          ...(hits?.spans ?? []).map((span, index) => ({ ...span, id: `hit-${index}` })),
        ]),
      [text, blocks, bars, positions, hits],
    )
    const coded = useMemo(
      () =>
        new Map(
          positions.map((position, index) => [
            position.id,
            {
              ...position,
              number: index + 1,
              topic: topicNames[position.topicId] ?? 'Topic',
              topicNumber: topicNumbers.get(position.topicId) ?? '·',
            },
          ]),
        ),
      [positions, topicNames, topicNumbers],
    )
    const lanes = useLanes(article as RefObject<HTMLElement> | null, positions)
    return (
      <article
        ref={article}
        className={`letter-text${positions.length ? ' with-lanes' : ''}`}
        lang={language ?? undefined}
        tabIndex={0}
        aria-label="Text of the letter. Arrow down and up choose a sentence."
      >
        {blocks.map((block, index) => (
          <Block
            key={block.start}
            block={block}
            pieces={pieces[index]!}
            coded={coded}
            chosenHit={hits ? hits.spans[hits.chosen] : undefined}
            withheldBy={withheldBy}
            lanes={lanes.get(block.start)}
          />
        ))}
      </article>
    )
  }),
)

type CodedMarks = ReadonlyMap<string, CodedMark>

const Block = memo(function Block({
  block,
  pieces,
  lanes,
  ...rest
}: {
  block: Paragraph
  pieces: Segment[]
  coded: CodedMarks
  chosenHit: Span | undefined
  withheldBy: Props['withheldBy']
  lanes: readonly MarkLane[] | undefined
}) {
  const deepest = Math.max(
    0,
    ...pieces.map(({ marks }) => marks.filter((id) => rest.coded.has(id)).length),
  )
  const classes = [
    block.number === null && 'aside',
    deepest > 0 && 'with-marks',
    deepest > 1 && `deep-${Math.min(deepest, deepestLines)}`,
  ].filter(Boolean)
  return (
    <p
      dir="auto"
      data-block-start={block.start}
      data-block-end={block.end}
      className={classes.join(' ') || undefined}
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
      {lanes && <Lanes lanes={lanes} coded={rest.coded} />}
    </p>
  )
})

/** So many lines below one another have a place between two lines of the text. */
const deepestLines = 6

type PieceProps = {
  piece: Segment
  coded: CodedMarks
  chosenHit: Span | undefined
  withheldBy: Props['withheldBy']
}

function Piece({ piece, coded, chosenHit, withheldBy }: PieceProps) {
  const here = piece.marks.flatMap((id) => coded.get(id) ?? [])
  const says = here.map(describeMarkLevel).join('; ')
  const words = here.reduce(
    (inner, mark, depth) => (
      <CodedWords key={mark.id} {...{ mark, depth, piece, says }}>
        {inner}
      </CodedWords>
    ),
    <HitWords piece={piece} chosenHit={chosenHit} />,
  )
  const bar = piece.marks.find((id) => id.startsWith('redaction-'))
  return bar ? (
    <WithheldWords by={withheldBy[Number(bar.split('-')[1]) + 1]} words={piece.text}>
      {words}
    </WithheldWords>
  ) : (
    words
  )
}

type WithheldWordsProps = {
  by: { short: string; says: string } | undefined
  words: string
  children: JSX.Element
}

/** A bar; the exception that was invoked stands behind it and is no part of the text. What it prints is readable. */
function WithheldWords({ by, words, children }: WithheldWordsProps) {
  const isPrinted = /\d/.test(words)
  return (
    <span
      className={isPrinted ? 'redacted printed' : 'redacted'}
      title={`Blacked out before the letter was given out${by ? `: ${by.says}` : ''}`}
      data-exception={by && !isPrinted ? by.short : undefined}
    >
      {children}
    </span>
  )
}

type CodedWordsProps = {
  mark: CodedMark
  /** How many marks lie within it here. */
  depth: number
  piece: Segment
  says: string
  children: JSX.Element
}

/** Words under one mark; where its passage begins it has the name that addresses lead to, where it ends its number. */
function CodedWords({ mark, depth, piece, says, children }: CodedWordsProps) {
  return (
    <mark
      className={findMarkClass(mark, Math.min(depth, deepestLines - 1))}
      data-position={mark.id}
      title={says}
    >
      {mark.quote.start === piece.start ? (
        <span id={`passage-${mark.id}`} className="passage">
          {children}
        </span>
      ) : (
        children
      )}
      {mark.quote.end === piece.end && (
        <a
          className="ref"
          href={`#position-${mark.id}`}
          aria-label={`Position ${mark.number}: ${describeMarkLevel(mark)}`}
        >
          {mark.number}
        </a>
      )}
    </mark>
  )
}

/** The words of a piece, marked where they were searched for; the place that the search leads to has a name. */
function HitWords({ piece, chosenHit }: Pick<PieceProps, 'piece' | 'chosenHit'>) {
  const words = <span data-start={piece.start}>{piece.text}</span>
  if (!piece.marks.some((id) => id.startsWith('hit-'))) return words
  return (
    <mark className="hit" id={piece.start === chosenHit?.start ? 'hit' : undefined}>
      {words}
    </mark>
  )
}
