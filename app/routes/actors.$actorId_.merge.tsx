import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { actorMerged, actorsOffered, likeWords } from '#app/http/merging.ts'
import { unhurried } from '#app/http/rates.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { TextField } from '#app/ui/fields.tsx'
import '#app/ui/list.css'
import { MergeChoice } from '#app/ui/merge-choice.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.actor.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'merge actors and topics')
  const store = await readingFor(user)
  const actor = found(await store.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}`)
  const asked = new URL(request.url).searchParams.get('q')
  if (asked) unhurried('searches', user.id)
  const words = asked ?? likeWords(actor)
  return { actor, words, offers: await actorsOffered(store, actor, words) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'merge actors and topics')
  const store = await readingFor(user)
  const actor = found(await store.actors.byId(params.actorId!), 'actor')
  if (actor.id !== params.actorId) throw redirect(`/actors/${actor.id}`)
  return actorMerged(store, user, actor, request)
}

export default function ActorMerge() {
  const { actor, words, offers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/actors/${actor.id}`}>
        ← {actor.name}
      </Link>
      <h1>Merge {actor.name} into another actor</h1>
      <p className="muted">
        For one who was entered twice. Everything that {actor.name} said, wrote and belongs to
        counts for the one that remains, and its name leads there. Letters keep what stands on them,
        so the merge can be undone at any time.
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
        none="Nobody else is called that. Find the other by its name above."
      />
    </div>
  )
}
