import { absences, capitaliseFirst, levels } from '#app/domain/level.ts'
import { getAnchor, type Topic } from '#app/domain/topics.ts'
import type { PositionDraft } from './position-draft.ts'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  topic: Topic | undefined
  error?: string
}

/** The level, or what stands in its place, with what it means for the chosen topic. */
export function StanceFields({ draft, change, topic, error }: Props) {
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
      <p className="hint anchor">{describeChoice(draft.stance, topic)}</p>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function describeChoice(stance: string, topic: Topic | undefined): string {
  const level = levels.find((row) => String(row.level) === stance)
  if (level && topic) return getAnchor(topic.anchors, level.level)
  const absent = absences.find(({ absence }) => absence === stance)
  return absent ? `${capitaliseFirst(absent.means)}.` : (topic?.proposition ?? '')
}
