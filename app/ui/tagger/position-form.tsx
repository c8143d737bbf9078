import { countWords } from '#app/domain/text/quotes.ts'
import { listOpenTopics, nameWithState, type Topic } from '#app/domain/topics.ts'
import { ActorField } from '../actor-field.tsx'
import { NewActorOffer } from '../new-actor-offer.tsx'
import { TextArea } from '../fields.tsx'
import type { PositionDraft } from './position-draft.ts'
import { FieldError } from './field-error.tsx'
import { type HolderChoice, HolderFields } from './holder-fields.tsx'
import { StanceFields } from './stance-fields.tsx'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  topics: readonly Topic[]
  holders: readonly HolderChoice[]
  errors: Record<string, string>
  paragraph: number | null
  /** Whether scripts run. */
  isHydrated: boolean
}

/** The fields of one position. They work as they stand without scripts: paste the quote, choose, save. */
export function PositionFields(props: Props) {
  const { draft, change, topics, errors } = props
  return (
    <>
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="revision" value={draft.revision} />
      <input type="hidden" name="start" value={draft.start} />
      <input type="hidden" name="end" value={draft.end} />
      <TextArea
        label="Quote"
        name="exact"
        rows={4}
        className="quote"
        value={draft.exact}
        error={errors.exact}
        hint={describeQuote(draft, props.paragraph)}
        onChange={(event) => change({ exact: event.target.value, start: '', end: '' })}
      />
      <TopicField {...props} />
      <StanceFields
        draft={draft}
        change={change}
        topic={topics.find(({ id }) => id === draft.topicId)}
        error={errors.stance}
      />
      <ConditionFields {...props} />
      <HolderFields {...props} />
      <FurtherFields {...props} />
    </>
  )
}

function describeQuote({ exact }: PositionDraft, paragraph: number | null): string {
  if (!exact) return 'Select the passage in the letter, or paste its words here.'
  return `${paragraph === null ? '' : `¶ ${paragraph} · `}${countWords(exact)} words`
}

/** Topics that are closed are not offered, but for the one that the position is on or was meant for. */
function TopicField({ draft, change, topics, errors }: Props) {
  const offered = [
    ...listOpenTopics(topics),
    ...topics.filter(({ id, closedAt }) => closedAt !== null && id === draft.topicId),
  ]
  return (
    <fieldset className="field">
      <legend>Topic</legend>
      <div className="options" role="presentation">
        {!offered.length && <p className="small muted">Every topic is closed.</p>}
        {offered.map(({ id, proposition, ...topic }, index) => (
          <label key={id} className="option" title={proposition}>
            <input
              type="radio"
              name="topicId"
              value={id}
              checked={draft.topicId === id}
              onChange={() => change({ topicId: id })}
            />
            <span>{nameWithState(topic)}</span>
            {index < 9 && topic.closedAt === null && <kbd aria-hidden="true">{index + 1}</kbd>}
          </label>
        ))}
      </div>
      <FieldError sentence={errors.topicId} />
    </fieldset>
  )
}

function ConditionFields({ draft, change, errors }: Props) {
  return (
    <>
      <label className="check field">
        <input
          type="checkbox"
          name="conditional"
          checked={draft.conditional}
          onChange={(event) => change({ conditional: event.target.checked })}
        />
        <span>
          Conditional <kbd aria-hidden="true">C</kbd>
        </span>
      </label>
      <FieldError sentence={errors.conditional} />
      <div className={draft.conditional || errors.condition ? undefined : 'condition-unused'}>
        <TextArea
          label="The condition, in the letter’s words"
          name="condition"
          rows={2}
          maxLength={1000}
          value={draft.condition}
          error={errors.condition}
          hint="Select it in the letter, or write it; the quote stays as it is."
          onChange={(event) => change({ condition: event.target.value })}
        />
      </div>
    </>
  )
}

function FurtherFields({ draft, change, errors }: Props) {
  const isUsed = draft.note || draft.reported || draft.otherHolder || errors.otherHolder
  return (
    <details className="more" open={Boolean(isUsed) || undefined}>
      <summary>Another holder, note, reported</summary>
      <ActorField
        label="Another holder, by name"
        name="otherHolder"
        maxLength={200}
        value={draft.otherHolder}
        error={errors.otherHolder}
        onChange={(event) => change({ otherHolder: event.target.value })}
      />
      <NewActorOffer errors={errors} />
      <label className="check field">
        <input
          type="checkbox"
          name="reported"
          checked={draft.reported}
          onChange={(event) => change({ reported: event.target.checked })}
        />
        <span>Reported: the letter tells somebody else’s position. Shown, never counted.</span>
      </label>
      <TextArea
        label="Note for colleagues"
        name="note"
        rows={2}
        maxLength={2000}
        value={draft.note}
        error={errors.note}
        onChange={(event) => change({ note: event.target.value })}
      />
    </details>
  )
}
