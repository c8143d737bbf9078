import { Form, Link } from '@remix-run/react'
import { levels } from '#app/domain/level.ts'
import type { Topic } from '#app/domain/topics.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { ProposingFields } from '../proposals/proposing-fields.tsx'
import { TextArea, TextField } from '../fields.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { TopicDoubts, useTypedTopic } from './topic-doubts.tsx'
import './topic-form.css'

type Props = {
  fields: Record<string, string>
  errors: Record<string, string>
  others: readonly Pick<Topic, 'name' | 'proposition'>[]
  /** Whether it waits for an editor once it is sent. */
  proposes: boolean
}

/** The words of a new topic; beside them stands what two coders would trip over, and nothing of that blocks. */
export function NewTopicForm({ fields, errors, others, proposes }: Props) {
  const inDossier = useDossierPath()
  const { keepTyped, doubts } = useTypedTopic(fields, others)
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
        <ProposingFields {...{ proposes, proposalId: null, fields, errors }} />
        <div className="row actions">
          <button className="button primary" type="submit" name="deed" value="add">
            {proposes ? 'Propose it' : 'Add the topic'}
          </button>
          <Link className="button quiet" to={inDossier('topics')}>
            Cancel
          </Link>
        </div>
      </Form>
      <aside className="stack">
        <TopicDoubts doubts={doubts} />
      </aside>
    </div>
  )
}
