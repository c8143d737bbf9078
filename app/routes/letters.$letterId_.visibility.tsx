import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { isSameAudience, type Audience } from '#app/domain/letters.ts'
import { parseAudience, listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { visibleStoreFor, asResource } from '#app/auth/visible-store.ts'
import { requireUser, requireFound, requirePermissionOn } from '#app/auth/guard.ts'
import { withStoreErrors } from '#app/features/try-store.ts'
import { AudienceFields } from '#app/ui/visibility-fields.tsx'

export const meta: MetaFunction = () => [{ title: 'Who may see a letter · Stanceline' }]

/** The letter and what the user sees of the store, where they may choose who else sees it. */
async function requireChoosableLetter(
  user: Awaited<ReturnType<typeof requireUser>>,
  letterId: string,
) {
  const visible = await visibleStoreFor(user)
  const letterDetail = requireFound(await visible.letters.byId(letterId), 'letter')
  requirePermissionOn(user, 'choose who may see a letter', asResource(letterDetail))
  return {
    reading: visible,
    whole: letterDetail,
    before: {
      visibility: letterDetail.letter.visibility,
      readerIds: letterDetail.readerIds,
    } satisfies Audience,
  }
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { whole, before } = await requireChoosableLetter(
    await requireUser(request, 'choose who may see a letter'),
    params.letterId!,
  )
  return {
    id: whole.letter.id,
    title: whole.letter.title,
    revision: whole.letter.revision,
    audience: before,
    people: await listReaderChoices(context.admin, before.readerIds),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const user = await requireUser(request, 'choose who may see a letter')
  const { reading, whole, before } = await requireChoosableLetter(user, params.letterId!)
  const form = await request.formData()
  if (!form.has('visibility'))
    return data(
      {
        audience: before,
        errors: { visibility: 'Choose who may see this letter.' },
        revision: undefined,
      },
      { status: 400 },
    )
  const parsed = await parseAudience(context.admin, form, user, before, whole.letter.addedBy)
  const refuse = (errors: Record<string, string>, status: number, revision?: number) =>
    data({ audience: parsed.audience, errors, revision }, { status })
  if (!parsed.ok) return refuse(parsed.errors, 400)
  if (isSameAudience(before, parsed.audience)) throw redirect(`/letters/${whole.letter.id}`)
  const outcome = await withStoreErrors(
    () =>
      reading.letters.setAudience(whole, Number(form.get('revision')), parsed.audience, {
        userId: user.id,
        via: 'screen',
      }),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome) return refuse({ form: outcome.sentence }, 503)
  if (!outcome.changed)
    return refuse(
      {
        form: 'Somebody else changed this letter meanwhile, so nothing was stored. Open the letter in another tab to see how it stands, then save again to put your choice in its place.',
      },
      409,
      whole.letter.revision,
    )
  throw redirect(`/letters/${whole.letter.id}`)
}

export default function WhoMaySee() {
  const { id, title, revision, audience, people } = useLoaderData<typeof loader>()
  const answer = useActionData<{
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
