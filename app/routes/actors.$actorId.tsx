import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { actorsOf } from '#app/domain/chart/model.ts'
import type { Cited } from '#app/domain/chart/points.ts'
import { sayDated, sayDay, type Day } from '#app/domain/days.ts'
import { partyWords, sayReference } from '#app/domain/letters.ts'
import { capitalised } from '#app/domain/level.ts'
import { extentOf, shiftsOf } from '#app/domain/reckoned.ts'
import { fittingPeriod } from '#app/domain/timeline.ts'
import { may } from '#app/domain/users.ts'
import { lists } from '#app/domain/evidence.ts'
import { currentDossier } from '#app/http/dossier.ts'
import { mergesShown } from '#app/http/merging.ts'
import { currentAsOf, drawnFor, namesOf, today } from '#app/http/evidence.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { standings } from '#app/http/standing.ts'
import { AudienceTag } from '#app/ui/audience-fields.tsx'
import { ChartKey } from '#app/ui/charts/chart-key.tsx'
import { TimelineChart } from '#app/ui/charts/timeline-chart.tsx'
import { EvidenceTable } from '#app/ui/evidence-table.tsx'
import { StanceChip } from '#app/ui/chip.tsx'
import { MergedHere } from '#app/ui/merge-choice.tsx'
import { QuoteCard } from '#app/ui/quote-card.tsx'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.actor.name ?? 'Actor'} · Stanceline` },
]

/** The charts of a profile show at most the last five years; the Timeline shows any. */
const months = 60
/** Quotes of a topic shown on the profile; the rest are in the timeline and in the briefing. */
const quotesShown = 12
/** The newest of what a number is made of; the briefing has all. */
const evidenceRows = 40

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'read')
  const store = await readingFor(user)
  const actor = found(await store.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}`)
  const { dossier, topics } = await currentDossier(store)
  const { asOf } = await currentAsOf(store, today())
  const said = await store.evidence.of([actor.id])
  const milestones = await store.topics.milestones(dossier.id)
  const drawn = await drawnFor(store, said, milestones, {
    topics,
    actors: [actor],
    period: fittingPeriod(
      lists(said, [actor], topics).flatMap(extentOf),
      milestones,
      today(),
      months,
    ),
    asOf,
  })
  const [standing] = await standings(store, said, {
    actors: [actor],
    topics,
    asOf,
    most: evidenceRows,
  })
  const quotes = await store.positions.byIds(
    topics.flatMap(({ id }) =>
      said(actor.id, id)
        .slice(-quotesShown)
        .map((row) => row.id),
    ),
  )
  const names = await namesOf(
    store,
    quotes.flatMap(({ holderIds }) => holderIds),
  )
  return {
    actor,
    drawn,
    asOf,
    order: actorsOf(drawn.facets),
    house: standing!.house,
    parts: topics.map((topic, index) => ({
      topic: { id: topic.id, name: topic.name, proposition: topic.proposition },
      cell: standing!.cells[index]!,
      shifts: shiftsOf(said(actor.id, topic.id), asOf).map(({ kind, day, before, after }) => ({
        kind,
        day,
        from: before.mean,
        to: after.mean,
      })),
      quotes: quotes
        .filter(({ topicId }) => topicId === topic.id)
        .reverse()
        .map((position) => ({
          position,
          who: position.holderIds.map((id) => names.get(id)).join(', '),
        })),
      all: said(actor.id, topic.id).length,
    })),
    affiliations: await store.actors.affiliationsOf(actor.id, 200),
    letters: await store.letters.ofActor(actor.id, 30),
    merges: await mergesShown(store, 'actor', actor.id),
    mayMerge: may(user, 'merge actors and topics'),
  }
}

const hrefOf = ({ letterId, positionId }: Cited) => `/letters/${letterId}#position-${positionId}`

