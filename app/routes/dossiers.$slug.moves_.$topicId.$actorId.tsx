import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requirePair } from '#app/auth/visible-pair.ts'
import { formatDay } from '#app/domain/days.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { applyJudgementForm, judgementFields } from '#app/features/moves/judge-finding.ts'
import { loadPairMoves } from '#app/features/moves/pair-moves.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { HistoryList } from '#app/ui/history-list.tsx'
import { FindingList, SayJudgement } from '#app/ui/moves/finding-list.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import { useSelectionPath } from '#app/ui/use-selection-path.ts'
import '#app/ui/moves/moves.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Moves of ${data?.actor.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible, masked, dossier } = await requireDossier(context, params.slug)
  const pair = await requirePair(masked, dossier, params, 'moves')
  const query = new URL(request.url).searchParams
  const { topic, actor } = pair
  return {
    actor: { id: actor.id, name: actor.name },
    topic: { id: topic.id, name: nameWithState(topic) },
    mayJudge: dossier.closedAt === null && hasPermission(user, 'judge moves'),
    history: await loadHistoryPage(
      visible,
      { judgementsOf: { dossierId: dossier.id, topicId: topic.id, actorId: actor.id } },
      readPageParam(query, 'historyPage'),
    ),
    ...(await loadPairMoves(masked, dossier, { ...pair, asked: readPageParam(query) })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const judged = await requireDossier(context, params.slug, 'judge moves')
  await requirePair(judged.masked, judged.dossier, params, 'moves')
  const { user, masked: visible, performedBy, dossier } = judged
  const fields = readTextFields(await readForm(request), judgementFields)
  const judging = { visible, performedBy, userId: user.id, dossier, fields }
  const outcome = await applyJudgementForm(judging)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function PairMoves() {
  const withSelection = useSelectionPath()
  const { actor, topic, asOf, isToday, quotes, findings, left, mayJudge, history } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page moves">
      <Link className="small" to={withSelection('moves')}>
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
      <FormOutcome answer={answer} />
      {findings.total > 0 ? (
        <FindingList
          findings={findings.rows}
          label="Moves and contradictions"
          mayJudge={mayJudge}
          answer={answer}
        />
      ) : (
        <p className="card empty">
          {quotes
            ? 'No move by the method’s rule: what they said on it lies within a level and on one side.'
            : 'No quote of theirs on this topic yet. When a letter says something, mark the passage.'}
        </p>
      )}
      <Pager {...findings} words={['Newer', 'Older']} />
      {left.map((judgement) => (
        <p key={judgement.id} className="small">
          {capitaliseFirst(judgement.name)}, which is no longer found.{' '}
          <SayJudgement judgement={judgement} />
        </p>
      ))}
      {history.total > 0 && <HistoryList {...history} param="historyPage" />}
    </div>
  )
}
