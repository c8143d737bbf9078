import { Form, Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import type { Topic } from '#app/domain/topics.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import { describeForeseen } from '#app/domain/topic-forecast.ts'
import { ForecastCard } from './forecast-card.tsx'
import { TopicDoubts, useTypedTopic } from './topic-doubts.tsx'
import { WordingChangeField } from './wording-change-field.tsx'
import { WordingFields } from './wording-fields.tsx'
import './topic-form.css'

type Props = ComponentProps<typeof WordingFields> & {
  topic: Pick<Topic, 'id'>
  others: readonly Pick<Topic, 'name' | 'proposition'>[]
  inUse: { version: number; wording: TopicWording }
  /** The draft as it was kept; null where there is none yet. */
  pen: { revision: number; baseVersion: number } | null
  /** What saving the draft as it was kept does, as a change of meaning. */
  forecast: ComponentProps<typeof ForecastCard>['forecast']
  /** Where to go without storing anything. */
  back: string
}

/** The words of a topic to be changed; beside them stands what two coders would trip over. */
export function TopicDraftForm({ others, inUse, pen, forecast, back, ...wording }: Props) {
  const { typed, keepTyped, doubts } = useTypedTopic(wording.fields, others)
  const { fields, errors } = wording
  const revision = pen?.revision ?? 0
  return (
    <div className="with-aside">
      <Form method="post" className="card topic-form" noValidate onInput={keepTyped}>
        <input type="hidden" name="revision" value={errors.revision ?? revision} />
        <input type="hidden" name="base" value={errors.base ?? pen?.baseVersion ?? inUse.version} />
        <input type="hidden" name="foreseen" value={describeForeseen(forecast)} />
        <WordingFields {...wording} />
        <WordingChangeField typed={typed} inUse={inUse.wording} errors={errors} fields={fields} />
        <div className="row actions">
          <button className="button primary" type="submit" name="deed" value="save">
            Save as version {inUse.version + 1}
          </button>
          <button className="button" type="submit" name="deed" value="keep">
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
        <ForecastCard forecast={forecast} />
        <TopicDoubts doubts={doubts} />
      </aside>
    </div>
  )
}
