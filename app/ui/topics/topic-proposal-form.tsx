import { Form, Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import type { Topic } from '#app/domain/topics.ts'
import { ProposingFields } from '../proposals/proposing-fields.tsx'
import { TopicDoubts, useTypedTopic } from './topic-doubts.tsx'
import { WordingFields } from './wording-fields.tsx'
import './topic-form.css'

type Props = ComponentProps<typeof WordingFields> & {
  others: readonly Pick<Topic, 'name' | 'proposition'>[]
  /** The version on whose words the proposal stands. */
  version: number
  /** Where to go without storing anything. */
  back: string
}

/** Other words of a topic, for an editor to take or to refuse; beside them stands what two coders would trip over. */
export function TopicProposalForm({ others, version, back, ...wording }: Props) {
  const { fields, errors } = wording
  const { keepTyped, doubts } = useTypedTopic(fields, others)
  return (
    <div className="with-aside">
      <Form method="post" className="card topic-form" noValidate onInput={keepTyped}>
        <input type="hidden" name="base" value={errors.base ?? fields.base ?? version} />
        <WordingFields {...wording} />
        <ProposingFields proposes proposalId={null} fields={fields} errors={errors} />
        <div className="row actions">
          <button className="button primary" type="submit">
            Propose it
          </button>
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
