import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { mergeTopic } from '#app/features/merge/merge-actions.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { MergeChoice } from '#app/ui/merge-choice.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug, 'merge actors and topics')
  const { topics, topic } = await requireDossierTopic(visible, dossier, params.topicId!)
  return {
    topic,
    offers: topics
      .filter(({ id }) => id !== topic.id)
      .map(({ id, name, proposition }) => ({ id, name, says: proposition })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'merge actors and topics',
  )
  const { topics, topic } = await requireDossierTopic(visible, dossier, params.topicId!)
  const fields = readTextFields(await readForm(request), ['deed', 'into', 'id'])
  const outcome = await mergeTopic({ visible, performedBy, fields }, topic, topics)
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/dossiers/${dossier.slug}/topics/${outcome.remainingId}`)
}

export default function TopicMerge() {
  const inDossier = useDossierPath()
  const { topic, offers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={inDossier(`topics/${topic.id}`)}>
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
        back={inDossier(`topics/${topic.id}`)}
        emptyText="There is no other topic in this dossier."
      />
    </div>
  )
}
