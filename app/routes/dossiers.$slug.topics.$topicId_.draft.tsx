import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import {
  applyTopicDraftForm,
  topicDraftFields,
} from '#app/features/codebook/topic-draft-actions.ts'
import { loadTopicDraft } from '#app/features/codebook/topic-draft-view.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { TopicDraftForm } from '#app/ui/topics/topic-draft-form.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, visible, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const { topic, topics } = await requireDossierTopic(visible, dossier, params.topicId!, '/draft')
  const others = topics.filter(({ id }) => id !== topic.id)
  return {
    topic: { id: topic.id, name: topic.name },
    others: others.map(({ name, proposition }) => ({ name, proposition })),
    ...(await loadTopicDraft(visible, topic, { userId: user.id, now: new Date().toISOString() })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { user, visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const { topic, topics } = await requireDossierTopic(visible, dossier, params.topicId!, '/draft')
  const others = topics.filter(({ id }) => id !== topic.id)
  const outcome = await applyTopicDraftForm({
    visible,
    performedBy,
    userId: user.id,
    topic,
    others,
    fields: readTextFields(await readForm(request), topicDraftFields),
    now: new Date().toISOString(),
  })
  if (!outcome.ok) return answerRefusedForm(outcome)
  if (!outcome.isOpen)
    throw redirect(
      `/dossiers/${dossier.slug}/topics/${topic.id}${await findWayOn(visible, topic.id)}`,
    )
  return outcome
}

/** What follows the topic's address: what is to be looked at again, where there is anything. */
async function findWayOn(visible: VisibleStore, topicId: string): Promise<string> {
  const counts = await visible.rechecks.levels(topicId)
  return counts.size ? '/recheck' : ''
}

export const shouldRevalidate = revalidateAfterConflict

export default function TopicDraftScreen() {
  const inDossier = useDossierPath()
  const { topic, others, fields, inUse, pen, forecast, choices, chosen } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused = answer && !answer.ok ? answer : null
  const isOthers = pen !== null && !pen.isMine
  return (
    <div className="page">
      <Link className="small" to={inDossier(`topics/${topic.id}`)}>
        ← {topic.name}
      </Link>
      <div className="between">
        <h1>Change {topic.name}</h1>
        <span className="tiny muted">
          version {inUse.version} in use since {inUse.since}
        </span>
      </div>
      <FormOutcome answer={answer} />
      {isOthers && <OtherPen />}
      {isOthers && !refused ? null : (
        <TopicDraftForm
          key={`${pen?.revision}`}
          topic={topic}
          others={others}
          fields={refused ? { ...fields, ...refused.fields } : fields}
          errors={refused?.errors ?? {}}
          choices={choices}
          chosen={chosen}
          inUse={inUse}
          pen={pen}
          forecast={forecast}
          back={inDossier(`topics/${topic.id}`)}
        />
      )}
    </div>
  )
}

/** Who holds the draft, and the way to take it over. */
function OtherPen() {
  const { pen } = useLoaderData<typeof loader>()
  if (!pen) return null
  return (
    <section className="card block" aria-labelledby="pen">
      <h2 id="pen">{pen.holder} holds the draft of this topic</h2>
      <p className="small muted">
        Since {pen.since}; kept last {pen.keptAt}, in UTC. One person writes at a time; after ten
        minutes of rest somebody else may go on with it.
      </p>
      <Form method="post">
        <button
          className="button"
          type="submit"
          name="deed"
          value="take over"
          disabled={!pen.mayTake}
        >
          Take the draft over
        </button>
      </Form>
    </section>
  )
}
