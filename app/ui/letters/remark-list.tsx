import { Form, Link } from '@remix-run/react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import type { QuoteRemark } from '#app/domain/remarks.ts'
import { TextArea } from '../fields.tsx'

type ShownRemark = QuoteRemark & { made: string; answered: string | null }
type Answer = { ok: true; message: string } | FormRefusal | undefined

type Props = {
  remarks: readonly ShownRemark[]
  mayAnswer: boolean
  answer: Answer
  /** Whether each shows its quote and names its letter. */
  named?: boolean
}

/** What was said of quotes, with the answers, and their form where none is there. */
export function RemarkList({ remarks, mayAnswer, answer, named = false }: Props) {
  return remarks.map((remark) => (
    <article key={remark.id} className="card" aria-label="Remark on a quote">
      {named && (
        <>
          <h3>
            <Link to={remarksHref(remark)} dir="auto">
              {remark.title}
            </Link>
          </h3>
          <blockquote dir="auto">{remark.quote}</blockquote>
        </>
      )}
      <p className="pre-line" dir="auto">
        {remark.words}
      </p>
      <p className="tiny muted">
        {remark.madeBy}, {remark.made}
      </p>
      {remark.answeredAt ? (
        <>
          <p className="pre-line" dir="auto">
            {remark.answer}
          </p>
          <p className="tiny muted">
            Answered by {remark.answeredBy ?? 'a coder'}, {remark.answered}
          </p>
        </>
      ) : mayAnswer ? (
        <AnswerForm remark={remark} answer={answer} />
      ) : (
        <p className="tiny muted">Not answered yet</p>
      )}
    </article>
  ))
}

function AnswerForm({ remark, answer }: { remark: ShownRemark; answer: Answer }) {
  const refused = answer && !answer.ok && answer.fields.remark === remark.id ? answer : undefined
  return (
    <Form method="post" action={remarksHref(remark)} noValidate>
      <input type="hidden" name="position" value={remark.positionId} />
      <input type="hidden" name="remark" value={remark.id} />
      <TextArea
        label="Answer"
        name="answer"
        rows={2}
        required
        defaultValue={refused?.fields.answer}
        error={refused?.errors.answer}
      />
      <button className="button" type="submit" name="deed" value="answer">
        Answer
      </button>
    </Form>
  )
}

type NewRemarkProps = { letterId: string; positionId: string; answer: Answer; made: number }

/** The form by which somebody says something of a quote; empty again once there is one more than `made`. */
export function NewRemark({ letterId, positionId, answer, made }: NewRemarkProps) {
  const refused = answer && !answer.ok && answer.fields.deed === 'remark' ? answer : undefined
  return (
    <Form
      key={made}
      method="post"
      action={remarksHref({ letterId, positionId })}
      className="card"
      noValidate
    >
      <input type="hidden" name="position" value={positionId} />
      <TextArea
        label="Your remark"
        name="words"
        rows={3}
        required
        defaultValue={refused?.fields.words}
        error={refused?.errors.words}
        hint="Such as: the quote is wrong, or the level. It changes no number."
      />
      <button className="button" type="submit" name="deed" value="remark">
        Remark on this quote
      </button>
    </Form>
  )
}

/** Where what was said of a quote stands. */
export function remarksHref({
  letterId,
  positionId,
}: Pick<QuoteRemark, 'letterId' | 'positionId'>) {
  return `/letters/${letterId}/remarks?position=${positionId}`
}
