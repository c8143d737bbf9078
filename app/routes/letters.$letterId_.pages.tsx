import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { loadOriginalScreen } from '#app/features/letters/original-pages.ts'
import { readPageSpan } from '#app/http/page-span.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'
import { MarkedPage } from '#app/ui/letters/marked-page.tsx'
import { originalPageHref, originalPagePath } from '#app/ui/letters/original-page.ts'
import { withBasePath } from '#app/ui/base-path.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Page ${data?.page ?? ''} of the original · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user } = requirePermission(context, 'see contact details')
  await enforceRateLimit('pages of originals', user.id)
  const asked = new URL(request.url).searchParams
  const written = asked.get('page') ?? ''
  const page = /^[1-9]\d{0,4}$/.test(written) ? Number(written) : null
  return loadOriginalScreen(context, params.letterId!, { page, marked: readPageSpan(asked) })
}

export default function OriginalPages() {
  const { letter, page, pages, marked, boxes, reason } = useLoaderData<typeof loader>()
  const letterPath = `/letters/${letter.id}`
  return (
    <div className="page original-screen">
      <Link className="small" to={letterPath} dir="auto">
        ← {letter.title}
      </Link>
      <h1>The original</h1>
      <nav className="row" aria-label="Pages of the original">
        {page > 1 && (
          <Link className="button" to={originalPagePath(letterPath, page - 1, marked)}>
            Page before
          </Link>
        )}
        <span>
          Page {page}
          {pages !== null && ` of ${pages}`}
        </span>
        {(pages === null || page < pages) && (
          <Link className="button" to={originalPagePath(letterPath, page + 1, marked)}>
            Next page
          </Link>
        )}
        <a className="button quiet" href={withBasePath(`${letterPath}/original`)} download>
          Download the original
        </a>
      </nav>
      {marked && !reason && (
        <p className="small muted">
          {boxes.length
            ? 'The words of the quote are marked.'
            : 'Where the words of the quote stand on this page is not known for certain, so nothing is marked.'}
        </p>
      )}
      {reason ? (
        <p className="notice">{reason}</p>
      ) : (
        <MarkedPage
          src={withBasePath(originalPageHref(letterPath, page))}
          alt={`Page ${page} of the original; its words are the text of the letter`}
          boxes={boxes}
        />
      )}
    </div>
  )
}
