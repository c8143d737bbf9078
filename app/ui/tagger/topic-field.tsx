import { useState } from 'react'
import { foldText } from '#app/domain/text/words.ts'
import { listOpenTopics, nameWithState, type Topic } from '#app/domain/topics.ts'
import type { KeyId } from '#app/domain/keys/key-table.ts'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { FieldError } from './field-error.tsx'
import type { PositionDraft } from './position-draft.ts'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  topics: readonly Topic[]
  errors: Record<string, string>
  isHydrated: boolean
  /** A topic was found by its name. */
  onDone: () => void
  /** A topic was pressed, also where it was chosen already. */
  onPick: () => void
}

/** How many topics have a digit of their own. */
const mostDigits = 9

/**
 * The topic: the first nine by their digits, every one by letters of its name. Topics that are closed are not offered,
 * but for the one that the position is on or was meant for.
 */
export function TopicField({ draft, change, topics, errors, isHydrated, onDone, onPick }: Props) {
  const [typed, setTyped] = useState('')
  const shortcutOf = useShortcutOf()
  const offered = [
    ...listOpenTopics(topics),
    ...topics.filter(({ id, closedAt }) => closedAt !== null && id === draft.topicId),
  ]
  const keyOf = new Map(
    listOpenTopics(topics)
      .slice(0, mostDigits)
      .map(({ id }, index) => [id, `topic ${index + 1}` as KeyId]),
  )
  const found = findByLetters(offered, typed)
  const shown = typed
    ? found
    : offered.filter(({ id }) => !isHydrated || keyOf.has(id) || id === draft.topicId)
  const takeFirst = () => {
    if (typed && found[0]) change({ topicId: found[0].id })
    setTyped('')
    onDone()
  }
  return (
    <fieldset className="field">
      <legend>Topic</legend>
      <div className="options topics" role="presentation">
        {!offered.length && <p className="small muted">Every topic is closed.</p>}
        {shown.map(({ id, proposition, ...topic }) => (
          <label key={id} className="option" title={proposition}>
            <input
              type="radio"
              name="topicId"
              value={id}
              checked={draft.topicId === id}
              aria-keyshortcuts={keyOf.has(id) ? shortcutOf(keyOf.get(id)!) : undefined}
              onChange={() => change({ topicId: id })}
              onClick={onPick}
            />
            <span>{nameWithState(topic)}</span>
            {keyOf.has(id) && <KeyCap id={keyOf.get(id)!} />}
          </label>
        ))}
      </div>
      {/* What is chosen is sent also while the list shows others. */}
      {draft.topicId && !shown.some(({ id }) => id === draft.topicId) && (
        <input type="hidden" name="topicId" value={draft.topicId} />
      )}
      {isHydrated && offered.length > 1 && (
        <div className={`row topic-search${offered.length > mostDigits ? '' : ' few'}`}>
          <input
            className="topic-filter"
            type="text"
            autoComplete="off"
            aria-label="Another topic, by letters of its name"
            placeholder={`${offered.length.toLocaleString('en')} topics, by name`}
            aria-keyshortcuts={shortcutOf('other topic')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped('')
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
              event.preventDefault()
              takeFirst()
            }}
          />
          <KeyCap id="other topic" />
        </div>
      )}
      {typed && (
        <p className="hint" role="status">
          {found.length ? `Enter takes “${found[0]!.name}”.` : 'No topic is called so.'}
        </p>
      )}
      <FieldError sentence={errors.topicId} />
    </fieldset>
  )
}

/** The topics with these letters in their name, those first that begin with them. */
function findByLetters(topics: readonly Topic[], typed: string): Topic[] {
  const letters = foldText(typed)
  const placeOf = ({ name }: Topic) => foldText(name).indexOf(letters)
  return topics
    .filter((topic) => placeOf(topic) >= 0)
    .sort((one, other) => Number(placeOf(one) > 0) - Number(placeOf(other) > 0))
}
