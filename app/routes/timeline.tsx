import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useNavigate, useSearchParams } from '@remix-run/react'
import { housesOn, sayHouses } from '#app/domain/actors.ts'
import { actorsOf } from '#app/domain/chart/model.ts'
import { dotId, type Cited } from '#app/domain/chart/points.ts'
import { sayDay } from '#app/domain/days.ts'
import { lists, type Counting, type Said } from '#app/domain/evidence.ts'
import type { Stated } from '#app/domain/positions.ts'
import { pointOf, type Timeline } from '#app/domain/timeline.ts'
import { drawnFor, namesOf } from '#app/http/evidence.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed } from '#app/http/rights.ts'
import { viewOf, viewQuery, type View } from '#app/http/view.ts'
import type { Reading } from '#app/store.server.ts'
import { belowBase } from '#app/ui/base-path.ts'
import { ChartKey } from '#app/ui/charts/chart-key.tsx'
import { TimelineChart } from '#app/ui/charts/timeline-chart.tsx'
import { QuoteInFull } from '#app/ui/quote-card.tsx'
import { ViewFilters } from '#app/ui/view-filters.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Timeline · Stanceline' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const store = await readingFor(await allowed(request, 'read'))
  const params = new URL(request.url).searchParams
  const { view, said } = await viewOf(store, params)
  const drawn = await drawnFor(store, said, view.milestones, view)
  return {
    view,
    drawn,
    order: actorsOf(drawn.facets),
    query: viewQuery(view),
    selected: await selection(store, view, drawn, said, params.get('at'), params.get('of')),
  }
}

/** The quote that was clicked, or the newest one shown, with its neighbours of the same actor and topic. */
async function selection(
  store: Reading,
  view: View,
  drawn: Timeline,
  said: Said,
  at: string | null,
  of: string | null,
) {
  const all = lists(said, view.actors, view.topics)
  const asked = placeOf(all, at, of) ?? placeOf(all, at, null)
  const isShown = showing(view)
  const chosen =
    asked && isShown(asked) ? asked : newestOf(all.flatMap((list) => list.findLast(isShown) ?? []))
  const [position] = chosen ? await store.positions.byIds([chosen.id]) : []
  if (!chosen || !position) return null
  const { actorId, topicId, letterId } = chosen
  const around = said(actorId, topicId).filter(isShown)
  const index = around.findIndex(({ id }) => id === chosen.id)
  const point = pointOf(drawn, chosen)
  const belonging = await store.actors.belonging(position.holderIds)
  const names = await namesOf(store, position.holderIds)
  const belongs = housesOn(
    belonging.affiliations,
    belonging.names,
    position.holderIds[0]!,
    position.lastDay,
  )
  const behalf = (await store.letters.partyNames([letterId])).get(letterId)?.onBehalfOf ?? []
  const as = [
    [belongs.role, sayHouses(belongs)].filter(Boolean).join(', '),
    behalf.length ? `on behalf of ${behalf.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return {
    position,
    as,
    actorId,
    index,
    count: around.length,
    who: position.holderIds.map((id) => names.get(id)).join(', '),
    topic: view.allTopics.find(({ id }) => id === topicId)?.name,
    before: around[index - 1]?.id ?? null,
    after: around[index + 1]?.id ?? null,
    dot: point && dotId(point),
  }
}

/** Whether a position is drawn or stands before the period: whether it counts with a level. */
function showing({ asOf, period }: View) {
  const to = asOf < period.to ? asOf : period.to
  return ({ lastDay, reported, level }: Counting) => lastDay <= to && !reported && level !== null
}

function placeOf(
  all: readonly (readonly Counting[])[],
  id: string | null,
  actorId: string | null,
): Counting | undefined {
  if (id === null) return undefined
  for (const list of all)
    if (actorId === null || list[0]?.actorId === actorId)
      for (const row of list) if (row.id === id) return row
  return undefined
}

function newestOf(rows: readonly Counting[]): Counting | undefined {
  return [...rows].sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1)).at(-1)
}

/** Where a dot leads: the same page with its quote chosen. Only what was asked for stands in the address, as every dot carries it. */
function selectingIn(asked: URLSearchParams) {
  const kept = new URLSearchParams([...asked].filter(([name]) => name !== 'at' && name !== 'of'))
  const before = kept.size ? `${kept}&` : ''
  return ({ positionId, actorId }: Pick<Cited, 'positionId' | 'actorId'>) =>
    `/timeline?${before}at=${positionId}&of=${actorId}`
}

export default function TimelineScreen() {
  const { view, drawn, order, query, selected } = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const [asked] = useSearchParams()
  const selecting = selectingIn(asked)
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Timeline</h1>
          <div className="muted small">
            How each actor’s stated position moved. Every dot rests on quotes; choose it and read
            them. As of {sayDay(view.asOf)}
            {view.isToday ? ', today' : ''}.
          </div>
        </div>
        <div className="row">
          <a className="button" href={belowBase(`/briefing.csv?${query}`)} download>
            CSV
          </a>
          <Link className="button primary" to={`/briefing?${query}`}>
            Stance summary
          </Link>
        </div>
      </div>
      <ViewFilters action="/timeline" className="view-bar" {...view} />
      <div className="with-aside">
        <div>
          {drawn.facets.map((facet) => (
            <section key={facet.topic.id} className="card facet" aria-label={facet.topic.name}>
              <div className="between">
                <h2>
                  <Link to={`/topics/${facet.topic.id}`}>{facet.topic.name}</Link>
                </h2>
                <span className="tiny muted">
                  {facet.series.length} {facet.series.length === 1 ? 'actor' : 'actors'} ·{' '}
                  {facet.quotes} {facet.quotes === 1 ? 'quote' : 'quotes'}
                </span>
              </div>
              <TimelineChart
                facet={facet}
                period={drawn.period}
                asOf={drawn.asOf}
                milestones={drawn.milestones}
                titles={drawn.titles}
                actorIds={order}
                hrefOf={selecting}
                selectedId={selected?.dot ?? null}
                onSelect={(dot) => navigate(selecting(dot), { preventScrollReset: true })}
              />
            </section>
          ))}
          <ChartKey />
        </div>
        <Selected hrefOf={(id, actorId) => selecting({ positionId: id, actorId })} />
      </div>
    </div>
  )
}

function Selected({ hrefOf }: { hrefOf: (id: string, actorId: string) => string }) {
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
        <QuoteInFull
          position={selected.position as Stated}
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
