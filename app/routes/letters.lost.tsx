import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { loadLostPlaces } from '#app/features/letters/text-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { LostList } from '#app/ui/letters/lost-list.tsx'
import { Pager } from '#app/ui/pager.tsx'

export const meta: MetaFunction = () => [{ title: 'Lost their place · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  return loadLostPlaces(context, readPageParam(new URL(request.url).searchParams))
}

export default function LostPlaces() {
  const { rows, total, page, pages } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to="/letters">
        ← Letters
      </Link>
      <h1>Lost their place</h1>
      <p className="muted small">
        {total > 0
          ? `${formatQuantity(total, 'quote')} without a certain place in the corrected text of a letter: they count nowhere until somebody places them.`
          : 'Quotes that have no certain place in the corrected text of their letter wait here.'}
      </p>
      {total ? (
        <LostList rows={rows} />
      ) : (
        <p className="card empty">Every quote stands at its place.</p>
      )}
      <Pager page={page} pages={pages} />
    </div>
  )
}
