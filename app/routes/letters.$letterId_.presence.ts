import type { ActionFunctionArgs } from '@remix-run/node'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'

/** Notes that somebody who codes has a letter open, or no longer, and says who else has. Nobody is kept out by it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { user, letterDetail } = await requireCodableLetter(context, params.letterId!, {
    blind: true,
  })
  const { intent } = readTextFields(await readForm(request), ['intent'])
  const { id } = letterDetail.letter
  const { presences } = context.admin
  if (intent === 'leave') await presences.end(id, user.id)
  else await presences.note(id, user.id)
  return Response.json({ others: await presences.others(id, user.id) })
}
