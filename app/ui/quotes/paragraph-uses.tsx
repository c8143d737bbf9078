import { Link } from '@remix-run/react'
import type { DifferencePiece } from '#app/domain/history/word-differences.ts'
import type { Position } from '#app/domain/positions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'
import { DifferenceWords } from '../difference-words.tsx'
import './paragraph-uses.css'

export type ShownParagraph = {
  /** Of the quote that stands for all. */
  id: string
  words: string
  /** How its uses are coded, where not all alike. */
  codings: string | null
  /** How many uses are not shown. */
  left: number
  uses: readonly {
    id: string
    who: string
    dated: string
    coded: Pick<Position, 'level' | 'absence' | 'conditional' | 'status'>
    cited: string
    href: string
    /** Null where the words are those of the use before. */
    changes: readonly DifferencePiece[] | null
  }[]
}

type Props = { paragraph: ShownParagraph; allHref: string }

/** Where else a quote stands in nearly the same words: each use with what of the one before it was changed. */
export function ParagraphUses({ paragraph: { words, codings, left, uses }, allHref }: Props) {
  return (
    <details className="paragraph-uses">
      <summary className="small">{[words, codings].filter(Boolean).join('; ')}</summary>
      <ol>
        {uses.map(({ id, who, dated, coded, cited, href, changes }, place) => (
          <li key={id}>
            <div className="small row">
              <b>{dated}</b> <span dir="auto">{who}</span> <PositionChip position={coded} />{' '}
              <Link className="tiny" to={href}>
                {cited} →
              </Link>
            </div>
            {changes ? (
              <blockquote dir="auto">
                <DifferenceWords pieces={changes} />
              </blockquote>
            ) : (
              <p className="tiny muted">The same words as in the one before.</p>
            )}
            {place === 0 && left > 0 && (
              <p className="tiny muted">
                {formatQuantity(left, 'use')} in between {left === 1 ? 'is' : 'are'} not shown here.
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="small">
        <Link to={allHref}>List each use by itself</Link>
      </p>
    </details>
  )
}
