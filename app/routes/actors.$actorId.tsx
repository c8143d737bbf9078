import { writeSideSentence } from '#app/domain/topic-sides.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import {
  getCachedEvidenceByDay,
  getCachedEvidenceExtent,
  describeMoves,
  getCachedStanceParts,
} from '#app/domain/memoized-stance.ts'
import { fitPeriod } from '#app/domain/timeline-period.ts'
import type { Actor } from '#app/domain/actors.ts'
import { hasPermission } from '#app/domain/users.ts'
import { collectEvidenceLists } from '#app/domain/attributed-positions.ts'
import { findCurrentDossier } from '#app/auth/visible-dossier.ts'
import { findUnitPath } from '#app/features/actors/unit-paths.ts'
import { findHolderNames } from '#app/features/actors/holder-names.ts'
import { countEvidenceElsewhere } from '#app/features/actors/other-dossiers.ts'
import { OtherDossiers } from '#app/ui/actors/other-dossiers.tsx'
import { listMergeViews } from '#app/features/merge/merge-candidates.ts'
import { buildPageStrips } from '#app/features/analysis/page-strips.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { buildAskRows } from '#app/features/letters/ask-views.ts'
import { AskList } from '#app/ui/asks/ask-list.tsx'
import { readActorDetails } from '#app/features/actors/actor-details.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { readPageParam } from '#app/http/query-params.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { buildStanceTable } from '#app/features/analysis/stance-table.ts'
import { loadActorLead } from '#app/features/analysis/lead-sentences.ts'
import { describeLeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { LeadSentence } from '#app/ui/lead-sentence.tsx'
import { ActorActions } from '#app/ui/actors/actor-actions.tsx'
import { ActorAffiliations } from '#app/ui/actors/actor-affiliations.tsx'
import { ActorDetails, ActorStanding } from '#app/ui/actors/actor-details.tsx'
import { ActorLetters } from '#app/ui/actors/actor-letters.tsx'
import { ActorStrips } from '#app/ui/actors/actor-strips.tsx'
import { ActorTopic } from '#app/ui/actors/actor-topic.tsx'
import { PinButton } from '#app/ui/pins/pin-button.tsx'
import { MergedList } from '#app/ui/merge-choice.tsx'
import '#app/ui/list.css'
import '#app/ui/screens.css'
import { capitaliseFirst } from '#app/domain/text/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.actor.name ?? 'Actor'} · Stanceline` },
]

