import { Form, Link } from '@remix-run/react'
import type { Concern } from '#app/domain/concerns.ts'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import { TextArea } from '../fields.tsx'

type ShownConcern = Concern & { raised: string; settled: string | null }
type Answer = { ok: true; message: string } | FormRefusal | undefined

type Props = {
  concerns: readonly ShownConcern[]
  maySettle: boolean
  answer: Answer
  /** Whether each names its letter. */
  named?: boolean
}

/** What is said to be wrong with letters, with the answers of editors, and their form where none is there. */
export function ConcernList({ concerns, maySettle, answer, named = false }: Props) {
  return (
    <>
      {concerns.map((concern) => (
        <section key={concern.id} className="card" aria-label="In charge of an editor">
          {named && (
            <h3>
              <Link to={`/letters/${concern.letterId}`}>{concern.title}</Link>
            </h3>
          )}
          <p className="pre-line">{concern.words}</p>
          <p className="tiny muted">
            {concern.raisedBy}, {concern.raised}
          </p>
          {concern.settledAt ? (
            <>
              <p className="pre-line">{concern.answer}</p>
              <p className="tiny muted">
                Settled by {concern.settledBy ?? 'an editor'}, {concern.settled}
              </p>
            </>
          ) : (
            maySettle && <SettleForm concern={concern} answer={answer} />
          )}
        </section>
      ))}
    </>
  )
}

function SettleForm({ concern, answer }: { concern: ShownConcern; answer: Answer }) {
  const refused = answer && !answer.ok && answer.fields.concern === concern.id ? answer : undefined
  return (
    <Form method="post" action={`/letters/${concern.letterId}/concerns`} noValidate>
      <input type="hidden" name="concern" value={concern.id} />
      <TextArea
        label="What came of it"
        name="answer"
        rows={2}
        required
        defaultValue={refused?.fields.answer}
        error={refused?.errors.answer}
      />
      <button className="button" type="submit" name="deed" value="settle">
        Settle
      </button>
    </Form>
  )
}

/** The form by which a letter is put in charge of an editor. */
export function NewConcern({ letterId, answer }: { letterId: string; answer: Answer }) {
  const refused = answer && !answer.ok && answer.fields.deed === 'raise' ? answer : undefined
  return (
    <Form
      key={answer?.ok ? answer.message : 'open'}
      method="post"
      action={`/letters/${letterId}/concerns`}
      className="card"
      noValidate
    >
      <TextArea
        label="What is wrong"
        name="words"
        rows={3}
        required
        defaultValue={refused?.fields.words}
        error={refused?.errors.words}
      />
      <button className="button" type="submit" name="deed" value="raise">
        Put it in charge of an editor
      </button>
    </Form>
  )
}
