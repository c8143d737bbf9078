import { Form, Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import type { Topic } from '#app/domain/topics.ts'
import { TopicDoubts, useTypedTopic } from './topic-doubts.tsx'
import { WordingFields } from './wording-fields.tsx'
import './topic-form.css'

type Props = ComponentProps<typeof WordingFields> & {
  topic: Pick<Topic, 'id'>
  others: readonly Pick<Topic, 'name' | 'proposition'>[]
  /** How often the draft was kept: 0 where there is none yet. */
  revision: number
  /** Where to go without storing anything. */
  back: string
}

/** The words of a topic to be changed; beside them stands what two coders would trip over. */
export function TopicDraftForm({ others, revision, back, ...wording }: Props) {
  const { keepTyped, doubts } = useTypedTopic(wording.fields, others)
  const { errors } = wording
  return (
    <div className="with-aside">
      <Form method="post" className="card topic-form" noValidate onInput={keepTyped}>
        <input type="hidden" name="revision" value={errors.revision ?? revision} />
        <WordingFields {...wording} />
        <div className="row actions">
          <button className="button primary" type="submit" name="deed" value="keep">
            Keep the draft
          </button>
          {revision > 0 && (
            <button className="button" type="submit" name="deed" value="throw away">
              Throw the draft away
            </button>
          )}
          <Link className="button quiet" to={back}>
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
