import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { Reader } from '#app/domain/users.ts'
import { currentDossier } from '#app/http/dossier.ts'
import { topicMerged } from '#app/http/merging.ts'
import { readingFor } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { MergeChoice } from '#app/ui/merge-choice.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'merge actors and topics')
  const { topics, topic } = await topicOf(user, params.topicId!)
  return {
    topic,
    offers: topics
      .filter(({ id }) => id !== topic.id)
      .map(({ id, name, proposition }) => ({ id, name, says: proposition })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'merge actors and topics')
  const { store, topics, topic } = await topicOf(user, params.topicId!)
  return topicMerged(store, user, topic, topics, request)
}

async function topicOf(user: Reader, asked: string) {
  const store = await readingFor(user)
  const { topics } = await currentDossier(store)
  const standing = await store.topics.standing(asked)
  const topic = found(
    topics.find(({ id }) => id === standing),
    'topic',
  )
  if (topic.id !== asked) throw redirect(`/topics/${topic.id}`)
  return { store, topics, topic }
}

export default function TopicMerge() {
  const { topic, offers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/topics/${topic.id}`}>
        ← {topic.name}
      </Link>
      <h1>Merge {topic.name} into another topic</h1>
      <p className="muted">
        For one question that stands in the codebook twice. Every position on {topic.name} counts on
        the topic that remains; what its levels mean is said by that one. Positions keep what they
        were coded with, so the merge can be undone at any time.
      </p>
      <MergeChoice
        name={topic.name}
        offers={offers}
        chosen={answer?.fields.into ?? ''}
        errors={answer?.errors ?? {}}
        back={`/topics/${topic.id}`}
        none="There is no other topic in this dossier."
      />
    </div>
  )
}
