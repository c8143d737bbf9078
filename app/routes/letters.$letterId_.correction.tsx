import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { letterSchema } from '#app/domain/letter-form.ts'
import type { Audience } from '#app/domain/letters.ts'
import { planParties } from '#app/domain/plan/plan-parties.ts'
import { parseAudience, listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { collectFieldErrors } from '#app/http/forms.ts'
import { parseLetterFields, toLetterFields } from '#app/features/letters/letter-form.ts'
import { visibleStoreFor } from '#app/auth/visible-store.ts'
import { requireUser, requireFound } from '#app/auth/guard.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { newId } from '#app/store.server.ts'
import { AudienceFields } from '#app/ui/visibility-fields.tsx'
import { LetterFieldset } from '#app/ui/letter-fields.tsx'

export const meta: MetaFunction = () => [{ title: 'Correct a letter · Stanceline' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const visible = await visibleStoreFor(await requireUser(request, 'correct letters'))
  const { letter, readerIds, parties } = requireFound(
    await visible.letters.byId(params.letterId!),
    'letter',
  )
  const audience: Audience = { visibility: letter.visibility, readerIds }
  return {
    id: letter.id,
    title: letter.title,
    revision: letter.revision,
    fields: toLetterFields(letter, parties),
    audience,
    people: await listReaderChoices(context.admin, readerIds),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const user = await requireUser(request, 'correct letters')
  const visible = await visibleStoreFor(user)
  const before = requireFound(await visible.letters.byId(params.letterId!), 'letter')
  const form = await request.formData()
  const fields = parseLetterFields(form)
  const checked = letterSchema.safeParse(fields)
  const parsedAudience = await parseAudience(
    context.admin,
    form,
    user,
    { visibility: before.letter.visibility, readerIds: before.readerIds },
    before.letter.addedBy,
  )
  const refuse = (errors: Record<string, string>, status: number, revision?: number) =>
    data({ fields, audience: parsedAudience.audience, errors, revision }, { status })
  if (!checked.success || !parsedAudience.ok)
    return refuse(
      {
        ...(checked.success ? {} : collectFieldErrors(checked.error)),
        ...(parsedAudience.ok ? {} : parsedAudience.errors),
      },
      400,
    )
  const known = await visible.actors.forPlanning()
  const plan = planParties(
    checked.data.parties,
    known.actors,
    known.affiliations,
    checked.data.dated,
    newId,
  )
  if (!plan.ok) return refuse({ [`parties.${plan.index}`]: plan.reason }, 400)
  const outcome = await withStoreErrors(
    () =>
      visible.letters.correct(
        before,
        Number(form.get('revision')),
        { form: checked.data, audience: parsedAudience.audience, ...plan },
        { userId: user.id, via: 'screen' },
      ),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome) return refuse({ form: outcome.sentence }, 503)
  if (!outcome.changed)
    return refuse(
      {
        form: 'Somebody else corrected this letter meanwhile, so nothing was stored. Open the letter in another tab to see their version, then save again to put yours in its place.',
      },
      409,
      before.letter.revision,
    )
  throw redirect(`/letters/${before.letter.id}`)
}

export default function Correction() {
  const { id, title, revision, fields, audience, people } = useLoaderData<typeof loader>()
  const answer = useActionData<{
    fields: typeof fields
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
      <h1>Correct what is said about this letter</h1>
      <p className="muted">
        Its text never changes. A new date moves the letter’s positions on every timeline.
      </p>
      <Form method="post" className="card" noValidate>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        <input type="hidden" name="revision" value={answer?.revision ?? revision} />
        <LetterFieldset fields={answer?.fields ?? fields} errors={errors} />
        <AudienceFields audience={answer?.audience ?? audience} people={people} errors={errors} />
        <div className="row field">
          <button className="button primary" type="submit">
            Save the correction
          </button>
          <Link className="button" to={`/letters/${id}`}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  )
}
