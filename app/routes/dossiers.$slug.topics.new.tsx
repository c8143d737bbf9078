import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { hasPermission } from '#app/domain/users.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { applyTopicForm, topicRequestFields } from '#app/features/codebook/topic-actions.ts'
import { newTopicProposalFields, proposeTopic } from '#app/features/codebook/propose-topic.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { NewTopicForm } from '#app/ui/topics/new-topic-form.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Add a topic · Stanceline' }]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, visible, dossier } = await requireDossier(context, params.slug, 'propose changes')
  const topics = await visible.topics.ofDossier(dossier.id)
  return {
    dossier: dossier.name,
    proposes: !hasPermission(user, 'change the codebook'),
    others: topics.map(({ name, proposition }) => ({ name, proposition })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { user, visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'propose changes',
  )
  const topics = await visible.topics.ofDossier(dossier.id)
  const form = await readForm(request)
  if (!hasPermission(user, 'change the codebook')) {
    const proposed = await proposeTopic({
      ...{ visible, performedBy, userId: user.id, dossierId: dossier.id, others: topics },
      fields: readTextFields(form, newTopicProposalFields),
    })
    if (!proposed.ok) return answerRefusedForm(proposed)
    throw redirect(`/dossiers/${dossier.slug}/topics`)
  }
  const fields = readTextFields(form, topicRequestFields)
  const outcome = await applyTopicForm({
    visible,
    performedBy,
    dossierId: dossier.id,
    topics,
    fields,
  })
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/dossiers/${dossier.slug}/topics#${outcome.topicId}`)
}

export default function AddTopic() {
  const inDossier = useDossierPath()
  const { dossier, proposes, others } = useLoaderData<typeof loader>()
  const refused = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={inDossier('topics')}>
        ← Topics
      </Link>
      <h1>{proposes ? 'Propose a topic' : 'Add a topic'}</h1>
      <p className="muted small">
        To the codebook of {dossier}.
        {proposes && ' An editor takes it or refuses it; until then it counts nowhere.'}
      </p>
      <NewTopicForm
        fields={refused?.fields ?? {}}
        errors={refused?.errors ?? {}}
        others={others}
        proposes={proposes}
      />
    </div>
  )
}
