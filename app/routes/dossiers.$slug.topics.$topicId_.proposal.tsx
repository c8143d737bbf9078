import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { proposeWording, wordingProposalFields } from '#app/features/codebook/propose-topic.ts'
import { loadWordingInUse } from '#app/features/codebook/topic-draft-view.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { TopicProposalForm } from '#app/ui/topics/topic-proposal-form.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Propose other words of ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug, 'propose changes')
  const { topic, topics } = await requireDossierTopic(
    visible,
    dossier,
    params.topicId!,
    '/proposal',
  )
  const others = topics.filter(({ id }) => id !== topic.id)
  return {
    topic: { id: topic.id, name: topic.name },
    others: others.map(({ name, proposition }) => ({ name, proposition })),
    ...(await loadWordingInUse(visible, topic)),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { user, visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'propose changes',
  )
  const { topic, topics } = await requireDossierTopic(
    visible,
    dossier,
    params.topicId!,
    '/proposal',
  )
  const proposed = await proposeWording({
    ...{ visible, performedBy, userId: user.id, dossierId: dossier.id, topic },
    others: topics.filter(({ id }) => id !== topic.id),
    fields: readTextFields(await readForm(request), wordingProposalFields),
  })
  if (!proposed.ok) return answerRefusedForm(proposed)
  // What waits stands on the topic’s page.
  throw redirect(`/dossiers/${dossier.slug}/topics/${topic.id}`)
}

export default function TopicProposalScreen() {
  const inDossier = useDossierPath()
  const { topic, fields, ...rest } = useLoaderData<typeof loader>()
  const refused = useFormAnswer<typeof action>()
  const back = inDossier(`topics/${topic.id}`)
  return (
    <div className="page">
      <Link className="small" to={back}>
        ← {topic.name}
      </Link>
      <h1>Propose other words of {topic.name}</h1>
      <p className="muted small">
        An editor takes them as a draft or refuses them; until then they count nowhere.
      </p>
      <FormOutcome answer={refused} />
      <TopicProposalForm
        {...rest}
        fields={refused ? { ...fields, ...refused.fields } : fields}
        errors={refused?.errors ?? {}}
        back={back}
      />
    </div>
  )
}
