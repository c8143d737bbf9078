import { Form } from '@remix-run/react'
import type { QuoteRemark } from '#app/domain/remarks.ts'
import { TextArea } from '../fields.tsx'
import { AnswerForm, WrittenCard, type WrittenAnswer } from './written-card.tsx'

type ShownRemark = QuoteRemark & { made: string; answered: string | null; mayAnswer: boolean }

type Props = {
  remarks: readonly ShownRemark[]
  answer: WrittenAnswer
  /** Whether each shows its quote and names its letter. */
  named?: boolean
}

/** What was said of quotes, with the answers, and their form where none is there. */
export function RemarkList({ remarks, answer, named = false }: Props) {
  return remarks.map((remark) => (
    <WrittenCard
      key={remark.id}
      label="Remark on a quote"
      about={named ? { to: remarksHref(remark), title: remark.title, quote: remark.quote } : null}
      {...{ words: remark.words, by: remark.madeBy, made: remark.made }}
      answer={
        remark.answeredAt === null
          ? null
          : {
              words: remark.answer,
              says: `Answered by ${remark.answeredBy ?? 'a coder'}, ${remark.answered}`,
            }
      }
    >
      {remark.mayAnswer ? (
        <AnswerForm
          action={remarksHref(remark)}
          hidden={{ position: remark.positionId, remark: remark.id }}
          {...{ named: 'remark', label: 'Answer', deed: 'answer', button: 'Answer', answer }}
        />
      ) : (
        <p className="tiny muted">Not answered yet</p>
      )}
    </WrittenCard>
  ))
}

type NewRemarkProps = { letterId: string; positionId: string; answer: WrittenAnswer; made: number }

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
