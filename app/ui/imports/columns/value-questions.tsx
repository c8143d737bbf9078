import { useEffect, useRef, type ReactNode } from 'react'
import { absences, levels as scale } from '#app/domain/level.ts'
import { SelectField } from '../../fields.tsx'
import { OpenList } from './open-questions.tsx'
import type { LevelValueView, TopicValueView, ValueView } from './columns-view.ts'
import {
  formatQuantity,
  formatSignedNumber,
  joinWithAnd,
  pluralise,
} from '#app/domain/text/words.ts'

type QuestionProps = { open: readonly string[]; isRefused: boolean }

export const levelOptions: readonly (readonly [string, string])[] = [
  ...[...scale]
    .reverse()
    .map(({ level, word }) => [String(level), `${formatSignedNumber(level)} ${word}`] as const),
  ...absences.map(({ absence, word, means }) => [absence, `${word}: ${means}`] as const),
  ['leave', 'Leave these rows out'],
]

/** Every word or number that stands for a level, with what it means. */
export function LevelValues({
  levels,
  open,
  isRefused,
}: QuestionProps & { levels: readonly LevelValueView[] }) {
  return (
    <section className="card" aria-labelledby="the-levels">
      <h2 id="the-levels">What the levels mean</h2>
      <OpenList open={open} isRefused={isRefused} />
      <Values kind="level" values={levels} options={levelOptions} />
    </section>
  )
}

/** Every topic that the table names, with the one that it is here; or one topic for all rows. */
export function TopicValues({
  topics,
  known,
  closed,
  topic,
  open,
  isRefused,
}: QuestionProps & {
  topics: readonly TopicValueView[]
  known: readonly { id: string; name: string }[]
  closed: readonly string[]
  topic: string | null
}) {
  const options: [string, string][] = known.map(({ id, name }) => [id, name])
  return (
    <section className="card" aria-labelledby="the-topics">
      <h2 id="the-topics">Which topics are meant</h2>
      {closed.length > 0 && (
        <p className="small muted">
          Closed, so that nothing new is coded on {pluralise(closed.length, 'it', 'them')} and not
          offered here: {joinWithAnd(closed)}. An editor can reopen them under Topics.
        </p>
      )}
      <OpenList open={open} isRefused={isRefused} />
      {topics.length > 0 && (
        <Values
          kind="topic"
          values={topics}
          options={[...options, ['leave', 'Leave these rows out']]}
        />
      )}
      <div className="one-topic">
        <SelectField
          label={topics.length ? 'Topic of rows that name none' : 'One topic for the whole table'}
          name="topic"
          defaultValue={topic ?? ''}
          options={[
            ['', topics.length ? 'None: such rows are refused' : 'Choose a topic'],
            ...options,
          ]}
        />
      </div>
    </section>
  )
}

export const reasonWords = {
  word: 'known here',
  guess: 'likely: look whether it is right',
  said: 'as you said',
} as const

export function Values<M extends string>({
  kind,
  values,
  options,
}: {
  kind: string
  values: readonly ValueView<M>[]
  options: readonly (readonly [string, string])[]
}): ReactNode {
  return (
    <ul className="plain values">
      {values.map(({ said, rows, first, means, by }, at) => (
        <li key={said}>
          <div>
            <label htmlFor={`${kind}-${at}`}>
              <q>{said.length > 90 ? `${said.slice(0, 89)}…` : said}</q>
            </label>{' '}
            <span className="tiny faint">
              in {formatQuantity(rows, 'row')}, first in row {first}
            </span>
          </div>
          <div>
            <input type="hidden" name={`${kind}.${at}.said`} value={said} />
            <ValueSelect name={`${kind}.${at}`} id={`${kind}-${at}`} {...{ means, options }} />
            <p className="tiny faint" id={`${kind}-${at}-why`}>
              {by ? reasonWords[by] : 'not known here'}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What one value means. It follows what is stored, as when answers of another column are given to it. */
function ValueSelect({
  id,
  name,
  means,
  options,
}: {
  id: string
  name: string
  means: string | null
  options: readonly (readonly [string, string])[]
}) {
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (select.current && select.current !== document.activeElement)
      select.current.value = means ?? ''
  }, [means])
  return (
    <select
      ref={select}
      id={id}
      name={name}
      defaultValue={means ?? ''}
      aria-invalid={means === null ? true : undefined}
      aria-describedby={`${id}-why`}
    >
      {means === null && <option value="">Say what it means</option>}
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}
