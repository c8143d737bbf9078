import { Link } from '@remix-run/react'
import { positionCardHref } from '#app/domain/position-href.ts'
import { hitHref } from '#app/domain/search/hit-href.ts'
import type { HitPassage, HitPiece } from '#app/domain/search/search-hits.ts'
import { MarkedWords } from '../search/marked-words.tsx'
import type { StemLanguage } from '#app/domain/search/stem-languages.ts'
import './found-passages.css'

type Props = {
  letterId: string
  typed: string
  forms?: StemLanguage
  passages: readonly HitPassage[]
  notes: readonly { positionId: string; pieces: HitPiece[] }[]
}

/** Passages of one letter with what was looked for, each leading to its place, and what colleagues noted with it. */
export function FoundPassages({ letterId, typed, forms, passages, notes }: Props) {
  if (!passages.length && !notes.length) return null
  return (
    <ul className="found-passages small">
      {passages.map(({ start, pieces }) => (
        <li key={start}>
          <Link to={hitHref(letterId, typed, start, forms)}>
            <MarkedWords pieces={pieces} />
          </Link>
        </li>
      ))}
      {notes.map(({ positionId, pieces }) => (
        <li key={positionId}>
          <span className="tag">note</span>{' '}
          <Link to={positionCardHref({ letterId, positionId })}>
            <MarkedWords pieces={pieces} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
