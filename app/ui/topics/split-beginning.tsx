import { Form, Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { SelectField, TextField } from '../fields.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

type SplitTopic = { id: string; name: string; proposition: string }

type Props = {
  topic: SplitTopic
  others: readonly (readonly [string, string])[]
  total: number
  fields: Record<string, string>
  errors: Record<string, string>
}

/** Names the two parts: topics that are there, or the names of new ones. */
export function SplitBeginning({ topic, others, total, fields, errors }: Props) {
  if (!total)
    return <p className="card empty">Nothing is coded on {topic.name}, so nothing can be split.</p>
  return (
    <Form method="post" className="card block" noValidate>
      <h2>Into which two?</h2>
      <p className="small muted">
        {formatQuantity(total, 'position')} on {topic.name}. A new part begins with the proposition,
        levels and cue phrases of {topic.name}, and is changed on its own page afterwards. A part
        may be a topic that is there already.
      </p>
      {(['first', 'second'] as const).map((field) => (
        <fieldset key={field} className="field">
          <legend>{field === 'first' ? 'First part' : 'Second part'}</legend>
          <TextField
            label="Name of a new topic"
            name={`${field}-name`}
            maxLength={80}
            defaultValue={fields[`${field}-name`] ?? ''}
            error={errors[field]}
          />
          {others.length > 0 && (
            <SelectField
              label="or a topic that is there"
              name={field}
              defaultValue={fields[field] ?? ''}
              options={[['', 'A new one'], ...others]}
            />
          )}
        </fieldset>
      ))}
      <button className="button primary" type="submit" name="deed" value="begin">
        Begin
      </button>
    </Form>
  )
}

type DoneProps = {
  topic: SplitTopic
  done: readonly { id: string; parts: readonly { topicId: string; name: string }[]; how: string }[]
}

/** The splits that were done, each with the way to take it back. */
export function DoneSplits({ topic, done }: DoneProps) {
  const inDossier = useDossierPath()
  if (!done.length) return null
  return (
    <section className="card block" aria-labelledby="done-splits">
      <h2 id="done-splits">Split before</h2>
      <ul className="plain">
        {done.map(({ id, parts, how }) => (
          <li key={id} className="between small">
            <div>
              into{' '}
              {parts.map(({ topicId, name }, index) => (
                <span key={topicId}>
                  {index > 0 && ' and '}
                  <Link to={inDossier(`topics/${topicId}`)}>{name}</Link>
                </span>
              ))}
              <div className="tiny muted">{how}</div>
            </div>
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <button
                className="button"
                type="submit"
                name="deed"
                value="undo"
                aria-label={`Take the split of ${topic.name} back`}
              >
                Take it back
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
