import { Form, Link, useSearchParams } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { findingKinds } from '#app/domain/moves/finding-words.ts'
import type { FindingKind } from '#app/domain/moves/findings.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { ActorField } from '../actor-field.tsx'
import { TextField } from '../fields.tsx'

type Named = { id: string; name: string }
type Props = {
  action: string
  topics: readonly Named[]
  allTopics: readonly Named[]
  actors: { total: number; chosen: readonly Named[] | null }
  since: string
  asOf: string
  sort: string
  kind: FindingKind | null
  state: string | null
  withTone: boolean
  errors: Record<string, string>
}

/** As many chosen actors as are offered to be taken out again one by one. */
const chosenInSight = 40

/** Who, what and when of the board, as a form whose answer is an address. */
export function BoardFilters(props: Props) {
  const { action, topics, allTopics, since, asOf, sort, kind, withTone, errors } = props
  return (
    <Form
      action={action}
      className="view-bar"
      role="search"
      aria-label="What is shown"
      key={`${since}${asOf}${topics.length}${props.actors.total}${withTone}`}
    >
      {sort !== 'size' && <input type="hidden" name="sort" value={sort} />}
      {kind && <input type="hidden" name="kind" value={kind} />}
      {props.state && <input type="hidden" name="state" value={props.state} />}
      <ActorChoice {...props} />
      <details open={Boolean(errors.topic) || undefined}>
        <summary className="button">
          What: {topics.length === allTopics.length ? `all ${allTopics.length}` : topics.length}{' '}
          topics ▾
        </summary>
        <div className="card">
          {errors.topic && <p className="error">{errors.topic}</p>}
          {allTopics.map((topic) => (
            <label key={topic.id} className="check">
              <input
                type="checkbox"
                name="topic"
                value={topic.id}
                defaultChecked={topics.some(({ id }) => id === topic.id)}
              />{' '}
              <span>{topic.name}</span>
            </label>
          ))}
          <ShowButton />
        </div>
      </details>
      <details open={Boolean(errors.since || errors.asOf) || undefined}>
        <summary className="button">
          When: {formatDay(since)} against {formatDay(asOf)} ▾
        </summary>
        <div className="card">
          <TextField label="First day" name="since" defaultValue={since} error={errors.since} />
          <TextField
            label="Second day"
            name="asOf"
            defaultValue={asOf}
            error={errors.asOf}
            hint="Only evidence up to this day counts."
          />
          <ShowButton />
        </div>
      </details>
      <label className="check">
        <input type="checkbox" name="tone" value="shown" defaultChecked={withTone} />{' '}
        <span>Changes of tone too</span>
      </label>
      <button className="button" type="submit">
        Show
      </button>
    </Form>
  )
}

function ActorChoice({ actors: { total, chosen }, errors }: Props) {
  return (
    <details open={Boolean(errors.add || errors.actor) || undefined}>
      <summary className="button">
        Who: {chosen ? formatQuantity(total, 'actor') : `all ${formatQuantity(total, 'actor')}`} ▾
      </summary>
      <div className="card">
        {errors.actor && <p className="error">{errors.actor}</p>}
        {!chosen && <p className="small muted">Everybody with evidence on these topics.</p>}
        {chosen?.slice(0, chosenInSight).map(({ id, name }) => (
          <label key={id} className="check">
            <input type="checkbox" name="actor" value={id} defaultChecked /> <span>{name}</span>
          </label>
        ))}
        {chosen?.slice(chosenInSight).map(({ id }) => (
          <input key={id} type="hidden" name="actor" value={id} />
        ))}
        {chosen && chosen.length > chosenInSight && (
          <p className="small muted">And {chosen.length - chosenInSight} more of this address.</p>
        )}
        <ActorField
          label={chosen ? 'Another actor, by name' : 'Only this actor, by name'}
          name="add"
          maxLength={200}
          error={errors.add}
        />
        <ShowButton />
      </div>
    </details>
  )
}

function ShowButton() {
  return (
    <p className="field">
      <button className="button" type="submit">
        Show
      </button>
    </p>
  )
}

/** A choice of which one is taken, as links that keep the rest of the address. */
export function ChoiceLinks({
  label,
  param,
  current,
  choices,
}: {
  label: string
  param: string
  current: string
  choices: readonly { value: string; words: string }[]
}) {
  const [params] = useSearchParams()
  const addressOf = (value: string) => {
    const next = new URLSearchParams(params)
    for (const name of ['page', param]) next.delete(name)
    if (value) next.set(param, value)
    return `?${next}`
  }
  return (
    <nav className="segments small" aria-label={label}>
      {choices.map(({ value, words }) => (
        <Link
          key={value}
          to={addressOf(value)}
          preventScrollReset
          aria-current={value === current ? 'true' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}

/** Which kind of finding is shown, with how many there are of each; of tone only where they are asked for. */
export function KindLinks({
  kinds,
  kind,
  withTone,
}: {
  kinds: readonly { kind: FindingKind; count: number }[]
  kind: FindingKind | null
  withTone: boolean
}) {
  const shown = kinds.filter((row) => withTone || row.kind !== 'change of tone')
  const all = shown.reduce((sum, { count }) => sum + count, 0)
  return (
    <ChoiceLinks
      label="Kind of change"
      param="kind"
      current={kind ?? ''}
      choices={[
        { value: '', words: `All ${all.toLocaleString('en')}` },
        ...shown
          .filter(({ count, kind: one }) => count > 0 || one === kind)
          .map(({ kind: value, count }) => ({
            value,
            words: `${capitaliseFirst(findingKinds.find((row) => row.kind === value)!.many)} ${count.toLocaleString('en')}`,
          })),
      ]}
    />
  )
}

/** What is shown by how it was judged, with how many there are of each. */
export function StateLinks({
  states,
  state,
}: {
  states: readonly { state: string; count: number }[]
  state: string | null
}) {
  return (
    <ChoiceLinks
      label="As judged"
      param="state"
      current={state ?? ''}
      choices={[
        { value: '', words: 'Any state' },
        ...states.map(({ state: value, count }) => ({
          value,
          words: `${capitaliseFirst(value)} ${count.toLocaleString('en')}`,
        })),
      ]}
    />
  )
}
