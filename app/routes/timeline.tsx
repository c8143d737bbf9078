import { pluralise } from '#app/domain/text/words.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import { findRoleAndOrganisationsOn, formatOrganisationPath } from '#app/domain/actors.ts'
import { listActorIds } from '#app/charts/model/chart-model.ts'
import { makeDotId, type EvidenceReference } from '#app/charts/model/chart-rows.ts'
import { formatDay } from '#app/domain/days.ts'
import {
  collectEvidenceLists,
  type AttributedPosition,
  type EvidenceLookup,
} from '#app/domain/attributed-positions.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { findPointFor, type Timeline } from '#app/domain/timeline.ts'
import { buildTimelineView, findActorNames } from '#app/features/analysis/timeline-view.ts'
import { requirePermission } from '#app/auth/guard.ts'
import {
  readSelection,
  toSelectionQuery,
  type AnalysisSelection,
} from '#app/features/analysis/selection.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import { ChartKey } from '#app/charts/chart-key.tsx'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import { QuoteDetail } from '#app/ui/quote-card.tsx'
import { SelectionFilters } from '#app/ui/selection-filters.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Timeline · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const { selection, evidenceOf } = await readSelection(visible, params)
  const drawn = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
  return {
    view: selection,
    drawn,
    order: listActorIds(drawn.facets),
    query: toSelectionQuery(selection),
    selected: await findSelectedQuote(
      visible,
      selection,
      drawn,
      evidenceOf,
      params.get('at'),
      params.get('of'),
    ),
  }
}

/** The quote that was clicked, or the newest one shown, with its neighbours of the same actor and topic. */
async function findSelectedQuote(
  visible: VisibleStore,
  selection: AnalysisSelection,
  drawn: Timeline,
  evidenceOf: EvidenceLookup,
  positionParam: string | null,
  actorParam: string | null,
) {
  const all = collectEvidenceLists(evidenceOf, selection.actors, selection.topics)
  const requested =
    findPosition(all, positionParam, actorParam) ?? findPosition(all, positionParam, null)
  const isShown = createShownFilter(selection)
  const chosen =
    requested && isShown(requested)
      ? requested
      : findNewest(all.flatMap((list) => list.findLast(isShown) ?? []))
  const [position] = chosen ? await visible.positions.byIds([chosen.id]) : []
  if (!chosen || !position) return null
  const { actorId, topicId, letterId } = chosen
  const neighbours = evidenceOf(actorId, topicId).filter(isShown)
  const index = neighbours.findIndex(({ id }) => id === chosen.id)
  const point = findPointFor(drawn, chosen)
  const belonging = await visible.actors.organisationsOf(position.holderIds)
  const names = await findActorNames(visible, position.holderIds)
  const affiliation = findRoleAndOrganisationsOn(
    belonging.affiliations,
    belonging.names,
    position.holderIds[0]!,
    position.lastDay,
  )
  const behalf = (await visible.letters.partyNames([letterId])).get(letterId)?.onBehalfOf ?? []
  const as = [
    [affiliation.role, formatOrganisationPath(affiliation)].filter(Boolean).join(', '),
    behalf.length ? `on behalf of ${behalf.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return {
    position,
    as,
    actorId,
    index,
    count: neighbours.length,
    who: position.holderIds.map((id) => names.get(id)).join(', '),
    topic: selection.allTopics.find(({ id }) => id === topicId)?.name,
    before: neighbours[index - 1]?.id ?? null,
    after: neighbours[index + 1]?.id ?? null,
    dot: point && makeDotId(point),
  }
}

/** Whether a position is drawn or stands before the period: whether it counts with a level. */
function createShownFilter({ asOf, period }: AnalysisSelection) {
  const to = asOf < period.to ? asOf : period.to
  return ({ lastDay, reported, level }: AttributedPosition) =>
    lastDay <= to && !reported && level !== null
}

function findPosition(
  positionLists: readonly (readonly AttributedPosition[])[],
  id: string | null,
  actorId: string | null,
): AttributedPosition | undefined {
  if (id === null) return undefined
  for (const list of positionLists)
    if (actorId === null || list[0]?.actorId === actorId)
      for (const row of list) if (row.id === id) return row
  return undefined
}

function findNewest(rows: readonly AttributedPosition[]): AttributedPosition | undefined {
  return [...rows].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)).at(-1)
}

/**
 * Where a dot leads: the same page with its quote chosen. Only what was asked for stands in the
 * address, as every dot carries it.
 */
function createSelectHref(params: URLSearchParams) {
  const keptParams = new URLSearchParams(
    [...params].filter(([name]) => name !== 'at' && name !== 'of'),
  )
  const prefix = keptParams.size ? `${keptParams}&` : ''
  return ({ positionId, actorId }: Pick<EvidenceReference, 'positionId' | 'actorId'>) =>
    `/timeline?${prefix}at=${positionId}&of=${actorId}`
}

export default function TimelineScreen() {
  const { view, drawn, order, query, selected } = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const selectHref = createSelectHref(params)
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Timeline</h1>
          <div className="muted small">
            How each actor’s stated position moved. Every dot rests on quotes; choose it and read
            them. As of {formatDay(view.asOf)}
            {view.isToday ? ', today' : ''}.
          </div>
        </div>
        <div className="row">
          <a className="button" href={withBasePath(`/briefing.csv?${query}`)} download>
            CSV
          </a>
          <Link className="button primary" to={`/briefing?${query}`}>
            Stance summary
          </Link>
        </div>
      </div>
      <SelectionFilters action="/timeline" className="view-bar" {...view} />
      <div className="with-aside">
        <div>
          {drawn.facets.map((facet) => (
            <section key={facet.topic.id} className="card facet" aria-label={facet.topic.name}>
              <div className="between">
                <h2>
                  <Link to={`/topics/${facet.topic.id}`}>{facet.topic.name}</Link>
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
                actorIds={order}
                hrefOf={selectHref}
                selectedId={selected?.dot ?? null}
                onSelect={(dot) => navigate(selectHref(dot), { preventScrollReset: true })}
              />
            </section>
          ))}
          <ChartKey />
        </div>
        <SelectedQuote hrefOf={(id, actorId) => selectHref({ positionId: id, actorId })} />
      </div>
    </div>
  )
}

function SelectedQuote({ hrefOf }: { hrefOf: (id: string, actorId: string) => string }) {
  const { selected } = useLoaderData<typeof loader>()
  if (!selected)
    return (
      <aside className="card empty">
        <p>No quote lies in this view. Choose other actors or a longer period.</p>
      </aside>
    )
  const { before, after, actorId } = selected
  return (
    <aside className="card evidence" aria-label="Selected evidence" id="evidence">
      <div className="between">
        <h2>Selected evidence</h2>
        <span className="tiny faint">
          {selected.index + 1} of {selected.count}
        </span>
      </div>
      <div className="gap-above" aria-live="polite">
        <QuoteDetail
          position={selected.position as PositionWithLetter}
          who={selected.who}
          as={selected.as}
          topic={selected.topic}
        />
      </div>
      <div className="between gap-above">
        {before ? (
          <Link className="button quiet" preventScrollReset to={hrefOf(before, actorId)}>
            ← Earlier
          </Link>
        ) : (
          <span />
        )}
        {after ? (
          <Link className="button quiet" preventScrollReset to={hrefOf(after, actorId)}>
            Later →
          </Link>
        ) : (
          <span />
        )}
      </div>
    </aside>
  )
}
