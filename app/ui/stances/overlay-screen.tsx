import { Link, useNavigate, useSearchParams } from '@remix-run/react'
import type { PackedFacet } from '#app/charts/model/packed-facet.ts'
import { ChartKey } from '#app/charts/chart-key.tsx'
import type { EvidenceReference } from '#app/charts/model/chart-rows.ts'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import { memoizeNewest } from '#app/domain/memoize.ts'
import { pluralise } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { Timeline } from '#app/domain/timeline.ts'
import type { StanceViewName } from '#app/domain/strips/stance-views.ts'
import { SelectedEvidence, type SelectedQuote } from '../timeline/selected-evidence.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { useAddress } from './address.ts'
import { SelectionWords } from './selection-words.tsx'
import type { ShownSelection } from './shown-selection.ts'
import { ViewLinks } from './view-links.tsx'
import './strips.css'

type OverlayData = {
  view: StanceViewName
  selection: ShownSelection
  actorCount: number
  actorNote: string | null
  drawn: Omit<Timeline, 'facets'> & { facets: PackedFacet[]; titles: Record<string, string> }
  actorMarks: Readonly<Record<string, number>>
  selected: (SelectedQuote & { dot: string | null }) | null
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

/** A few actors as lines in one chart a topic, for those who want it. */
export function OverlayScreen({ data }: { data: OverlayData }) {
  const inDossier = useDossierPath()
  const { selection, drawn, actorMarks, selected } = data
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const kept = writeKeptParams(params)
  const selectHref = createSelectHref(`${inDossier('stances')}?${kept ? `${kept}&` : ''}`)
  return (
    <>
      <SelectionWords
        selection={selection}
        actorCount={data.actorCount}
        action={inDossier('stances')}
        params={params}
        hrefWith={useAddress(inDossier('stances'))}
        axis={selection.period}
      />
      <div className="strip-choices">
        <ViewLinks view={data.view} />
      </div>
      {data.actorNote && <p className="small muted">{data.actorNote}</p>}
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
    </>
  )
}
