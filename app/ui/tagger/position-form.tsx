import { absences, levels } from '#app/domain/level.ts'
import { countWords } from '#app/domain/text/quotes.ts'
import { getAnchor, type Topic } from '#app/domain/topics.ts'
import { TextArea, TextField } from '../fields.tsx'
import type { PositionDraft } from './position-draft.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'

export type HolderChoice = { id: string; name: string; as: string }
type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  topics: readonly Topic[]
  holders: readonly HolderChoice[]
  actorNames: readonly string[]
  errors: Record<string, string>
  paragraph: number | null
}

/** The fields of one position. They work as they stand without scripts: paste the quote, choose, save. */
export function PositionFields({
  draft,
  change,
  topics,
  holders,
  actorNames,
  errors,
  paragraph,
}: Props) {
  const topic = topics.find(({ id }) => id === draft.topicId)
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
        hint={
          draft.exact
            ? `${paragraph === null ? '' : `¶ ${paragraph} · `}${countWords(draft.exact)} words`
            : 'Select the passage in the letter, or paste its words here.'
        }
        onChange={(event) => change({ exact: event.target.value, start: '', end: '' })}
      />
      <fieldset className="field">
        <legend>Topic</legend>
        <div className="options" role="presentation">
          {topics.map(({ id, name, proposition }, index) => (
            <label key={id} className="option" title={proposition}>
              <input
                type="radio"
                name="topicId"
                value={id}
                checked={draft.topicId === id}
                onChange={() => change({ topicId: id })}
              />
              <span>{name}</span>
              {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
            </label>
          ))}
        </div>
        {errors.topicId && (
          <p className="error" role="alert">
            {errors.topicId}
          </p>
        )}
      </fieldset>
      <StanceFields draft={draft} change={change} topic={topic} error={errors.stance} />
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
      {errors.conditional && (
        <p className="error" role="alert">
          {errors.conditional}
        </p>
      )}
      <div className={draft.conditional || errors.condition ? undefined : 'condition-unused'}>
        <TextArea
          label="The condition, in the letter’s words"
          name="condition"
          rows={2}
          maxLength={1000}
          value={draft.condition}
          error={errors.condition}
          onChange={(event) => change({ condition: event.target.value })}
        />
      </div>
      <fieldset className="field">
        <legend>Holder: whose position is it?</legend>
        {holders.map(({ id, name, as }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              name="holderIds"
              value={id}
              checked={draft.holderIds.includes(id)}
              onChange={(event) =>
                change({
                  holderIds: event.target.checked
                    ? [...draft.holderIds, id]
                    : draft.holderIds.filter((held) => held !== id),
                })
              }
            />
            <span>
              {name} <span className="faint tiny">{as}</span>
            </span>
          </label>
        ))}
        {errors.holderIds && (
          <p className="error" role="alert">
            {errors.holderIds}
          </p>
        )}
      </fieldset>
      <details
        className="more"
        open={
          Boolean(draft.note || draft.reported || draft.otherHolder || errors.otherHolder) ||
          undefined
        }
      >
        <summary>Another holder, note, reported</summary>
        <TextField
          label="Another holder, by name"
          name="otherHolder"
          list="all-actors"
          maxLength={200}
          value={draft.otherHolder}
          error={errors.otherHolder}
          onChange={(event) => change({ otherHolder: event.target.value })}
        />
        <datalist id="all-actors">
          {actorNames.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
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
    </>
  )
}

function StanceFields({
  draft,
  change,
  topic,
  error,
}: {
  draft: PositionDraft
  change: Props['change']
  topic: Topic | undefined
  error?: string
}) {
  const chosen = levels.find(({ level }) => String(level) === draft.stance)
  const absent = absences.find(({ absence }) => absence === draft.stance)
  return (
    <fieldset className="field">
      <legend>
        Level <kbd aria-hidden="true">←</kbd> <kbd aria-hidden="true">→</kbd>, or what stands in its
        place
      </legend>
      <div className="scale" role="presentation">
        {levels.map(({ level, word, code }) => (
          <label key={level} className={`option ${code}`}>
            <input
              type="radio"
              name="stance"
              value={level}
              checked={draft.stance === String(level)}
              onChange={() => change({ stance: String(level) })}
            />
            <span>{capitaliseFirst(word)}</span>
          </label>
        ))}
      </div>
      <div className="options absent" role="presentation">
        {absences.map(({ absence, word, means }) => (
          <label key={absence} className="option" title={means}>
            <input
              type="radio"
              name="stance"
              value={absence}
              checked={draft.stance === absence}
              onChange={() => change({ stance: absence, conditional: false })}
            />
            <span>{capitaliseFirst(word)}</span>
          </label>
        ))}
      </div>
      <p className="hint anchor">
        {chosen && topic
          ? getAnchor(topic.anchors, chosen.level)
          : absent
            ? `${capitaliseFirst(absent.means)}.`
            : topic
              ? topic.proposition
              : ''}
      </p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
