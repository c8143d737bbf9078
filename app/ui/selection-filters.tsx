import { Form, useSubmit } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Actor } from '#app/domain/actors.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import { formatDay, type Period } from '#app/domain/days.ts'
import { ActorField } from './actor-field.tsx'
import { TextField } from './fields.tsx'

type NamedOption = { id: string; name: string }
type Props = {
  action: string
  topics: readonly NamedOption[]
  allTopics: readonly Pick<Topic, 'id' | 'name' | 'closedAt'>[]
  actors: readonly Pick<Actor, 'id' | 'name'>[]
  actorOptions: readonly Pick<Actor, 'id' | 'name'>[]
  period: Period
  asOf: string
  errors: Record<string, string>
  className: string
  children?: ReactNode
}

/** Topics, actors, period and as-of day of a view, as a form whose answer is an address. */
export function SelectionFilters({
  action,
  topics,
  allTopics,
  actors,
  actorOptions,
  period,
  asOf,
  errors,
  className,
  children,
}: Props) {
  const submit = useSubmit()
  const label = (one: string, chosen: number, all: number) =>
    `${one}: ${chosen === all ? `all ${all}` : chosen} ▾`
  return (
    <Form
      action={action}
      className={className}
      role="search"
      aria-label="What is shown"
      key={`${period.from}${period.to}${asOf}${actors.length}${topics.length}`}
      onChange={(event) =>
        (event.target as HTMLElement).matches('[type=checkbox]') &&
        submit(event.currentTarget, { preventScrollReset: true })
      }
    >
      <details open={Boolean(errors.topic) || undefined}>
        <summary className="button">{label('Topics', topics.length, allTopics.length)}</summary>
        <div className="card">
          <SelectionError words={errors.topic} />
          <CheckboxList
            name="topic"
            options={allTopics.map((topic) => ({ id: topic.id, name: nameWithState(topic) }))}
            chosen={topics}
          />
        </div>
      </details>
      <details open={Boolean(errors.add || errors.actor) || undefined}>
        <summary className="button">Actors: {actors.length} ▾</summary>
        <div className="card">
          <SelectionError words={errors.actor} />
          <CheckboxList name="actor" options={actorOptions} chosen={actors} />
          <ActorField
            label="Another actor, by name"
            name="add"
            maxLength={200}
            error={errors.add}
          />
          <p className="field">
            <button className="button" type="submit">
              Show
            </button>
          </p>
        </div>
      </details>
      <details open={Boolean(errors.from || errors.to || errors.asOf) || undefined}>
        <summary className="button">
          {formatDay(period.from)} – {formatDay(period.to)} ▾
        </summary>
        <div className="card">
          <TextField label="From" name="from" defaultValue={period.from} error={errors.from} />
          <TextField label="To" name="to" defaultValue={period.to} error={errors.to} />
          <TextField
            label="As of"
            name="asOf"
            defaultValue={asOf}
            error={errors.asOf}
            hint="Only evidence up to this day counts."
          />
          <p className="field">
            <button className="button" type="submit">
              Show
            </button>
          </p>
        </div>
      </details>
      {children}
    </Form>
  )
}

function SelectionError({ words }: { words: string | undefined }) {
  return (
    words && (
      <p className="error" role="alert">
        {words}
      </p>
    )
  )
}

type CheckboxListProps = {
  name: string
  options: readonly NamedOption[]
  chosen: readonly NamedOption[]
}

function CheckboxList({ name, options, chosen }: CheckboxListProps) {
  const boxes = options.map((option) => (
    <label key={option.id} className="check">
      <input
        type="checkbox"
        name={name}
        value={option.id}
        defaultChecked={chosen.some(({ id }) => id === option.id)}
      />{' '}
      <span>{option.name}</span>
    </label>
  ))
  return <>{boxes}</>
}
