import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { LetterPage } from '#app/domain/letters.ts'
import { findPageAt } from '#app/domain/text/letter-pages.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { withBasePath } from '../base-path.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { MarkedPage, type MarkBox } from '../letters/marked-page.tsx'
import { originalMarksHref, originalPageHref, originalPagePath } from '../letters/original-page.ts'

/** How long a passage is at rest before it is asked where it stands, in milliseconds. */
const restBeforeMarking = 200

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
  const boxes = useMarks(letterPath, page, quote)
  const src = withBasePath(originalPageHref(letterPath, page))
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
        <Link className="small" to={originalPagePath(letterPath, page, quote)}>
          On a page of its own
        </Link>
      </div>
      {failed === src ? (
        <p className="notice small">
          This page could not be shown.{' '}
          <Link to={originalPagePath(letterPath, page, null)}>Why</Link>
        </p>
      ) : (
        <MarkedPage
          src={src}
          alt={`Page ${page} of the original; its words are the text beside it`}
          boxes={boxes}
          onError={() => setFailed(src)}
        />
      )}
    </section>
  )
}

/** Where the passage stands on the page, once it has not changed for a while; nowhere until that is known. */
function useMarks(letterPath: string, page: number, quote: Span | null): readonly MarkBox[] {
  const [found, setFound] = useState<{ href: string; boxes: MarkBox[] } | null>(null)
  const href = quote && withBasePath(originalMarksHref(letterPath, page, quote))
  useEffect(() => {
    if (!href) return
    const stopping = new AbortController()
    const timer = setTimeout(() => {
      void fetchBoxes(href, stopping.signal).then(
        (boxes) => setFound({ href, boxes }),
        () => {},
      )
    }, restBeforeMarking)
    return () => {
      clearTimeout(timer)
      stopping.abort()
    }
  }, [href])
  return found !== null && found.href === href ? found.boxes : []
}

async function fetchBoxes(href: string, signal: AbortSignal): Promise<MarkBox[]> {
  const answer = await fetch(href, { signal })
  return answer.ok ? ((await answer.json()) as { boxes: MarkBox[] }).boxes : []
}
