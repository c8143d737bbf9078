import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'

type Followed = { position: PositionWithLetter; who: string; paragraph: number | null }

const lostWords =
  'Their words do not stand in the corrected text, or not at one certain place. They will wait in a list and ' +
  'count nowhere until somebody places them.'

type Props = { held: readonly Followed[]; moved: readonly Followed[]; lost: readonly Followed[] }

/** What a corrected text does to the quotes of its letter, each of them listed: lost ones first, they need somebody. */
export function FateLists({ held, moved, lost }: Props) {
  return (
    <div className="fates">
      <FateList
        heading={`${formatQuantity(lost.length, 'quote')} lost`}
        says={lostWords}
        rows={lost}
        isOpen
      />
      <FateList
        heading={`${formatQuantity(moved.length, 'quote')} moved`}
        says="The same words stand once, at another place of the text."
        rows={moved}
        isOpen
      />
      <FateList
        heading={`${formatQuantity(held.length, 'quote')} held`}
        says="The same words stand where the difference leads to."
        rows={held}
        isOpen={false}
      />
    </div>
  )
}

function FateList({
  heading,
  says,
  rows,
  isOpen,
}: {
  heading: string
  says: string
  rows: readonly Followed[]
  isOpen: boolean
}) {
  if (!rows.length) return <p className="small muted">{heading}</p>
  return (
    <details open={isOpen}>
      <summary>
        <b>{heading}</b>
      </summary>
      <p className="small muted">{says}</p>
      <ul className="plain stack">
        {rows.map(({ position, who, paragraph }) => (
          <li key={position.id}>
            <PositionChip position={position} /> <span className="small">{who}</span>
            <blockquote className="small">
              {position.quote.exact}
              <ParagraphMove before={position.paragraph} after={paragraph} />
            </blockquote>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ParagraphMove({ before, after }: { before: number | null; after: number | null }) {
  if (before === after || after === null) return null
  return (
    <span className="tiny muted">
      {' '}
      · {before === null ? '' : `¶ ${before} → `}¶ {after}
    </span>
  )
}
