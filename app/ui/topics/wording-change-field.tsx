import { useState } from 'react'
import { levels } from '#app/domain/level.ts'
import { proposeWordingChange, type WordingChange } from '#app/domain/topic-changes.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'

type Props = {
  typed: Record<string, string>
  inUse: TopicWording
  fields: Record<string, string>
  errors: Record<string, string>
}

const choices: readonly { change: WordingChange; label: string; means: string }[] = [
  {
    change: 'wording',
    label: 'Wording only',
    means: 'The same passages, the same levels: nothing is marked.',
  },
  {
    change: 'meaning',
    label: 'The meaning changed',
    means: 'Positions at the levels that it touches are to be looked at again.',
  },
]

/** Which kind of change it is: proposed from what is typed, and said by whoever saves it. */
export function WordingChangeField({ typed, inUse, fields, errors }: Props) {
  const [said, setSaid] = useState(fields.change)
  const proposed = proposeWordingChange({ before: inUse, after: { ...inUse, ...readTyped(typed) } })
  return (
    <fieldset>
      <legend>What kind of change it is</legend>
      {errors.change && (
        <p className="error" role="alert">
          {errors.change}
        </p>
      )}
      {choices.map(({ change, label, means }) => (
        <label key={change} className="row small">
          <input
            type="radio"
            name="change"
            value={change}
            checked={(said ?? proposed) === change}
            onChange={() => setSaid(change)}
          />
          <span>
            <b>{label}</b>
            {change === proposed && ' (proposed from what was changed)'}. {means}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function readTyped(typed: Record<string, string>): Pick<TopicWording, 'proposition' | 'anchors'> {
  const anchors = Object.fromEntries(levels.map(({ level }) => [level, typed[level] ?? '']))
  return { proposition: typed.proposition ?? '', anchors: anchors as LevelAnchors }
}
