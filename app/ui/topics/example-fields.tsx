import { Link } from '@remix-run/react'
import { useId } from 'react'
import { findLevelRow, levels, type Level } from '#app/domain/level.ts'
import { exampleFieldName, type LevelExamples } from '#app/domain/topic-wording.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'

type Choices = Record<Level, { total: number; newest: { id: string; words: string }[] }>
type ChosenExample = { words: string; href: string | null; remark: string | null }

type Props = {
  level: Level
  fields: Record<string, string>
  errors: Record<string, string>
  choices: Choices
  /** What was chosen, by the names of the fields. */
  chosen: Record<string, ChosenExample>
}

/** The passage that shows a level, and the one that is easily taken for it: chosen from what is coded on the topic. */
export function ExampleFields(props: Props) {
  return (
    <div className="examples">
      <ExampleField {...props} kind="example" label="Example" />
      <ExampleField {...props} kind="counter" label="Looks like it and is not" />
    </div>
  )
}

type FieldProps = Props & { kind: keyof LevelExamples; label: string }

function ExampleField({ level, fields, errors, choices, chosen, kind, label }: FieldProps) {
  const id = useId()
  const name = exampleFieldName(kind, level)
  const [stored, error, value] = [chosen[name], errors[name], fields[name] ?? '']
  const near = levels.filter((row) => Math.abs(row.level - level) <= 1)
  const isListed = near.some((row) => choices[row.level].newest.some((one) => one.id === value))
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <span className="out-of-sight"> of {findLevelRow(level).word}</span>
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-more`}
      >
        <option value="">None</option>
        {value && !isListed && <option value={value}>{stored?.words ?? value}</option>}
        {near.map((row) => (
          <optgroup key={row.level} label={describeGroup(row.level, choices)}>
            {choices[row.level].newest.map((one) => (
              <option key={one.id} value={one.id}>
                {one.words}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <div id={`${id}-more`}>
        {stored?.href && (
          <p className="hint">
            <Link to={stored.href}>Open the passage chosen</Link>
          </p>
        )}
        {stored?.remark && <p className="notice small">{capitaliseFirst(stored.remark)}.</p>}
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  )
}

/** `+1 Supports: the newest 20 of 312`. */
function describeGroup(level: Level, choices: Choices): string {
  const { total, newest } = choices[level]
  const shown =
    newest.length < total
      ? `the newest ${newest.length} of ${total}`
      : total
        ? `${total}`
        : 'none yet'
  return `${formatSignedNumber(level)} ${capitaliseFirst(findLevelRow(level).word)}: ${shown}`
}
