import { formatQuantity } from '#app/domain/text/words.ts'
import serifLatinExtended from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { packTimeline } from '#app/charts/model/packed-facet.ts'
import { prepareBriefing } from '#app/features/briefings/prepare-briefing.ts'
import { noteChartSeen } from '#app/features/beginnings/first-chart.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { readSelection, toSummaryQuery } from '#app/features/analysis/selection.ts'
import { BriefingSheet } from '#app/ui/briefing/briefing-sheet.tsx'
import { sideLanguages } from '#app/domain/topic-sides.ts'
import { SelectField } from '#app/ui/fields.tsx'
import { SelectionFilters } from '#app/ui/selection-filters.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.briefing.title ?? 'Briefing'} · Stanceline` },
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

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const inDossier = await requireDossier(context, params.slug, 'export briefings')
  const { masked: visible, dossier } = inDossier
  const { selection, evidenceOf } = await readSelection(
    visible,
    dossier,
    new URL(request.url).searchParams,
  )
  const made = await prepareBriefing(visible, selection, evidenceOf, passagesShown)
  await noteChartSeen(inDossier, made.briefing.passages > 0)
  return {
    view: selection,
    lead: made.lead,
    slug: dossier.slug,
    briefing: made.briefing,
    timeline: packTimeline(made.timeline),
    actorMarks: made.actorMarks,
    query: toSummaryQuery(selection),
  }
}

export default function BriefingScreen() {
  const inDossier = useDossierPath()
  const { view, lead, slug, briefing, timeline, actorMarks, query } = useLoaderData<typeof loader>()
  const { passages, letters, asOfText } = briefing
  return (
    <div className="page">
      <div className="briefing">
        <aside className="no-print">
          <h1>Stance summary</h1>
          <p className="muted small">
            Choose what it covers; the sheet shows it as it will be written.
          </p>
          <SelectionFilters action={inDossier('briefings')} className="fields" {...view}>
            <SelectField
              label="Language of the first sentence"
              name="language"
              defaultValue={view.language}
              options={sideLanguages.map(({ language, name }) => [language, name] as const)}
              error={view.errors.language}
              hint="Only this sentence; the rest of the summary is in English."
            />
            <p className="field">
              <button className="button" type="submit">
                Show
              </button>
            </p>
          </SelectionFilters>
          {view.actorNote && <p className="small muted block">{view.actorNote}</p>}
          <div className="row block">
            <Link
              reloadDocument
              className="button primary"
              to={`${inDossier('briefings.docx')}?${query}`}
              download
            >
              Download Word
            </Link>
            <Link
              reloadDocument
              className="button"
              to={`${inDossier('briefings.csv')}?${query}`}
              download
            >
              CSV
            </Link>
            <Link
              reloadDocument
              className="button"
              to={`${inDossier('briefings.md')}?${query}`}
              download
            >
              Markdown
            </Link>
          </div>
          <p className="small muted block">
            {formatQuantity(passages, 'passage')}, {formatQuantity(letters, 'letter')}, as of{' '}
            {asOfText}.
          </p>
        </aside>
        <BriefingSheet
          lead={lead}
          slug={slug}
          briefing={briefing}
          timeline={timeline}
          actorMarks={actorMarks}
        />
      </div>
    </div>
  )
}
