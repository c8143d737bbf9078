import { formatQuantity } from '#app/domain/text/words.ts'
import serifLatinExtended from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { prepareBriefing } from '#app/features/briefings/prepare-briefing.ts'
import { noteChartSeen } from '#app/features/beginnings/first-chart.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { describeSelection } from '#app/features/analysis/shown-selection.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { readSelection, toSummaryQuery } from '#app/features/analysis/selection.ts'
import { BriefingSheet } from '#app/ui/briefing/briefing-sheet.tsx'
import { sideLanguages } from '#app/domain/topic-sides.ts'
import { SelectField } from '#app/ui/fields.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { KeptParams } from '#app/ui/stances/kept-params.tsx'
import { SelectionWords } from '#app/ui/stances/selection-words.tsx'
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
    view: describeSelection(selection),
    language: selection.language,
    actorCount: selection.actors.length,
    actorNote: selection.actorNote,
    lead: made.lead,
    slug: dossier.slug,
    briefing: made.briefing,
    // The order is that of the first topic; on the others it is none that could be named.
    strips: made.strips && { ...made.strips, sortedBy: undefined },
    pins: await loadPins(visible, dossier),
    query: toSummaryQuery(selection),
  }
}

export default function BriefingScreen() {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const { view, language, actorCount, actorNote, query } = useLoaderData<typeof loader>()
  const { lead, slug, briefing, strips, pins } = useLoaderData<typeof loader>()
  const { passages, letters, asOfText } = briefing
  return (
    <div className="page">
      <div className="briefing">
        <aside className="no-print">
          <h1>Stance summary</h1>
          <p className="muted small">
            Choose what it covers; the sheet shows it as it will be written.
          </p>
          <SelectionWords
            selection={view}
            actorCount={actorCount}
            action={inDossier('briefings')}
            params={params}
            hrefWith={useAddress(inDossier('briefings'))}
            axis={view.period}
          />
          {actorNote && <p className="small muted block">{actorNote}</p>}
          <Form action={inDossier('briefings')} key={language}>
            <KeptParams params={params} without={['language']} />
            <SelectField
              label="Language of the first sentence"
              name="language"
              defaultValue={language}
              options={sideLanguages.map(({ language: code, name }) => [code, name] as const)}
              error={view.errors.language}
              hint="Only this sentence; the rest of the summary is in English."
            />
            <p className="field">
              <button className="button" type="submit">
                Show in it
              </button>
            </p>
          </Form>
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
        <BriefingSheet lead={lead} slug={slug} briefing={briefing} strips={strips} pins={pins} />
      </div>
    </div>
  )
}
