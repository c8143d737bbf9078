import { pluralise } from '#app/domain/text/words.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import { packTimeline } from '#app/charts/model/packed-facet.ts'
import type { EvidenceReference } from '#app/charts/model/chart-rows.ts'
import { memoizeNewest } from '#app/domain/memoize.ts'
import { formatDay } from '#app/domain/days.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { findSelectedQuote } from '#app/features/analysis/selected-quote.ts'
import { buildTimelineView } from '#app/features/analysis/timeline-view.ts'
import { findActorMarks } from '#app/features/actors/actor-marks.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { noteChartSeen } from '#app/features/beginnings/first-chart.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import {
  readSelection,
  timelineMonths,
  toSelectionQuery,
  toSummaryQuery,
} from '#app/features/analysis/selection.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import { ChartKey } from '#app/charts/chart-key.tsx'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import { PinChips } from '#app/ui/pins/pin-chips.tsx'
import { SelectedEvidence } from '#app/ui/timeline/selected-evidence.tsx'
import { SelectionFilters } from '#app/ui/selection-filters.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Timeline · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const inDossier = await requireDossier(context, slug)
  const { masked: visible, dossier } = inDossier
  const params = new URL(request.url).searchParams
  const { selection, evidenceOf } = await readSelection(visible, dossier, params, {
    months: timelineMonths,
  })
  const drawn = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
  await noteChartSeen(
    inDossier,
    drawn.facets.some(({ quotes }) => quotes > 0),
  )
  return {
    view: selection,
    pins: await loadPins(visible, dossier),
    drawn: packTimeline(drawn),
    actorMarks: await findActorMarks(visible, selection.dossier.id, selection.actors),
    query: toSelectionQuery(selection),
    summaryQuery: toSummaryQuery(selection),
    selected: await findSelectedQuote(visible, selection, evidenceOf, drawn, {
      positionId: params.get('at'),
      actorId: params.get('of'),
    }),
  }
}

/**
 * Where a dot leads: the same page with its quote chosen. Only what was asked for stands in the
 * address, as every dot carries it. For the same address it is the same function, so that the
 * charts that were drawn with it are kept.
 */
const createSelectHref = memoizeNewest(50, String, (address: string) => {
  return ({ positionId, actorId }: Pick<EvidenceReference, 'positionId' | 'actorId'>) =>
    `${address}at=${positionId}&of=${actorId}`
})

function writeKeptParams(params: URLSearchParams): string {
  return String(new URLSearchParams([...params].filter(([name]) => name !== 'at' && name !== 'of')))
}

export default function TimelineScreen() {
  const inDossier = useDossierPath()
  const { view, pins, drawn, actorMarks, query, summaryQuery, selected } =
    useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const kept = writeKeptParams(params)
  const selectHref = createSelectHref(`${inDossier('stances')}?${kept ? `${kept}&` : ''}`)
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Timeline</h1>
          <div className="muted small">
            How each actor’s stated position moved. Every dot rests on quotes; choose it and read
            them. As of {formatDay(view.asOf)}
            {view.isToday
              ? ', today'
              : view.today === view.asOf
                ? ''
                : ', the newest letter; nothing since'}
            .
          </div>
        </div>
        <div className="row">
          <a
            className="button"
            href={withBasePath(`${inDossier('briefings.csv')}?${query}`)}
            download
          >
            CSV
          </a>
          <Link className="button primary" to={`${inDossier('briefings')}?${summaryQuery}`}>
            Stance summary
          </Link>
        </div>
      </div>
      <SelectionFilters action={inDossier('stances')} className="view-bar" {...view} />
      <PinChips pins={pins} />
      {view.actorNote && <p className="small muted">{view.actorNote}</p>}
      <div className="with-aside">
        <div>
          {drawn.facets.map((facet) => (
            <section
              key={facet.topic.id}
              className="card facet"
              aria-label={nameWithState(facet.topic)}
            >
              <div className="between">
                <h2>
                  <Link to={inDossier(`topics/${facet.topic.id}`)}>
                    {nameWithState(facet.topic)}
                  </Link>
                </h2>
                <span className="tiny muted">
                  {facet.series.length} {pluralise(facet.series.length, 'actor')} · {facet.quotes}{' '}
                  {pluralise(facet.quotes, 'quote')}
                </span>
              </div>
              <TimelineChart
                facet={facet}
                period={drawn.period}
                asOf={drawn.asOf}
                milestones={drawn.milestones}
                titles={drawn.titles}
                actorMarks={actorMarks}
                hrefOf={selectHref}
                selectedId={selected?.dot ?? null}
                onSelect={(dot) => navigate(selectHref(dot), { preventScrollReset: true })}
              />
            </section>
          ))}
          <ChartKey />
        </div>
        <SelectedEvidence
          selected={selected}
          hrefOf={(id, actorId) => selectHref({ positionId: id, actorId })}
        />
      </div>
    </div>
  )
}
