import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { LetterPage } from '#app/domain/letters.ts'
import { findPageAt } from '#app/domain/text/letter-pages.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { withBasePath } from '../base-path.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { originalPageHref, originalPagePath } from '../letters/original-page.ts'
import '../letters/original-pages.css'

/** How long a passage is at rest before its place is drawn, in milliseconds. */
const restBeforeDrawing = 400

/** Whether the original is shown beside the text: by its key, or its button. */
export function useOriginal(isHeld: boolean): [isOpen: boolean, toggle: () => void] {
  const [isOpen, setOpen] = useState(false)
  const toggle = () => setOpen((before) => !before)
  useKeys({ 'original page': toggle }, { isEnabled: isHeld })
  return [isHeld && isOpen, toggle]
}

/** The button that opens and closes the original beside the text. */
export function OriginalButton({ isOpen, toggle }: { isOpen: boolean; toggle: () => void }) {
  return (
    <button className="button quiet" type="button" aria-pressed={isOpen} onClick={toggle}>
      Original <KeyCap id="original page" />
    </button>
  )
}

type Props = {
  letterPath: string
  pages: readonly LetterPage[]
  /** Where the cursor is: its page is shown. */
  cursor: Span | null
  /** The passage that is marked on its page. */
  quote: Span | null
}

/** The page of the original on which the cursor stands, with the passage marked; one steps through the others too. */
export function OriginalPane({ letterPath, pages, cursor, quote }: Props) {
  const at = findPageAt(pages, (quote ?? cursor)?.start ?? 0) ?? 1
  const lastPage = pages.at(-1)?.number ?? null
  const [page, setPage] = useState(at)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => setPage(at), [at])
  const marked = useRested(quote)
  const src = withBasePath(originalPageHref(letterPath, page, marked))
  return (
    <section className="original-pane no-print" aria-label="The original">
      <div className="row">
        <button
          className="button quiet"
          type="button"
          disabled={page <= 1}
          onClick={() => setPage(page - 1)}
        >
          <span aria-hidden="true">←</span>
          <span className="out-of-sight">Page before</span>
        </button>
        <span className="small">
          Page {page}
          {lastPage !== null && ` of ${lastPage}`}
        </span>
        <button
          className="button quiet"
          type="button"
          disabled={lastPage !== null && page >= lastPage}
          onClick={() => setPage(page + 1)}
        >
          <span aria-hidden="true">→</span>
          <span className="out-of-sight">Next page</span>
        </button>
        <Link className="small" to={originalPagePath(letterPath, page, marked)}>
          On a page of its own
        </Link>
      </div>
      {failed === src ? (
        <p className="notice small">
          This page could not be shown.{' '}
          <Link to={originalPagePath(letterPath, page, null)}>Why</Link>
        </p>
      ) : (
        <img
          className="original-page"
          src={src}
          alt={`Page ${page} of the original; its words are the text beside it`}
          onError={() => setFailed(src)}
        />
      )}
    </section>
  )
}

/** The passage once it has not changed for a while: each new one is drawn anew. */
function useRested(quote: Span | null): Span | null {
  const [rested, setRested] = useState(quote)
  const [start, end] = [quote?.start, quote?.end]
  useEffect(() => {
    const timer = setTimeout(
      () => setRested(start === undefined ? null : { start, end: end! }),
      restBeforeDrawing,
    )
    return () => clearTimeout(timer)
  }, [start, end])
  return rested
}
