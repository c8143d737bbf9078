import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { TextArea } from '../fields.tsx'

/** What came of a form by which people write to one another. */
export type WrittenAnswer = { ok: true; message: string } | FormRefusal | undefined

type Props = {
  /** What the card is, for screen readers. */
  label: string
  /** The letter that it is about, where the card names it, with what of it. */
  about: { to: string; title: string; quote?: string } | null
  words: string
  by: string
  made: string
  /** The answer, with who gave it when; null where there is none. */
  answer: { words: string | null; says: string } | null
  /** What stands where there is no answer: its form, or that there is none yet. */
  children: ReactNode
}

/** What somebody wrote of a letter or of a quote, with the answer. */
export function WrittenCard({ label, about, words, by, made, answer, children }: Props) {
  return (
    <article className="card" aria-label={label}>
      {about && (
        <h3>
          <Link to={about.to} dir="auto">
            {about.title}
          </Link>
        </h3>
      )}
      {about?.quote !== undefined && <blockquote dir="auto">{about.quote}</blockquote>}
      <p className="pre-line" dir="auto">
        {words}
      </p>
      <p className="tiny muted">
        {by}, {made}
      </p>
      {answer ? (
        <>
          <p className="pre-line" dir="auto">
            {answer.words}
          </p>
          <p className="tiny muted">{answer.says}</p>
        </>
      ) : (
        children
      )}
    </article>
  )
}

type FormProps = {
  action: string
  /** Fields that name what is answered; `named`: the one by which the form knows itself after a refusal. */
  hidden: Record<string, string>
  named: string
  label: string
  deed: string
  button: string
  answer: WrittenAnswer
}

/** The form of an answer; refused it comes back as it was typed. */
export function AnswerForm({ action, hidden, named, label, deed, button, answer }: FormProps) {
  const isOwn = answer && !answer.ok && answer.fields[named] === hidden[named]
  const refused = isOwn ? answer : undefined
  return (
    <Form method="post" action={action} noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea
        label={label}
        name="answer"
        rows={2}
        required
        defaultValue={refused?.fields.answer}
        error={refused?.errors.answer}
      />
      <button className="button" type="submit" name="deed" value={deed}>
        {button}
      </button>
    </Form>
  )
}
