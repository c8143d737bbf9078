import type { ActionFunctionArgs } from '@remix-run/node'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { keepTypedDraft } from '#app/features/codebook/kept-draft.ts'
import { topicDraftFields } from '#app/features/codebook/topic-draft-actions.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'

/** Keeps the draft of a topic while somebody types it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { user, visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const { topic, topics } = await requireDossierTopic(visible, dossier, params.topicId!, '/draft')
  const kept = await keepTypedDraft({
    ...{ visible, performedBy, userId: user.id, topic },
    others: topics.filter(({ id }) => id !== topic.id),
    fields: readTextFields(await readForm(request), topicDraftFields),
    now: new Date().toISOString(),
  })
  return kept.ok
    ? Response.json(kept)
    : Response.json(kept.refusal, { status: statusOfOutcome[kept.cause] })
}
