import { Form, Link } from '@remix-run/react'
import { Fragment } from 'react'
import { formatDay, type Day, type Period } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TextArea, TextField } from '../fields.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { changeAddress, type AddressChanges } from './address.ts'

type Named = { id: string; name: string }
export type ShownSelection = {
  topics: readonly Named[]
  allTopics: readonly Named[]
  /** Those who were asked for by name; empty where everybody who spoke is shown. */
  chosen: readonly Named[]
  period: Period
  isPeriodChosen: boolean
  asOf: Day
  today: Day
  isToday: boolean
  errors: Record<string, string>
}

type Props = {
  selection: ShownSelection
  actorCount: number
  action: string
  /** The address as it is: what a form does not ask about stays. */
  params: URLSearchParams
  hrefWith: (changes: AddressChanges) => string
  axis: Period
  /** What a page says that is about others than who spoke, or about no period. */
  about?: {
    everybody: string
    /** Said in place of the period. */
    months: string
    allTopics: string
  }
}

/** Who, what and when a page is about, said in words; each opens a form that changes it. */
export function SelectionWords(props: Props) {
  return (
    <div className="who-what-when" role="search" aria-label="What is shown">
      <ActorWords {...props} />
      <TopicWords {...props} />
      <DayWords {...props} />
    </div>
  )
}

function ActorWords({
  selection: { chosen, errors },
  actorCount,
  action,
  params,
  hrefWith,
  about,
}: Props) {
  const problem = errors.names ?? errors.actor ?? errors.add
  const isChosen = chosen.length > 0
  return (
    <details open={Boolean(problem) || undefined}>
      <summary>
        <span className="tiny muted">Who</span>
        <b>{formatQuantity(actorCount, 'actor')}</b>:{' '}
        {isChosen ? 'chosen by name' : (about?.everybody ?? 'all who spoke on it')} ·{' '}
        <span className="change">change</span>
      </summary>
      {problem && (
        <p className="error" role="alert">
          {problem}
        </p>
      )}
      {isChosen && (
        <p className="small">
          <Link to={hrefWith({ actor: null, names: null })}>
            {about ? 'Everybody' : 'All who spoke'}
          </Link>
        </p>
      )}
      <Form action={action}>
        <KeptParams params={params} without={['names', 'actor', 'rows', 'at', 'of']} />
        {chosen.map(({ id, name }) => (
          <label key={id} className="check">
            <input type="checkbox" name="actor" value={id} defaultChecked />{' '}
            <span dir="auto">{name}</span>
          </label>
        ))}
        <TextArea
          label="Actors by name or alias, one on each line"
          name="names"
          rows={4}
          maxLength={20_000}
          hint="Names that nobody bears are told; the others are shown."
        />
        <p className="field">
          <button className="button" type="submit">
            Show
          </button>
        </p>
      </Form>
    </details>
  )
}

function TopicWords({ selection: { topics, allTopics, errors }, params, hrefWith, about }: Props) {
  const inDossier = useDossierPath()
  const words =
    topics.length === allTopics.length && topics.length > 1
      ? `all ${topics.length} topics`
      : topics.map(({ name }) => name).join(', ')
  return (
    <details open={Boolean(errors.topic) || undefined}>
      <summary>
        <span className="tiny muted">What</span>
        <b>{words || 'no topic'}</b>
        {topics.length < allTopics.length &&
          `, ${topics.length} of ${formatQuantity(allTopics.length, 'topic')}`}{' '}
        · <span className="change">change</span>
      </summary>
      {errors.topic && (
        <p className="error" role="alert">
          {errors.topic}
        </p>
      )}
      <ul className="small">
        {allTopics.map(({ id, name }) => (
          <li key={id}>
            <Link to={hrefWith({ topic: id, view: null })}>{name}</Link>
          </li>
        ))}
        <li>
          <Link
            to={
              about
                ? hrefWith({ topic: null })
                : changeAddress(inDossier('stances'), params, { topic: null, view: 'matrix' })
            }
          >
            {about?.allTopics ?? 'All of them, as a matrix'}
          </Link>
        </li>
      </ul>
    </details>
  )
}

function DayWords({ selection, action, params, hrefWith, axis, about }: Props) {
  const { asOf, today, isToday, errors } = selection
  const hasErrors = Boolean(errors.from || errors.to || errors.asOf)
  return (
    <details open={hasErrors || undefined}>
      <summary>
        <span className="tiny muted">When</span>
        {about?.months ?? `${axis.from.slice(0, 4)} – ${formatDay(axis.to)}`}, as of{' '}
        <b>{formatDay(asOf)}</b>
        {isToday ? ', today' : asOf === today ? '' : ', the newest letter; nothing since'} ·{' '}
        <span className="change">change</span>
      </summary>
      <Form action={action}>
        <KeptParams
          params={params}
          without={[...(about ? [] : ['from', 'to']), 'asOf', 'at', 'of']}
        />
        {!about && <PeriodFields selection={selection} axis={axis} />}
        <TextField
          label="As of"
          name="asOf"
          defaultValue={params.get('asOf') ?? ''}
          error={errors.asOf}
          hint={`Only letters up to this day count. Empty: today${about ? '' : ', or the newest letter'}.`}
        />
        <p className="field">
          <button className="button" type="submit">
            Show
          </button>{' '}
          <Link to={hrefWith({ ...(!about && { from: null, to: null }), asOf: null })}>
            {about ? 'Today' : 'All time, today'}
          </Link>
        </p>
      </Form>
    </details>
  )
}

function PeriodFields({
  selection: { isPeriodChosen, errors },
  axis,
}: Pick<Props, 'selection' | 'axis'>) {
  return (
    <>
      <TextField
        label="From"
        name="from"
        defaultValue={isPeriodChosen ? axis.from : ''}
        error={errors.from}
        hint="Empty: from the first letter on."
      />
      <TextField
        label="To"
        name="to"
        defaultValue={isPeriodChosen ? axis.to : ''}
        error={errors.to}
      />
    </>
  )
}

/** What of an address a form does not ask about, kept in it. */
export function KeptParams({
  params,
  without,
}: {
  params: URLSearchParams
  without: readonly string[]
}) {
  return [...params]
    .filter(([name]) => !without.includes(name))
    .map(([name, value], index) => (
      <Fragment key={`${name}-${index}`}>
        <input type="hidden" name={name} value={value} />
      </Fragment>
    ))
}
