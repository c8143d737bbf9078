import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import {
  changeExceptions,
  exceptionFields,
  loadExceptions,
} from '#app/features/letters/exception-list.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import '#app/ui/fields.css'
import { TextArea, TextField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Exceptions · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  return loadExceptions(context)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const fields = readTextFields(await readForm(request), exceptionFields)
  const outcome = await changeExceptions(context, fields)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function Exceptions() {
  const { acts, mayChange } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <h1>Exceptions</h1>
      <p className="muted">
        The reasons that law gives for withholding words of a document. Each letter says under{' '}
        <em>Exceptions invoked</em> which of them were.
      </p>
      <FormOutcome answer={answer} />
      {acts.map(({ act, exceptions }) => (
        <section key={act} className="card gap-above">
          <h2>{act}</h2>
          <ul className="plain stack">
            {exceptions.map((exception) => (
              <ExceptionRow key={exception.id} exception={exception} mayChange={mayChange} />
            ))}
          </ul>
        </section>
      ))}
      {mayChange && <NewException answer={answer} />}
    </div>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['acts'][number]['exceptions'][number]

function ExceptionRow({ exception, mayChange }: { exception: Shown; mayChange: boolean }) {
  const { id, citation, name, words, retired, own, removable } = exception
  const says = `${citation}, ${name}`
  return (
    <li className="between">
      <span>
        {says}
        {retired && <span className="tag">retired</span>}
        <div className="tiny muted">{words}</div>
      </span>
      {mayChange && own && (
        <Form method="post" className="row">
          <input type="hidden" name="id" value={id} />
          <button
            className="button quiet"
            type="submit"
            name="deed"
            value={retired ? 'give back' : 'retire'}
            aria-label={`${retired ? 'Offer again' : 'Retire'}: ${says}`}
          >
            {retired ? 'Offer again' : 'Retire'}
          </button>
          {removable && (
            <button
              className="button quiet"
              type="submit"
              name="deed"
              value="remove"
              aria-label={`Remove: ${says}`}
            >
              Remove
            </button>
          )}
        </Form>
      )}
    </li>
  )
}

function NewException({ answer }: { answer: ReturnType<typeof useFormAnswer<typeof action>> }) {
  const refused = answer && !answer.ok && answer.fields.deed === 'add' ? answer : null
  const field = (name: 'act' | 'citation' | 'name' | 'words', label: string, hint: string) => ({
    ...{ name, label, hint, required: true },
    defaultValue: refused?.fields[name] ?? '',
    error: refused?.errors[name],
  })
  return (
    <Form method="post" className="card gap-above" key={answer?.ok ? answer.message : 'new'}>
      <h2>Add an exception</h2>
      <input type="hidden" name="deed" value="add" />
      <TextField {...field('act', 'Act', 'Such as “Freedom of Information Act 2000”.')} />
      <TextField {...field('citation', 'Citation', 'Where in the act, such as “section 40(2)”.')} />
      <TextField {...field('name', 'Short name', 'Such as “personal data”.')} />
      <TextArea {...field('words', 'Words', 'What it protects, in the words of the act.')} />
      <button className="button primary" type="submit">
        Add
      </button>
    </Form>
  )
}
