import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { letterSchema } from '#app/domain/letter-form.ts'
import { planParties } from '#app/domain/parties.ts'
import { errorsOf } from '#app/http/forms.ts'
import { letterFields, storedFields } from '#app/http/letter-form.ts'
import { allowed, found } from '#app/http/rights.ts'
import { storing } from '#app/http/storing.ts'
import { newId, theStore } from '#app/store.server.ts'
import { LetterFieldset } from '#app/ui/letter-fields.tsx'

export const meta: MetaFunction = () => [{ title: 'Correct a letter · Stanceline' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await allowed(request, 'correct letters')
  const store = await theStore()
  const { letter, parties } = found(await store.letters.byId(params.letterId!), 'letter')
  return { id: letter.id, title: letter.title, revision: letter.revision, fields: storedFields(letter, parties), actorNames: (await store.actors.all()).map(({ name }) => name) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'correct letters')
  const store = await theStore()
  const before = found(await store.letters.byId(params.letterId!), 'letter')
  const form = await request.formData()
  const fields = letterFields(form)
  const checked = letterSchema.safeParse(fields)
  if (!checked.success) return data({ fields, errors: errorsOf(checked.error) }, { status: 400 })
  const plan = planParties(checked.data.parties, await store.actors.all(), await store.actors.affiliations(), checked.data.dated, newId)
  if (!plan.ok) return data({ fields, errors: { [`parties.${plan.index}`]: plan.reason } }, { status: 400 })
  const outcome = await storing(() => store.letters.correct(before, Number(form.get('revision')), { form: checked.data, ...plan }, { userId: user.id, via: 'screen' }), (sentence) => ({ sentence }))
  if ('sentence' in outcome) return data({ fields, errors: { form: outcome.sentence } }, { status: 503 })
  if (!outcome.changed) return data({ fields, errors: { form: 'Somebody else corrected this letter meanwhile, so nothing was stored. Open the letter in another tab to see their version, then save again to put yours in its place.' }, revision: before.letter.revision }, { status: 409 })
  throw redirect(`/letters/${before.letter.id}`)
}

export default function Correction() {
  const { id, title, revision, fields, actorNames } = useLoaderData<typeof loader>()
  const answer = useActionData<{ fields: typeof fields; errors: Record<string, string>; revision?: number }>()
  const errors = answer?.errors ?? {}
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>← {title}</Link>
      <h1>Correct what is said about this letter</h1>
      <p className="muted">Its text never changes. A new date moves the letter’s positions on every timeline.</p>
      <Form method="post" className="card" noValidate>
        {errors.form && <p className="notice bad" role="alert">{errors.form}</p>}
        <input type="hidden" name="revision" value={answer?.revision ?? revision} />
        <LetterFieldset fields={answer?.fields ?? fields} errors={errors} actorNames={actorNames} />
        <div className="row field"><button className="button primary" type="submit">Save the correction</button><Link className="button" to={`/letters/${id}`}>Cancel</Link></div>
      </Form>
    </div>
  )
}
