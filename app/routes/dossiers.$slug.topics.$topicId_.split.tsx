import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { listOpenTopics } from '#app/domain/topics.ts'
import { applySplitForm, splitFields } from '#app/features/codebook/split-actions.ts'
import { foretellSplitApproval, loadSplit } from '#app/features/codebook/split-view.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { DoneSplits, SplitBeginning } from '#app/ui/topics/split-beginning.tsx'
import { SplitKeyAnswer } from '#app/ui/topics/split-key-answer.tsx'
import { SplitList } from '#app/ui/topics/split-list.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Split ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { masked: visible, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const { topic, topics } = await requireDossierTopic(visible, dossier, params.topicId!, '/split')
  const page = readPageParam(new URL(request.url).searchParams)
  return {
    topic: { id: topic.id, name: topic.name, proposition: topic.proposition },
    others: listOpenTopics(topics)
      .filter(({ id }) => id !== topic.id)
      .map(({ id, name }) => [id, name] as const),
    foretold: await foretellSplitApproval(visible, topic.id),
    ...(await loadSplit(visible, { topic, dossierId: dossier.id }, page)),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const { topic, topics } = await requireDossierTopic(visible, dossier, params.topicId!, '/split')
  const form = await readForm(request)
  const outcome = await applySplitForm({
    visible,
    performedBy,
    dossierId: dossier.id,
    topic,
    topics,
    fields: readTextFields(form, splitFields),
    positionIds: form.getAll('position').map(String),
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function TopicSplit() {
  const inDossier = useDossierPath()
  const { topic, others, total, open, done, foretold } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={inDossier(`topics/${topic.id}`)}>
        ← {topic.name}
      </Link>
      <h1>Split {topic.name}</h1>
      <p className="muted small">
        For a topic that turned out to ask two things. Each position is put to one of two parts, or
        stays. Nothing changes until it is done, and it can be taken back afterwards.
      </p>
      {foretold && <p className="muted small">{foretold}</p>}
      <FormOutcome answer={answer} />
      <SplitKeyAnswer />
      {open ? (
        <SplitList topic={topic} split={open} sent={answer} />
      ) : (
        <SplitBeginning
          topic={topic}
          others={others}
          total={total}
          fields={answer && !answer.ok ? answer.fields : {}}
          errors={answer && !answer.ok ? answer.errors : {}}
        />
      )}
      <DoneSplits topic={topic} done={done} />
    </div>
  )
}
