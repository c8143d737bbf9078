import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { isSameAudience, type Audience } from '#app/domain/letters.ts'
import { parseAudience, listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { requireFound, requirePermission, requirePermissionOn } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { asResource } from '#app/auth/visible-store.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { AudienceFields } from '#app/ui/visibility-fields.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Who may see a letter · Stanceline' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { letter, readerIds } = await requireChoosableLetter(context, params.letterId!)
  return {
    id: letter.id,
    title: letter.title,
    revision: letter.revision,
    audience: { visibility: letter.visibility, readerIds } satisfies Audience,
    people: await listReaderChoices(context.admin, readerIds),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const letterDetail = await requireChoosableLetter(context, params.letterId!)
  const { user, visible, performedBy } = requirePermission(context, 'choose who may see a letter')
  const { letter, readerIds } = letterDetail
  const before: Audience = { visibility: letter.visibility, readerIds }
  const form = await readForm(request, letterFormLimits)
  if (!form.has('visibility'))
    return data(
      {
        audience: before,
        errors: { visibility: 'Choose who may see this letter.' },
        revision: parseRevision(form.get('revision')),
      },
      { status: 400 },
    )
  const parsed = await parseAudience(context.admin, form, user, before, letter.addedBy)
  // Only who was told of the other version may put theirs in its place.
  const sent = parseRevision(form.get('revision'))
  const refuse = (errors: Record<string, string>, status: number, revision = sent) =>
    data({ audience: parsed.audience, errors, revision }, { status })
  if (!parsed.ok) return refuse(parsed.errors, 400)
  if (isSameAudience(before, parsed.audience)) throw redirect(`/letters/${letter.id}`)
  const outcome = await withStoreErrors(
    () => visible.letters.setAudience(letterDetail, sent, parsed.audience, performedBy),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome) return refuse({ form: outcome.sentence }, 503)
  if (!outcome.changed) return refuse({ form: conflictSentence }, 409, letter.revision)
  throw redirect(`/letters/${letter.id}`)
}

const conflictSentence =
  'Somebody else changed this letter meanwhile, so nothing was stored. Open the letter in another tab to see how ' +
  'it stands, then save again to put your choice in its place.'

/** The letter, where the user may choose who else sees it. */
async function requireChoosableLetter(context: RequestContext, letterId: string) {
  const { user, visible } = requirePermission(context, 'choose who may see a letter')
  const letterDetail = requireFound(await visible.letters.byId(letterId), 'letter')
  requirePermissionOn(user, 'choose who may see a letter', asResource(letterDetail))
  return letterDetail
}

export default function WhoMaySee() {
  const { id, title, revision, audience, people } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<{
    audience: Audience
    errors: Record<string, string>
    revision?: number
  }>()
  const errors = answer?.errors ?? {}
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Who may see this letter</h1>
      <p className="muted">
        What somebody may not see is in none of their lists, numbers, charts and files.
      </p>
      <Form method="post" className="card choosing" noValidate>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        <input type="hidden" name="revision" value={answer?.revision ?? revision} />
        <AudienceFields audience={answer?.audience ?? audience} people={people} errors={errors} />
        <div className="row actions">
          <button className="button primary" type="submit">
            Save
          </button>
          <Link className="button" to={`/letters/${id}`}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  )
}
