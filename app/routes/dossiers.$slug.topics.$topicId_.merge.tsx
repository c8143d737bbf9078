import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { mergeTopic } from '#app/features/merge/merge-actions.ts'
import { forecastMerge } from '#app/features/merge/merge-forecast.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { MergeForecast } from '#app/ui/topics/merge-forecast.tsx'
import { TopicMergeChoice } from '#app/ui/topics/topic-merge-choice.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Merge ${data?.topic.name ?? 'a topic'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { visible, dossier } = await requireDossier(context, params.slug, 'merge actors and topics')
  const { topics, topic } = await requireDossierTopic(visible, dossier, params.topicId!)
  const query = new URL(request.url).searchParams
  const into = topics.find(({ id }) => id === query.get('into') && id !== topic.id)
  const turned = query.get('turned') === 'on'
  return {
    topic,
    into: into ?? null,
    turned,
    isAsked: query.has('into') || query.has('turned'),
    forecast: into
      ? await forecastMerge(visible, { merged: topic, into, turned }, getToday())
      : null,
    offers: topics
      .filter(({ id }) => id !== topic.id)
      .map((one) => ({ id: one.id, name: nameWithState(one), says: one.proposition })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'merge actors and topics',
  )
  const { topics, topic } = await requireDossierTopic(visible, dossier, params.topicId!)
  const names = ['deed', 'into', 'turned', 'foreseen', 'id']
  const fields = readTextFields(await readForm(request), names)
  const outcome = await mergeTopic({ visible, performedBy, fields }, topic, topics, getToday())
  if (!outcome.ok) return answerRefusedForm(outcome)
  throw redirect(`/dossiers/${dossier.slug}/topics/${outcome.remainingId}`)
}

export const shouldRevalidate = revalidateAfterConflict

export default function TopicMerge() {
  const inDossier = useDossierPath()
  const { topic, into, turned, isAsked, forecast, offers } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const unchosen = isAsked && !into ? 'Choose the topic that remains.' : undefined
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
      <TopicMergeChoice
        topic={topic}
        offers={offers}
        chosen={into?.id ?? answer?.fields.into ?? ''}
        turned={turned}
        error={answer?.errors.into ?? unchosen}
      />
      {forecast && into && (
        <MergeForecast
          merged={topic}
          into={into}
          forecast={forecast}
          error={answer?.errors.form}
          action={`${inDossier(`topics/${topic.id}/merge`)}?into=${into.id}${turned ? '&turned=on' : ''}`}
        />
      )}
    </div>
  )
}
