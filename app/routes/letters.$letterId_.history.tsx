import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { positionCardHref } from '#app/domain/position-href.ts'
import { hasPermission } from '#app/domain/users.ts'
import { loadLetterHistory } from '#app/features/history/history-page.ts'
import { asResource, requireLetter } from '#app/auth/visible-store.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { findLetterTopics, requireCodableLetter } from '#app/auth/coding-topics.ts'
import { revertFields } from '#app/features/history/going-back.ts'
import { revertToEntry } from '#app/features/coding/revert.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { HistoryList } from '#app/ui/history-list.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.title ?? 'a letter'} · Stanceline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requirePermission(context, 'read')
  const { user, visible, letterDetail } = await requireLetter(context, params.letterId!)
  const positionId = new URL(request.url).searchParams.get('position')
  if (positionId)
    requireFound(
      (await visible.positions.byId(positionId))?.letterId === letterDetail.letter.id || null,
      'position',
    )
  const { topics, seen } = await findLetterTopics(
    { visible, user, lastDossier: context.lastDossier },
    params.letterId!,
    (await visible.positions.ofLetter(params.letterId!)).map(({ topicId }) => topicId),
  )
  const history = await loadLetterHistory(
    visible,
    {
      letterDetail,
      topics: seen,
      positionId,
      mayCode: topics.length > 0,
      mayCorrect: hasPermission(user, 'correct letters', asResource(letterDetail)),
    },
    readPageParam(new URL(request.url).searchParams),
  )
  return {
    id: letterDetail.letter.id,
    title: letterDetail.letter.title,
    positionId,
    history,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { outcome, answer } = await revertToEntry(
    await requireCodableLetter(context, params.letterId!),
    readTextFields(await readForm(request), [...revertFields, 'position']),
  )
  return data(answer, { status: statusOfOutcome[outcome] })
}

export default function LetterHistory() {
  const { id, title, positionId, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link
        className="small"
        to={positionId ? positionCardHref({ letterId: id, positionId }) : `/letters/${id}`}
      >
        ← {title}
      </Link>
      <h1>{positionId ? 'History of a position' : 'History of this letter'}</h1>
      {positionId ? (
        <p className="muted small">
          One passage of the letter.{' '}
          <Link to={`/letters/${id}/history`}>Everything in this letter →</Link>
        </p>
      ) : (
        <p className="muted small">
          What is said about the letter, and what is coded in it. Its text never changes.
        </p>
      )}
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      <HistoryList {...history} />
    </div>
  )
}
