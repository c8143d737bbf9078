import type { ActionFunctionArgs } from '@remix-run/node'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { codingDraftFormFields, handleCodingDraft } from '#app/features/coding/kept-draft.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { enforceRateLimit } from '#app/http/rate-limits.ts'

/** Keeps what somebody types in the form of a position, for them alone, until they save or discard it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const coding = await requireCodableLetter(context, params.letterId!, { blind: true })
  await enforceRateLimit('drafts', coding.user.id)
  const form = await readForm(request)
  const { outcome, answer } = await handleCodingDraft(coding, {
    fields: readTextFields(form, codingDraftFormFields),
    holderIds: form.getAll('holderIds').map(String),
  })
  return Response.json(answer, { status: statusOfOutcome[outcome] })
}
