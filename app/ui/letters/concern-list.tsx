import { Form } from '@remix-run/react'
import type { Concern } from '#app/domain/concerns.ts'
import { TextArea } from '../fields.tsx'
import { AnswerForm, WrittenCard, type WrittenAnswer } from './written-card.tsx'

type ShownConcern = Concern & { raised: string; settled: string | null }

type Props = {
  concerns: readonly ShownConcern[]
  maySettle: boolean
  answer: WrittenAnswer
  /** Whether each names its letter. */
  named?: boolean
}

/** What is said to be wrong with letters, with the answers of editors, and their form where none is there. */
export function ConcernList({ concerns, maySettle, answer, named = false }: Props) {
  return concerns.map((concern) => (
    <WrittenCard
      key={concern.id}
      label="In charge of an editor"
      about={named ? { to: `/letters/${concern.letterId}`, title: concern.title } : null}
      {...{ words: concern.words, by: concern.raisedBy, made: concern.raised }}
      answer={
        concern.settledAt === null
          ? null
          : {
              words: concern.answer,
              says: `Settled by ${concern.settledBy ?? 'an editor'}, ${concern.settled}`,
            }
      }
    >
      {maySettle && (
        <AnswerForm
          action={`/letters/${concern.letterId}/concerns`}
          hidden={{ concern: concern.id }}
          {...{ named: 'concern', label: 'What came of it', deed: 'settle', button: 'Settle' }}
          answer={answer}
        />
      )}
    </WrittenCard>
  ))
}

/** The form by which a letter is put in charge of an editor. */
export function NewConcern({ letterId, answer }: { letterId: string; answer: WrittenAnswer }) {
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
