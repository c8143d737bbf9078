import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requirePair } from '#app/auth/visible-pair.ts'
import { formatDay } from '#app/domain/days.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { readEdtfParam } from '#app/features/analysis/day-param.ts'
import { loadWhyNumber } from '#app/features/analysis/why-number.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { QualifiedStance } from '#app/ui/chip.tsx'
import { WithDefinitions } from '#app/ui/help/with-definitions.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { WhyLetters, WhyQuote } from '#app/ui/why/why-letters.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Why ${data?.actor.name ?? 'an actor'} stands there · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { masked: visible, dossier } = await requireDossier(context, params.slug)
  const { actor, topic, topics } = await requirePair(visible, dossier, params, 'why')
  const query = new URL(request.url).searchParams
  const errors: Record<string, string> = {}
  const asOf = readEdtfParam(query, 'asOf', errors) ?? null
  return {
    actor: { id: actor.id, name: actor.name },
    topic: { id: topic.id, name: nameWithState(topic), proposition: topic.proposition },
    problem: errors.asOf ?? null,
    ...(await loadWhyNumber(visible, {
      ...{ topic, topics, actor, asOf },
      page: readPageParam(query),
    })),
  }
}

export default function WhyNumber() {
  const inDossier = useDossierPath()
  const data = useLoaderData<typeof loader>()
  const { actor, topic, asOf, isToday, stance, sums, deciding, letters, total, leftOut } = data
  const own = inDossier(`why/${topic.id}/${actor.id}`)
  return (
    <div className="page">
      <Link className="small" to={`/actors/${actor.id}`}>
        ← {actor.name}
      </Link>
      <h1>
        Why {actor.name} stands there on {topic.name}
      </h1>
      <p className="muted small">
        Proposition: “<bdi>{topic.proposition}</bdi>” As of {formatDay(asOf)}
        {isToday ? ', today' : ''}. By version {newestMethodVersion} of{' '}
        <Link to="/method">the method</Link>.{' '}
        <Link to={`${own}?asOf=${asOf}`}>Link to it as of this day</Link>
      </p>
      {data.problem && (
        <p className="error" role="alert">
          {data.problem}
        </p>
      )}
      <p>
        <QualifiedStance stance={stance} />
      </p>
      <ul className="why-sums">
        {[...sums, stance.members && `${stance.members}.`, deciding].filter(Boolean).map((says) => (
          <li key={says as string}>
            <WithDefinitions>{says as string}</WithDefinitions>
          </li>
        ))}
      </ul>
      {total > 0 ? (
        <>
          <h2>{formatQuantity(total, 'letter')} that count</h2>
          <p className="tiny muted">
            Words and weights are rounded to two decimals here; the sums are worked out with the
            whole ones.
          </p>
          <WhyLetters letters={letters} />
          <Pager page={data.page} pages={data.pages} words={['Newer', 'Older']} />
        </>
      ) : (
        <p className="card empty">
          No letter of theirs says anything on this topic up to this day. When one does, mark the
          passage and it stands here.
        </p>
      )}
      {leftOut.map(({ reason, total: all, quotes }) => (
        <section key={reason} className="card">
          <h2>
            Left out: {reason} · {all}
          </h2>
          {quotes.map(({ position, who }) => (
            <WhyQuote key={position.id} position={position} who={who} />
          ))}
          <p className="tiny muted">
            Drafts and passages that were withdrawn count nowhere and are not listed here.
          </p>
          {all > quotes.length && (
            <p className="tiny muted">
              {quotes.length} of {all}.
            </p>
          )}
        </section>
      ))}
    </div>
  )
}
