import type { ListQuestion } from '#app/domain/lists/list-plan.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TextField } from '../fields.tsx'

/** What only a person can say, each once for all rows that wait for it. */
export function ListQuestions({
  questions,
  total,
  typed,
  errors,
}: {
  questions: readonly ListQuestion[]
  total: number
  /** What a form that was refused chose, by the names of its fields. */
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}) {
  if (!questions.length) return null
  const isMakeable = (kind: string) =>
    questions.some(({ options }) => options.some(({ value }) => value === kind))
  return (
    <section className="card whose" aria-labelledby="list-questions">
      <h2 id="list-questions">Before these rows can come in</h2>
      <p className="small muted">
        {formatQuantity(total, 'question')}
        {total > questions.length && `; these are the first ${questions.length}`}. Rows whose
        question stays open are not taken in.
      </p>
      {questions.map((question) =>
        question.writes ? (
          <TextField
            key={question.key}
            label={question.sentence}
            name={`answer.${question.key}`}
            type="text"
            maxLength={question.writes.most}
            error={errors[`answer.${question.key}`]}
            defaultValue={typed[`answer.${question.key}`]}
            hint={formatQuantity(question.rows, 'row')}
          />
        ) : (
          <ChosenAnswer
            key={question.key}
            question={question}
            typed={typed[`answer.${question.key}`]}
          />
        ),
      )}
      <div className="row">
        <button className="button primary" type="submit" name="deed" value="choose">
          Keep the answers
        </button>
        {isMakeable('organisation') && total > 1 && <MakeAll chosen={typed.all} />}
      </div>
    </section>
  )
}

function ChosenAnswer({
  question: { key, sentence, options, rows },
  typed,
}: {
  question: ListQuestion
  typed: string | undefined
}) {
  return (
    <fieldset className="question field">
      <legend dir="auto">
        {sentence} <span className="tiny muted">{formatQuantity(rows, 'row')}</span>
      </legend>
      {options.map(({ value, words }) => (
        <label key={value} className="check">
          <input
            type="radio"
            name={`answer.${key}`}
            value={value}
            defaultChecked={typed === value}
          />{' '}
          <span dir="auto">{words}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Many organisations that nobody knows are made at once. */
function MakeAll({ chosen = 'organisation' }: { chosen?: string }) {
  return (
    <>
      <label className="small">
        Those not answered:{' '}
        <select name="all" defaultValue={chosen}>
          <option value="organisation">new organisations</option>
          <option value="unit">new units</option>
        </select>
      </label>
      <button className="button" type="submit" name="deed" value="make all">
        Make all of them
      </button>
    </>
  )
}