export default function Profile() {
  const { actor, house, drawn, order, parts, merges, mayMerge } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to="/actors">
        ← Actors
      </Link>
      <div className="profile-head">
        <div>
          <h1>{actor.name}</h1>
          <div className="muted small">
            {[
              capitalised(actor.kind),
              house,
              actor.aliases.length ? `also ${actor.aliases.join(', ')}` : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <ul className="chips">
            {parts.map(({ topic, cell }) => (
              <li key={topic.id}>
                <a className="small" href={`#topic-${topic.id}`}>
                  {topic.name}
                </a>{' '}
                <StanceChip found={cell.found} conditional={cell.conditional} />
              </li>
            ))}
          </ul>
        </div>
        <div className="row">
          {mayMerge && (
            <Link className="button" to={`/actors/${actor.id}/merge`}>
              Merge into …
            </Link>
          )}
          <Link className="button" to={`/actors/${actor.id}/history`}>
            History
          </Link>
          <Link className="button" to={`/timeline?actor=${actor.id}`}>
            Timeline
          </Link>
          <Link className="button primary" to={`/briefing?actor=${actor.id}`}>
            Stance summary
          </Link>
        </div>
      </div>
      <div className="with-aside">
        <div>
          {parts.map((part, index) => (
            <section
              key={part.topic.id}
              className="card facet"
              id={`topic-${part.topic.id}`}
              aria-labelledby={`head-${part.topic.id}`}
            >
              <div className="between">
                <h2 id={`head-${part.topic.id}`}>
                  <Link to={`/topics/${part.topic.id}`}>{part.topic.name}</Link>
                </h2>
                <StanceChip found={part.cell.found} conditional={part.cell.conditional} />
              </div>
              {drawn.facets[index]!.series.length > 0 && (
                <TimelineChart
                  facet={drawn.facets[index]!}
                  period={drawn.period}
                  asOf={drawn.asOf}
                  milestones={drawn.milestones}
                  titles={drawn.titles}
                  actorIds={order}
                  hrefOf={hrefOf}
                />
              )}
              <TopicPart part={part} />
            </section>
          ))}
          <ChartKey />
        </div>
        <aside className="stack">
          <Affiliations />
          <Letters />
          <MergedHere merges={merges} action={`/actors/${actor.id}/merge`} mayMerge={mayMerge} />
        </aside>
      </div>
    </div>
  )
}

type Part = Awaited<ReturnType<typeof loader>>['parts'][number]

function TopicPart({ part }: { part: Part }) {
  if (!part.all)
    return (
      <p className="empty small">
        No quote on this topic yet. When a letter says something, mark the passage and it stands
        here.
      </p>
    )
  return (
    <>
      {part.shifts.map(({ kind, day, from, to }) => (
        <p key={day} className="notice small">
          <b>{capitalised(kind)}</b> on {sayDay(day)}: mean {from.toFixed(2)} before,{' '}
          {to.toFixed(2)} after.
        </p>
      ))}
      <details>
        <summary className="small">How the number is made</summary>
        <EvidenceTable found={part.cell.found} />
      </details>
      <div className="block">
        {part.quotes.map(({ position, who }) => (
          <QuoteCard key={position.id} position={position} who={who} />
        ))}
      </div>
      {part.all > part.quotes.length && (
        <p className="small muted">
          The newest {part.quotes.length} of {part.all} quotes. All of them are in the stance
          summary.
        </p>
      )}
    </>
  )
}

function sayTime(first: Day | null, last: Day | null): string {
  if (first && last)
    return first === last ? `known for ${sayDay(first)}` : `${sayDay(first)} – ${sayDay(last)}`
  return first ? `since ${sayDay(first)}` : last ? `until ${sayDay(last)}` : 'dates not known'
}

function Affiliations() {
  const { affiliations } = useLoaderData<typeof loader>()
  return (
    <section className="card" aria-labelledby="affiliations">
      <h2 id="affiliations">Affiliations</h2>
      {!affiliations.length && (
        <p className="small muted">
          None known. Letters that print an organisation beside the name add one.
        </p>
      )}
      <ul className="plain">
        {affiliations.map(({ id, role, other, firstDay, lastDay }) => (
          <li key={id} className="gap-above small">
            {role && `${role}, `}
            <Link to={`/actors/${other.id}`}>{other.name}</Link>
            <div className="tiny muted">{sayTime(firstDay, lastDay)}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Letters() {
  const { actor, letters } = useLoaderData<typeof loader>()
  return (
    <section className="card" aria-labelledby="letters">
      <h2 id="letters">Letters sent and received</h2>
      {!letters.length && <p className="small muted">No letter names this actor directly.</p>}
      <ul className="plain">
        {letters.map(({ role, capacity, letter }) => (
          <li key={`${letter.id}${role}`} className="gap-above small">
            <span className="tag">{partyWords[role]}</span>{' '}
            <Link to={`/letters/${letter.id}`}>{letter.title}</Link>{' '}
            <AudienceTag visibility={letter.visibility} />
            <div className="tiny muted">
              {[sayDated(letter.dated), letter.reference ? sayReference(letter) : '', capacity]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
      {letters.length === 30 && (
        <p className="small">
          <Link to={`/letters?author=${actor.id}`}>All letters they wrote →</Link>
        </p>
      )}
    </section>
  )
}