/** Quotes of a topic shown on the profile; the rest are in the timeline and in the briefing. */
const quotesShown = 12
/** The newest of what a number is made of; the briefing has all. */
const evidenceRows = 40
/** Letters that name the actor, the newest of them; the list of letters has all that they wrote. */
const lettersShown = 30

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible, masked, lastDossier } = requirePermission(context, 'read')
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}`)
  const slug = new URL(request.url).searchParams.get('dossier') ?? lastDossier
  const dossier = await findCurrentDossier({ visible, lastDossier: slug })
  const topics = dossier ? await visible.topics.ofDossier(dossier.id) : []
  const today = getToday()
  const { asOf, isToday } = await findCurrentAsOf(
    visible,
    today,
    topics.map(({ id }) => id),
  )
  const evidenceOf = await visible.evidence.ofActors([actor.id])
  const milestones = dossier ? await masked.milestones.ofDossier(dossier.id) : []
  const strips = await buildPageStrips(visible, evidenceOf, {
    ...{ actors: [actor], topics, asOf, today, milestones },
    period: fitPeriod(
      collectEvidenceLists(evidenceOf, [actor], topics).flatMap(getCachedEvidenceExtent),
      milestones,
      asOf,
    ),
    isPeriodChosen: false,
    lastShownDay: today,
  })
  const record = requireFound(await visible.actors.recordOf(actor.id), 'actor')
  const [stanceRow] = await buildStanceTable(visible, evidenceOf, {
    actors: [actor],
    topics,
    asOf,
    today,
    maxRows: evidenceRows,
  })
  const quotes = await visible.positions.byIds(
    topics.flatMap(({ id }) =>
      getCachedEvidenceByDay(evidenceOf(actor.id, id))
        .slice(-quotesShown)
        .map((row) => row.id),
    ),
  )
  const nameHolders = await findHolderNames(visible, quotes)
  return {
    actor,
    lead: await loadActorLead(visible, actor, {
      topics,
      evidenceOf,
      days: describeLeadDays(asOf, today, isToday),
    }),
    strips,
    isToday,
    pins: dossier && (await loadPins(visible, dossier)),
    dossier: dossier && { slug: dossier.slug, name: dossier.name },
    elsewhere: await countEvidenceElsewhere(visible, evidenceOf, actor.id, dossier?.id ?? null),
    house: stanceRow!.house,
    parts: topics.map((topic, index) => ({
      topic: { id: topic.id, name: nameWithState(topic), proposition: topic.proposition },
      stance: stanceRow!.cells[index]!.stance,
      says: writeSideSentence(actor.name, stanceRow!.cells[index]!.stance, topic, 'en'),
      movesHref: dossier && `/dossiers/${dossier.slug}/moves/${topic.id}/${actor.id}`,
      moves: describeMoves(getCachedStanceParts(evidenceOf(actor.id, topic.id), { asOf, today })),
      quotes: quotes
        .filter(({ topicId }) => topicId === topic.id)
        .reverse()
        .map((position) => ({
          position,
          who: nameHolders(position),
        })),
      all: evidenceOf(actor.id, topic.id).length,
    })),
    affiliations: await readAffiliations(visible, actor.id, request),
    withdrawn: record.withdrawn,
    path: await findUnitPath(visible, actor, asOf),
    details: await readActorDetails(visible, record),
    asks: await buildAskRows(
      visible,
      { actorIds: [actor.id] },
      { asOf, today, page: readPageParam(new URL(request.url).searchParams, 'asks') },
    ),
    letters: await visible.letters.ofActor(actor.id, lettersShown),
    merges: await listMergeViews(visible, 'actor', actor.id),
    mayCorrect: hasPermission(user, 'correct actors'),
    mayMerge: hasPermission(user, 'merge actors and topics'),
    mayErase: actor.kind === 'person' && hasPermission(user, 'erase letters and people'),
  }
}

/** A page of the affiliations that `?page=` asks for. */
async function readAffiliations(visible: VisibleStore, actorId: string, request: Request) {
  const page = readPageParam(new URL(request.url).searchParams)
  const size = pageSizes.affiliations
  const total = await visible.actors.affiliationCount(actorId)
  return {
    affiliations: await visible.actors.affiliationsOf(actorId, size, rowsBeforePage(page, size)),
    total,
    page,
    pages: countPages(total, size),
  }
}

const describeHead = ({ kind, aliases }: Pick<Actor, 'kind' | 'aliases'>, house: string): string =>
  [capitaliseFirst(kind), house, aliases.length ? `also ${aliases.join(', ')}` : '']
    .filter(Boolean)
    .join(' · ')

export default function Profile() {
  const {
    actor,
    lead,
    dossier,
    pins,
    elsewhere,
    strips,
    isToday,
    house,
    parts,
    affiliations,
    withdrawn,
    path,
    details,
    letters,
    asks,
    merges,
    mayCorrect,
    mayMerge,
    mayErase,
  } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to="/actors">
        ← Actors
      </Link>
      <div className="profile-head">
        <div>
          <div className="row">
            <h1>{actor.name}</h1>
            {pins && <PinButton pins={pins} actor={actor} />}
          </div>
          <div className="muted small">{describeHead(actor, house)}</div>
          {lead && dossier && <LeadSentence lead={lead} slug={dossier.slug} as="p" />}
          <ActorStanding {...{ actor, path, withdrawn, mayCorrect }} />
          <OtherDossiers actorId={actor.id} dossier={dossier} elsewhere={elsewhere} />
        </div>
        <ActorActions actorId={actor.id} {...{ mayCorrect, mayMerge, mayErase }} />
      </div>
      {strips && pins && (
        <ActorStrips
          strips={strips}
          actorId={actor.id}
          topics={parts.map(({ topic }) => topic)}
          isToday={isToday}
          pins={pins}
        />
      )}
      <div className="with-aside">
        <div>
          {parts.map((part) => (
            <ActorTopic key={part.topic.id} part={part} actorId={actor.id} slug={dossier?.slug} />
          ))}
        </div>
        <aside className="stack">
          <ActorDetails {...details} />
          <ActorAffiliations {...affiliations} />
          <AskList asks={asks} of="actor" />
          <ActorLetters
            actorId={actor.id}
            letters={letters}
            isCut={letters.length === lettersShown}
          />
          <MergedList merges={merges} action={`/actors/${actor.id}/merge`} mayMerge={mayMerge} />
        </aside>
      </div>
    </div>
  )
}
