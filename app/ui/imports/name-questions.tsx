import { pluralise } from '#app/domain/text/words.ts'
import { Form } from '@remix-run/react'

type Choice = { answer: string; name: string; why: string; roles: string[] }
export type NameQuestionView = {
  said: string
  key: string
  choices: Choice[]
  alone: boolean
  /** Within what a unit stands. */
  house?: string
  letters: number
  /** What was answered in the same form, which comes back for another reason. */
  chosen?: string
}

/**
 * Names that somebody known may bear in other words: answered once for the whole import. `total` says how many there
 * are, of which the most frequent are shown.
 */
export function NameQuestions({
  questions,
  total,
}: {
  questions: readonly NameQuestionView[]
  total: number
}) {
  if (!questions.length) return null
  return (
    <Form method="post" className="card whose" preventScrollReset>
      <h2>Who are these?</h2>
      <p className="small muted">
        Each answer holds for all letters of this import. Nobody is taken for somebody else without
        one.
        <OmittedNames shown={questions.length} total={total} />
      </p>
      <NameQuestionFields questions={questions} />
      <button className="button" type="submit" name="deed" value="answer">
        Keep these answers
      </button>
    </Form>
  )
}

/** How many names are asked about, where not all of them are shown. */
export function OmittedNames({ shown, total }: { shown: number; total: number }) {
  if (total <= shown) return null
  return (
    <>
      {' '}
      These are the {shown} of {total} names that most letters bear; the others follow once these
      are answered.
    </>
  )
}

/** The questions about the names of one letter, as part of its form. */
export function HeadQuestions({ questions }: { questions: readonly NameQuestionView[] }) {
  if (!questions.length) return null
  return (
    <fieldset className="field whose">
      <legend>Who are these?</legend>
      <NameQuestionFields questions={questions} />
    </fieldset>
  )
}

/** The questions alone. */
function NameQuestionFields({ questions }: { questions: readonly NameQuestionView[] }) {
  return (
    <>
      {questions.map(({ said, key, choices, alone, house, letters, chosen }, at) => (
        <fieldset key={`${at} ${key}`} className="question field">
          <legend>
            “{said}”{' '}
            <span className="faint">
              {house && `within ${house}, `}in {letters} {pluralise(letters, 'letter')}
            </span>
          </legend>
          <input type="hidden" name={`key.${at}`} value={key} />
          {choices.map(({ answer, name, why, roles }) => (
            <label key={answer} className="check">
              <input
                type="radio"
                name={`answer.${at}`}
                value={answer}
                defaultChecked={chosen === answer}
              />{' '}
              <span>
                {name} <span className="tiny muted">{[why, ...roles].join(' · ')}</span>
              </span>
            </label>
          ))}
          {alone && (
            <label className="check">
              <input
                type="radio"
                name={`answer.${at}`}
                value=""
                defaultChecked={chosen === undefined ? choices.length === 0 : chosen === ''}
              />{' '}
              <span>
                {house ? 'A new unit' : 'Somebody else'}: <q>{said}</q>
              </span>
            </label>
          )}
        </fieldset>
      ))}
    </>
  )
}
