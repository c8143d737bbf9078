import { Form, Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import type { Topic } from '#app/domain/topics.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import { describeForeseen } from '#app/domain/topic-forecast.ts'
import { ForecastCard } from './forecast-card.tsx'
import { TopicDoubts, useTypedTopic } from './topic-doubts.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { WordingChangeField } from './wording-change-field.tsx'
import { WordingFields } from './wording-fields.tsx'
import './topic-form.css'

type Props = ComponentProps<typeof WordingFields> & {
  topic: Pick<Topic, 'id'>
  others: readonly Pick<Topic, 'name' | 'proposition'>[]
  inUse: { version: number; wording: TopicWording }
  /** The draft as it was kept; null where there is none yet. */
  pen: { revision: number; baseVersion: number; keptAt: string } | null
  /** What saving the draft as it was kept does, as a change of meaning. */
  forecast: ComponentProps<typeof ForecastCard>['forecast']
  /** Where to go without storing anything. */
  back: string
}

/**
 * The words of a topic to be changed, kept while they are typed; beside them stands what two coders would trip over.
 */
export function TopicDraftForm({ topic, others, inUse, pen, back, ...rest }: Props) {
  const { forecast: forecastBefore, ...wording } = rest
  const { fields, errors } = wording
  const { typed, keepTyped, doubts } = useTypedTopic(fields, others)
  const keeping = useKeptDraft<Props['forecast']>({ topicId: topic.id, fields, typed, errors })
  const { kept, refusal } = keeping
  const revision = kept?.revision ?? pen?.revision ?? 0
  const stale = { ...errors, ...refusal?.errors }
  const forecast = kept?.forecast ?? forecastBefore
  return (
    <div className="with-aside">
      <Form
        ref={keeping.form}
        method="post"
        className="card topic-form"
        noValidate
        onInput={keepTyped}
        onBlur={keeping.keepOnLeaving}
        onSubmit={keeping.submitOnceKept}
      >
        <input type="hidden" name="revision" value={stale.revision ?? revision} />
        <input type="hidden" name="base" value={stale.base ?? pen?.baseVersion ?? inUse.version} />
        <input type="hidden" name="foreseen" value={describeForeseen(forecast)} />
        <WordingFields {...wording} />
        <WordingChangeField typed={typed} inUse={inUse.wording} errors={errors} fields={fields} />
        <KeptState pen={pen} {...keeping} />
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

type StateProps = {
  pen: Props['pen']
  kept: { keptAt: string } | null
  refusal: { errors: Record<string, string> } | null
  isKeeping: boolean
}

/** When the draft was kept last, or why what is typed is not. */
function KeptState({ pen, kept, refusal, isKeeping }: StateProps) {
  const keptAt = kept?.keptAt ?? pen?.keptAt
  return (
    <>
      {refusal && (
        <p className="notice bad small" role="alert">
          Not kept. {Object.values(refusal.errors)[0]}
        </p>
      )}
      <p className="tiny muted" role="status">
        {isKeeping ? 'Keeping the draft …' : keptAt && `Draft kept ${keptAt}, UTC`}
      </p>
    </>
  )
}
