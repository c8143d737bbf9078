import { Form } from '@remix-run/react'
import { useId, useState, type KeyboardEvent } from 'react'
import { nameKeyField, ownKeys } from '#app/domain/keys/chosen-keys.ts'
import { nameKey } from '#app/domain/keys/key-names.ts'
import { findKey, type KeyId } from '#app/domain/keys/key-table.ts'
import { keyPlaces } from '#app/domain/keys/page-keys.ts'
import { useChosenKeys } from '../keys/use-keys.ts'
import type { AccountAnswer } from './account-answer.ts'
import './key-form.css'

/** The table of keys, each with a field for another: it is pressed there, or written. */
export function KeyForm({ answer }: { answer: AccountAnswer | undefined }) {
  const chosen = useChosenKeys()
  const refused = answer && !answer.ok && answer.fields.deed === 'keys' ? answer : null
  const count = Object.keys(chosen).length
  return (
    <section className="card" aria-labelledby="keys">
      <h2 id="keys">Keys</h2>
      <p className="muted small">
        Press another key in a field, or write it there. Digits, arrows, Enter, Esc and what goes
        with Ctrl stay as they are.{' '}
        {count > 0 && `${count} ${count === 1 ? 'is' : 'are'} your own.`}
      </p>
      <Form method="post" className="key-form" key={answer?.ok ? answer.message : 'open'}>
        {refused && (
          <p className="notice bad small" role="alert">
            Nothing is kept yet: {Object.keys(refused.errors).length} of these keys cannot be.
          </p>
        )}
        {keyPlaces.map(({ place, name }) => {
          const rows = ownKeys.filter((row) => row.place === place)
          return (
            rows.length > 0 && (
              <details key={place} open={rows.some(({ id }) => refused?.errors[nameKeyField(id)])}>
                <summary>{name}</summary>
                <div className="key-rows">
                  {rows.map(({ id, does }) => (
                    <KeyField
                      key={id}
                      {...{ id, does }}
                      initial={refused?.fields[nameKeyField(id)] ?? findKey(id, chosen)}
                      error={refused?.errors[nameKeyField(id)]}
                    />
                  ))}
                </div>
              </details>
            )
          )
        })}
        <p className="row">
          <button className="button primary" type="submit" name="deed" value="keys">
            Keep these keys
          </button>
          <button className="button" type="submit" name="deed" value="keys as they were">
            As they were
          </button>
        </p>
      </Form>
    </section>
  )
}

type KeyFieldProps = { id: KeyId; does: string; initial: string; error?: string }

function KeyField({ id, does, initial, error }: KeyFieldProps) {
  const [key, setKey] = useState(initial)
  const labelId = useId()
  /** What is typed alone or with Shift is taken as it is pressed; all else is the browser's. */
  const take = (event: KeyboardEvent) => {
    const isSign = [...event.key].length === 1 && event.key !== ' '
    if (!isSign || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setKey(nameKey(event))
  }
  return (
    <div className="key-row">
      <label htmlFor={labelId}>{does}</label>
      <input
        id={labelId}
        name={nameKeyField(id)}
        type="text"
        maxLength={20}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={key}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${labelId}-error` : undefined}
        onKeyDown={take}
        onChange={(event) => setKey(event.target.value)}
      />
      {error && (
        <p className="error small" id={`${labelId}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
