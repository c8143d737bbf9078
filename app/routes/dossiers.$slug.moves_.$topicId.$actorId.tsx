import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { formatDay } from '#app/domain/days.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { loadPairMoves } from '#app/features/moves/pair-moves.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FindingList } from '#app/ui/moves/finding-list.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/moves/moves.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Moves of ${data?.actor.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { masked: visible, dossier } = await requireDossier(context, params.slug)
  const pair = await requirePair(visible, dossier, params)
  return {
    actor: { id: pair.actor.id, name: pair.actor.name },
    topic: { id: pair.topic.id, name: nameWithState(pair.topic) },
    ...(await loadPairMoves(visible, dossier, {
      ...pair,
      asked: readPageParam(new URL(request.url).searchParams),
    })),
  }
}

type Visible = LoaderFunctionArgs['context']['visible']

/** The topic and the actor that an address names; of merged ones a redirect to those that remain. */
async function requirePair(
  visible: Visible,
  dossier: Parameters<typeof requireDossierTopic>[1],
  { topicId, actorId }: LoaderFunctionArgs['params'],
) {
  const found = requireFound(await visible.actors.byId(actorId!), 'actor')
  const { topic, topics } = await requireDossierTopic(visible, dossier, topicId!)
  if (found.id !== actorId)
    throw redirect(`/dossiers/${dossier.slug}/moves/${topic.id}/${found.id}`)
  return { actor: found, topic, topics }
}

export default function PairMoves() {
  const inDossier = useDossierPath()
  const { actor, topic, asOf, isToday, quotes, findings } = useLoaderData<typeof loader>()
  return (
    <div className="page moves">
      <Link className="small" to={inDossier('moves')}>
        ← Moves
      </Link>
      <h1>
        {actor.name} on {topic.name}
      </h1>
      <p className="muted small">
        Every move and contradiction by the method’s rule, changes of tone among them, the newest
        first. As of {formatDay(asOf)}
        {isToday ? ', today' : ''}.{' '}
        <Link to={`/actors/${actor.id}`}>All that is known of them</Link>
      </p>
      {findings.total > 0 ? (
        <FindingList findings={findings.rows} label="Moves and contradictions" />
      ) : (
        <p className="card empty">
          {quotes
            ? 'No move by the method’s rule: what they said on it lies within a level and on one side.'
            : 'No quote of theirs on this topic yet. When a letter says something, mark the passage.'}
        </p>
      )}
      <Pager {...findings} words={['Newer', 'Older']} />
    </div>
  )
}
