import { useState } from 'react'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { absences, levels } from '#app/domain/level.ts'
import { getAnchor, type Topic } from '#app/domain/topics.ts'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { AnchorExamples } from './anchor-examples.tsx'
import { FieldError } from './field-error.tsx'
import type { PositionDraft } from './position-draft.ts'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  topic: Topic | undefined
  error?: string
}

/** The level, or what stands in its place, with what it means for the chosen topic. */
export function StanceFields({ draft, change, topic, error }: Props) {
  const [pointed, setPointed] = useState<string | null>(null)
  const shortcutOf = useShortcutOf()
  const point = (stance: string) => ({
    onMouseEnter: () => setPointed(stance),
    onMouseLeave: () => setPointed(null),
    onFocus: () => setPointed(stance),
    onBlur: () => setPointed(null),
  })
  return (
    <fieldset className="field">
      <legend>
        Level, or what stands in its place <KeyCap id="level down" /> <KeyCap id="level up" />
      </legend>
      <div className="scale" role="presentation">
        {levels.map(({ level, word, code }) => (
          <label key={level} className={`option ${code}`} {...point(String(level))}>
            <input
              type="radio"
              name="stance"
              value={level}
              checked={draft.stance === String(level)}
              aria-label={capitaliseFirst(word)}
              aria-keyshortcuts={shortcutOf(`level ${level}`)}
              onChange={() => change({ stance: String(level) })}
            />
            <b aria-hidden="true">{formatSignedNumber(level)}</b>
            <span aria-hidden="true">{capitaliseFirst(word)}</span>
            <KeyCap id={`level ${level}`} />
          </label>
        ))}
      </div>
      <div className="options absent" role="presentation">
        {absences.map(({ absence, word, means }) => (
          <label key={absence} className="option" title={means} {...point(absence)}>
            <input
              type="radio"
              name="stance"
              value={absence}
              checked={draft.stance === absence}
              aria-keyshortcuts={shortcutOf(`level ${absence}`)}
              onChange={() => change({ stance: absence, conditional: false })}
            />
            <span>{capitaliseFirst(word)}</span>
            <KeyCap id={`level ${absence}`} />
          </label>
        ))}
      </div>
      <div className="anchors">
        <Anchor stance={draft.stance} topic={topic} says="chosen" />
        {pointed !== null && pointed !== draft.stance && (
          <Anchor stance={pointed} topic={topic} says="pointed at" />
        )}
      </div>
      <AnchorExamples stance={draft.stance} topic={topic} />
      <FieldError sentence={error} />
    </fieldset>
  )
}

/** What a level means for the topic, or, before there is a level, what the topic claims. */
function Anchor({
  stance,
  topic,
  says,
}: {
  stance: string
  topic: Topic | undefined
  says: string
}) {
  const level = levels.find((row) => String(row.level) === stance)
  const absence = absences.find((row) => row.absence === stance)
  const name = level
    ? `${formatSignedNumber(level.level)} ${capitaliseFirst(level.word)}`
    : absence && capitaliseFirst(absence.word)
  return (
    <p className={`hint anchor ${level?.code ?? ''}`}>
      {name && (
        <>
          <b>{name}</b> <span className="tiny">{says}</span>
          <br />
        </>
      )}
      {describeChoice(stance, topic)}
    </p>
  )
}

function describeChoice(stance: string, topic: Topic | undefined): string {
  const level = levels.find((row) => String(row.level) === stance)
  if (level && topic) return getAnchor(topic.anchors, level.level)
  const absent = absences.find(({ absence }) => absence === stance)
  if (absent) return `${capitaliseFirst(absent.means)}.`
  return topic?.proposition ?? 'Choose a topic: what its levels mean stands here.'
}
