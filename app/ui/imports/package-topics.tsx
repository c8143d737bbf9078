import { Form } from '@remix-run/react'
import type { Difference } from '#app/domain/history/history-line.ts'
import { DifferenceList } from '../difference-list.tsx'
import { FoldedForecast, type ShownForecast } from '../topics/forecast-card.tsx'

export type PackageTopicsView = {
  /** It asks about a dossier that the reader does not see. */
  hidden: boolean
  questions: {
    key: string
    name: string
    version: number
    sentence: string
    problem: string | null
    differences: Difference[]
    chosen: string
    ownName: string
    deeds: { deed: string; words: string; proposed: boolean }[]
    forecast: ShownForecast | null
  }[]
}

/** What a form about topics chose, and what was wrong with it, by the names of its fields. */
type Typed = { fields: Record<string, string>; errors: Record<string, string> }

type RefusedTopics = {
  ok: false
  errors: Record<string, string>
  topics?: { id: string; fields: Record<string, string> }
}

/** The topics of a dossier package that say something else here, word by word, with what may be done with each. */
export function PackageTopics({
  id,
  name,
  topics: { hidden, questions },
  answer,
}: {
  id: string
  name: string
  topics: PackageTopicsView
  answer: RefusedTopics | { ok: true } | undefined
}) {
  const typed =
    answer?.ok === false && answer.topics?.id === id
      ? { fields: answer.topics.fields, errors: answer.errors }
      : null
  if (hidden)
    return (
      <p className="small">
        It asks about topics of a dossier that you do not see. Whoever works on that has to answer.
      </p>
    )
  return (
    <Form method="post" className="package-topics" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      {questions.map((question) => (
        <TopicFields key={question.key} question={question} typed={typed} />
      ))}
      <div className="row">
        <button className="button primary" type="submit" name="deed" value="import answered">
          Import with these answers<span className="out-of-sight">: {name}</span>
        </button>
        <button className="button" type="submit" name="deed" value="answer topics">
          Keep these answers<span className="out-of-sight">: {name}</span>
        </button>
      </div>
    </Form>
  )
}

function TopicFields({
  question: {
    key,
    name,
    version,
    sentence,
    problem,
    differences,
    chosen,
    ownName,
    deeds,
    forecast,
  },
  typed,
}: {
  question: PackageTopicsView['questions'][number]
  typed: Typed | null
}) {
  const [field, nameField] = [`topic.${key}`, `name.${key}`]
  const wrong = typed?.errors[field] ?? typed?.errors[nameField] ?? problem
  const wrongId = `topic-${key}-wrong`
  return (
    <fieldset className="question field" aria-describedby={wrong ? wrongId : undefined}>
      <legend dir="auto">{name}</legend>
      <p className="small">{sentence}</p>
      <DifferenceList differences={differences} />
      {wrong && (
        <p className="small error" id={wrongId}>
          {wrong}
        </p>
      )}
      <input type="hidden" name={`version.${key}`} value={version} />
      {deeds.map(({ deed, words, proposed }) => (
        <div key={deed}>
          <label className="check">
            <input
              type="radio"
              name={field}
              value={deed}
              defaultChecked={(typed ? typed.fields[field] : chosen) === deed}
            />{' '}
            <span>
              {words}
              {proposed && <span className="tiny muted"> (what the change looks like)</span>}
            </span>
          </label>
          {deed === 'own' && (
            <input
              name={nameField}
              aria-label={`What the topic of its own is called, instead of ${name}`}
              defaultValue={typed?.fields[nameField] ?? ownName}
              dir="auto"
            />
          )}
          {deed === 'meaning' && forecast && (
            <FoldedForecast forecast={forecast} isChosen={chosen === 'meaning'} />
          )}
        </div>
      ))}
    </fieldset>
  )
}
