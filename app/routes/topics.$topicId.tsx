import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorsOf } from '#app/domain/chart/model.ts'
import type { Cited } from '#app/domain/chart/points.ts'
import { sayDay } from '#app/domain/days.ts'
import { lists } from '#app/domain/evidence.ts'
import { extentOf } from '#app/domain/reckoned.ts'
import { fittingPeriod } from '#app/domain/timeline.ts'
import { anchorsInOrder } from '#app/domain/topics.ts'
import { may } from '#app/domain/users.ts'
import { pageAsked } from '#app/http/asked.ts'
import { currentDossier } from '#app/http/dossier.ts'
import { mergesShown } from '#app/http/merging.ts'
import { currentAsOf, drawnFor, namesOf, today } from '#app/http/evidence.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { standings } from '#app/http/standing.ts'
import { PositionChip } from '#app/ui/chip.tsx'
import { ChartKey } from '#app/ui/charts/chart-key.tsx'
import { TimelineChart } from '#app/ui/charts/timeline-chart.tsx'
import { MergedHere } from '#app/ui/merge-choice.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { QuoteCard } from '#app/ui/quote-card.tsx'
import { StanceCell } from '#app/ui/stance-cell.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.topic.name ?? 'Topic'} · Stanceline` },
]

const perPage = 20
/** As many lines as a chart can still be read with; the Timeline chooses others. */
const drawnActors = 10
/** The chart shows at most the last three years; older evidence is in the Timeline. */
const months = 36
/** The newest of what a number is made of; all of it is on the actor's profile and in the stance summary. */
const evidenceRows = 10

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'read')
  const store = await readingFor(user)
  const { dossier, topics } = await currentDossier(store)
  const standing = await store.topics.standing(params.topicId!)
  const topic = found(
    topics.find(({ id }) => id === standing),
    'topic',
  )
  if (topic.id !== params.topicId) throw redirect(`/topics/${topic.id}`)
  const page = pageAsked(new URL(request.url).searchParams)
  const { asOf } = await currentAsOf(store, today())
  const actors = await store.actors.byIds(
    await store.positions.recentHolders([topic.id], drawnActors),
  )
  const said = await store.evidence.of(actors.map(({ id }) => id))
  const milestones = await store.topics.milestones(dossier.id)
  const drawn = await drawnFor(store, said, milestones, {
    topics: [topic],
    actors,
    period: fittingPeriod(
      lists(said, actors, [topic]).flatMap(extentOf),
      milestones,
      today(),
      months,
    ),
    asOf,
  })
  const order = actorsOf(drawn.facets)
  const total = await store.positions.count({ topicIds: [topic.id] })
  const quotes = await store.positions.newest(
    { topicIds: [topic.id] },
    perPage,
    (page - 1) * perPage,
  )
  const names = await namesOf(
    store,
    quotes.flatMap(({ holderIds }) => holderIds),
  )
  return {
    merges: await mergesShown(store, 'topic', topic.id),
    mayMerge: may(user, 'merge actors and topics'),
    topic,
    drawn,
    order,
    asOf,
    total,
    page,
    pages: Math.max(1, Math.ceil(total / perPage)),
    rows: await standings(store, said, {
      actors: order.map((id) => actors.find((actor) => actor.id === id)!),
      topics: [topic],
      asOf,
      most: evidenceRows,
    }),
    quotes: quotes.map((position) => ({
      position,
      who: position.holderIds.map((id) => names.get(id)).join(', '),
    })),
  }
}

const hrefOf = ({ letterId, positionId }: Cited) => `/letters/${letterId}#position-${positionId}`

export default function TopicScreen() {
  const { topic, drawn, order, rows, asOf, total, page, pages, quotes, merges, mayMerge } =
    useLoaderData<typeof loader>()
  const [facet] = drawn.facets
  return (
    <div className="page">
      <Link className="small" to="/topics">
        ← Topics
      </Link>
      <div className="between">
        <h1>{topic.name}</h1>
        <div className="row">
          {mayMerge && (
            <Link className="button" to={`/topics/${topic.id}/merge`}>
              Merge into …
            </Link>
          )}
          <Link className="button" to={`/topics/${topic.id}/history`}>
            History
          </Link>
          <Link className="button" to={`/timeline?topic=${topic.id}`}>
            Timeline
          </Link>
          <Link className="button primary" to={`/briefing?topic=${topic.id}`}>
            Stance summary
          </Link>
        </div>
      </div>
      <blockquote>{topic.proposition}</blockquote>
      <div className="with-aside">
        <div className="stack">
          <section className="card" aria-labelledby="over-time">
            <div className="between">
              <h2 id="over-time">Over time</h2>
              <span className="tiny muted">
                {sayDay(drawn.period.from)} – {sayDay(drawn.period.to)} · {rows.length}{' '}
                {rows.length === 1 ? 'actor' : 'actors'} who spoke last · {total}{' '}
                {total === 1 ? 'quote' : 'quotes'} in all
              </span>
            </div>
            {facet && (
              <TimelineChart
                facet={facet}
                period={drawn.period}
                asOf={drawn.asOf}
                milestones={drawn.milestones}
                titles={drawn.titles}
                actorIds={order}
                hrefOf={hrefOf}
              />
            )}
            <ChartKey />
          </section>
          <section className="card" aria-labelledby="quotes">
            <div className="between">
              <h2 id="quotes">Every quote</h2>
              <span className="tiny muted">newest first</span>
            </div>
            {!quotes.length && (
              <p className="empty">
                Nobody is quoted on this topic yet. Open a letter, select the passage, and choose{' '}
                {topic.name}.
              </p>
            )}
            {quotes.map(({ position, who }) => (
              <QuoteCard key={position.id} position={position} who={who} />
            ))}
            <div className="block">
              <Pager page={page} pages={pages} />
            </div>
          </section>
        </div>
        <aside className="stack">
          <section className="card" aria-labelledby="stand">
            <h2 id="stand">Where they stand</h2>
            <div className="tiny muted">as of {sayDay(asOf)}</div>
            <table className="stands">
              <tbody>
                {rows.map(({ actor, cells }) => (
                  <tr key={actor.id}>
                    <td>
                      <Link to={`/actors/${actor.id}`}>{actor.name}</Link>
                    </td>
                    <td>
                      <StanceCell {...cells[0]!} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <section className="card" aria-labelledby="levels">
            <div className="between">
              <h2 id="levels">What the levels mean</h2>
              <span className="tiny muted">version {topic.version}</span>
            </div>
            <dl className="facts">
              {anchorsInOrder(topic.anchors).map(({ level, anchor }) => (
                <div key={level}>
                  <dt>
                    <PositionChip
                      position={{ level, absence: null, conditional: false, status: 'approved' }}
                    />
                  </dt>
                  <dd className="small">{anchor}</dd>
                </div>
              ))}
            </dl>
          </section>
          <MergedHere merges={merges} action={`/topics/${topic.id}/merge`} mayMerge={mayMerge} />
        </aside>
      </div>
    </div>
  )
}
