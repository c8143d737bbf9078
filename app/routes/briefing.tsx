import serifLatinExtended from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorsOf } from '#app/domain/chart/model.ts'
import { briefingOf } from '#app/http/briefings.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed } from '#app/http/rights.ts'
import { viewOf, viewQuery } from '#app/http/view.ts'
import { BriefingSheet } from '#app/ui/briefing-sheet.tsx'
import { ViewFilters } from '#app/ui/view-filters.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.made.briefing.title ?? 'Briefing'} · Stanceline` },
]

/** Names such as Boratyński in the sheet's type; coming late they would move the lines below. */
export const links: LinksFunction = () => [
  {
    rel: 'preload',
    href: serifLatinExtended,
    as: 'font',
    type: 'font/woff2',
    crossOrigin: 'anonymous',
  },
]

/** The newest passages of each actor and topic that the preview prints; the files print all. */
const passagesShown = 5

export async function loader({ request }: LoaderFunctionArgs) {
  const store = await readingFor(await allowed(request, 'export briefings'))
  const { view, said } = await viewOf(store, new URL(request.url).searchParams)
  const made = await briefingOf(store, view, said, passagesShown)
  return { view, made, order: actorsOf(made.timeline.facets), query: viewQuery(view) }
}

export default function BriefingScreen() {
  const { view, made, order, query } = useLoaderData<typeof loader>()
  const { passages, letters, asOfSaid } = made.briefing
  return (
    <div className="page">
      <div className="briefing">
        <aside className="no-print">
          <h1>Stance summary</h1>
          <p className="muted small">
            Choose what it covers; the sheet shows it as it will be written.
          </p>
          <ViewFilters action="/briefing" className="fields" {...view} />
          <div className="row block">
            <Link reloadDocument className="button primary" to={`/briefing.docx?${query}`} download>
              Download Word
            </Link>
            <Link reloadDocument className="button" to={`/briefing.csv?${query}`} download>
              CSV
            </Link>
            <Link reloadDocument className="button" to={`/briefing.md?${query}`} download>
              Markdown
            </Link>
          </div>
          <p className="small muted block">
            {passages.toLocaleString('en')} {passages === 1 ? 'passage' : 'passages'},{' '}
            {letters.toLocaleString('en')} {letters === 1 ? 'letter' : 'letters'}, as of {asOfSaid}.
          </p>
        </aside>
        <BriefingSheet briefing={made.briefing} drawn={made.timeline} order={order} />
      </div>
    </div>
  )
}
