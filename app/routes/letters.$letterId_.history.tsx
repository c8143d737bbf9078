import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { masked } from '#app/domain/masking/masking.ts'
import { may } from '#app/domain/users.ts'
import { letterHistory } from '#app/http/history.ts'
import { letterFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { restored } from '#app/http/turning-back.ts'
import { HistoryList } from '#app/ui/history-list.tsx'
import { Outcome } from '#app/ui/outcome.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.title ?? 'a letter'} · Stanceline` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowed(request, 'read')
  const { user, reading: store, whole } = await letterFor(request, params.letterId!)
  const positionId = new URL(request.url).searchParams.get('position')
  if (positionId)
    found(
      (await store.positions.byId(positionId))?.letterId === whole.letter.id || null,
      'position',
    )
  const [mayCode, mayCorrect] = [may(user, 'code positions'), may(user, 'correct letters')]
  const contacts = may(user, 'see contact details')
  const history = await letterHistory(
    store,
    {
      whole,
      topics: await store.topics.of(whole.letter.dossierId),
      positionId,
      mayCode,
      mayCorrect,
      contacts,
    },
    request,
  )
  return {
    id: whole.letter.id,
    title: contacts ? whole.letter.title : masked(whole.letter.title),
    positionId,
    history,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'code positions')
  const { reading: store, whole } = await letterFor(request, params.letterId!)
  return restored(
    { store, user, whole, topics: await store.topics.of(whole.letter.dossierId) },
    await request.formData(),
  )
}

export default function LetterHistory() {
  const { id, title, positionId, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link
        className="small"
        to={positionId ? `/letters/${id}#position-${positionId}` : `/letters/${id}`}
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
      <Outcome answer={useActionData<typeof action>()} />
      <HistoryList {...history} />
    </div>
  )
}
