import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type HeadersFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { mergeActor } from '#app/features/merge/merge-actions.ts'
import { chooseSearchWords, findMergeCandidates } from '#app/features/merge/merge-candidates.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import { TextField } from '#app/ui/fields.tsx'
import '#app/ui/list.css'
import { MergeChoice } from '#app/ui/merge-choice.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.actor.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'merge actors and topics')
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}`)
  const query = new URL(request.url).searchParams.get('q')
  if (query) await enforceRateLimit('searches', user.id)
  const words = query ?? chooseSearchWords(actor)
  return { actor, words, offers: await findMergeCandidates(visible, actor, words) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy } = requirePermission(context, 'merge actors and topics')
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}`)
  const fields = readTextFields(await readForm(request), ['deed', 'into', 'id'])
  const outcome = await mergeActor({ visible, performedBy, fields }, actor)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/actors/${outcome.remainingId}`)
}

export const headers: HeadersFunction = passRetryAfter

export default function ActorMerge() {
  const { actor, words, offers } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/actors/${actor.id}`}>
        ← {actor.name}
      </Link>
      <h1>Merge {actor.name} into another actor</h1>
      <p className="muted">
        For one who was entered twice. Everything that {actor.name} said, wrote and belongs to
        counts for the one that remains, and its name leads there. Letters keep what stands on them,
        so the merge can be undone at any time. Of all who are called so the 20 on whom most rests
        are offered; more of the name finds others.
      </p>
      <Form className="filters card" role="search" aria-label="Find the other actor" key={words}>
        <TextField label="Name or alias of the other" name="q" type="search" defaultValue={words} />
        <div className="row">
          <button className="button" type="submit">
            Find
          </button>
        </div>
      </Form>
      <MergeChoice
        name={actor.name}
        offers={offers}
        chosen={answer?.fields.into ?? ''}
        errors={answer?.errors ?? {}}
        back={`/actors/${actor.id}`}
        emptyText="Nobody else is called that. Find the other by its name above."
      />
    </div>
  )
}
