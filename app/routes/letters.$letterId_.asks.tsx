import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { loadAsksForm, saveAsksForm } from '#app/features/letters/asks-form.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { letterFormLimits, readForm } from '#app/http/forms.ts'
import '#app/ui/fields.css'
import '#app/ui/letter-fields.css'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Whom a letter asks · Stanceline' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadAsksForm(context, params.letterId!)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireCodableLetter(context, params.letterId!)
  const saved = await saveAsksForm(
    context,
    params.letterId!,
    await readForm(request, letterFormLimits),
  )
  if (saved.outcome === 'stored') throw redirect(`/letters/${params.letterId}`)
  return data(saved, { status: statusOfOutcome[saved.outcome] })
}

export const shouldRevalidate = revalidateAfterConflict

export default function LetterAsks() {
  const { id, title, recipients, topics, asked } = useLoaderData<typeof loader>()
  const refused = useFormAnswer<typeof action>()
  const ticked = refused?.ticked ?? asked
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Whom this letter asks</h1>
      <p className="muted">
        Tick who is asked what they hold on a topic. Only who is ticked counts as asked: their pages
        and the topic’s then say since when, and whether they answered.
      </p>
      {recipients.length === 0 ? (
        <p className="card empty">
          This letter names no recipient yet.{' '}
          <Link to={`/letters/${id}/correction`}>Correct it</Link> first.
        </p>
      ) : (
        <Form method="post" className="card">
          {refused && (
            <p className="notice bad" role="alert">
              {refused.errors.form}
            </p>
          )}
          <input type="hidden" name="shown" value={asked.join()} />
          {recipients.map((recipient) => (
            <fieldset className="field" key={recipient.id}>
              <legend>{recipient.name}</legend>
              {topics.map((topic) => {
                const key = `${recipient.id} ${topic.id}`
                return (
                  <label className="check" key={key}>
                    <input
                      type="checkbox"
                      name="ask"
                      value={key}
                      defaultChecked={ticked.includes(key)}
                    />{' '}
                    <span>
                      {topic.name}
                      {ticked.includes(key) !== asked.includes(key) && (
                        <em className="small">
                          {' '}
                          (stored now: {asked.includes(key) ? '' : 'not '}asked)
                        </em>
                      )}
                    </span>
                  </label>
                )
              })}
            </fieldset>
          ))}
          <div className="row field">
            <button className="button primary" type="submit">
              Save whom it asks
            </button>
            <Link className="button" to={`/letters/${id}`}>
              Cancel
            </Link>
          </div>
        </Form>
      )}
    </div>
  )
}
