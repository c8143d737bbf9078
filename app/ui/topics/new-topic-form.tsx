import { Form, Link } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { levels } from '#app/domain/level.ts'
import { findTopicDoubts } from '#app/domain/topic-doubts.ts'
import type { LevelAnchors, Topic } from '#app/domain/topics.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { TextArea, TextField } from '../fields.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import './topic-form.css'

type Props = {
  fields: Record<string, string>
  errors: Record<string, string>
  others: readonly Pick<Topic, 'name' | 'proposition'>[]
}

/** The words of a new topic; beside them stands what two coders would trip over, and nothing of that blocks. */
export function NewTopicForm({ fields, errors, others }: Props) {
  const inDossier = useDossierPath()
  const [typed, setTyped] = useState(fields)
  const doubts = typed.proposition?.trim() ? findTopicDoubts(toTopic(typed), others) : []
  const keepTyped = (event: FormEvent<HTMLFormElement>) =>
    setTyped(
      Object.fromEntries(
        [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
      ),
    )
  return (
    <div className="with-aside">
      <Form method="post" className="card topic-form" noValidate onInput={keepTyped}>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        <TextField
          label="Name"
          name="name"
          defaultValue={fields.name}
          error={errors.name}
          hint="One or two words, such as “Encryption”: what columns and charts are headed with."
        />
        <TextArea
          label="Proposition"
          name="proposition"
          rows={2}
          defaultValue={fields.proposition}
          error={errors.proposition}
          hint="A sentence that one can support or oppose, such as “Providers should be allowed to …”."
        />
        <fieldset>
          <legend>What each level means</legend>
          {[...levels].reverse().map(({ level, word }) => (
            <TextArea
              key={level}
              label={`${formatSignedNumber(level)} ${capitaliseFirst(word)}`}
              name={String(level)}
              rows={2}
              defaultValue={fields[level]}
              error={errors[level]}
            />
          ))}
        </fieldset>
        <div className="row actions">
          <button className="button primary" type="submit" name="deed" value="add">
            Add the topic
          </button>
          <Link className="button quiet" to={inDossier('topics')}>
            Cancel
          </Link>
        </div>
      </Form>
      <aside className="stack">
        <section className="card" aria-labelledby="doubts">
          <h2 id="doubts">To look at</h2>
          <TopicDoubts doubts={doubts} />
        </section>
      </aside>
    </div>
  )
}

function TopicDoubts({ doubts }: { doubts: readonly string[] }) {
  return doubts.length ? (
    <ul className="small" role="status">
      {doubts.map((doubt) => (
        <li key={doubt}>{doubt}</li>
      ))}
    </ul>
  ) : (
    <p className="muted small">
      Whatever two coders would read in two ways is said here while you write. It keeps nobody from
      saving.
    </p>
  )
}

function toTopic(typed: Record<string, string>) {
  const anchors = Object.fromEntries(levels.map(({ level }) => [level, typed[level] ?? '']))
  return {
    name: typed.name ?? '',
    proposition: typed.proposition ?? '',
    anchors: anchors as LevelAnchors,
  }
}
