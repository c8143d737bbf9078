import { Link } from '@remix-run/react'
import type { Day } from '#app/domain/days.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { ActorField } from '../actor-field.tsx'
import { SelectField, TextArea } from '../fields.tsx'
import { leaveBehind, SelectionForm, SelectionPart, SelectionProblem } from './selection-part.tsx'
import { everybodyAgain, type SelectionProps } from './shown-selection.ts'

/** As many chosen actors as are listed to be taken out one by one; the others stay. */
const mostListed = 60

/** Whom a page is about: how many of how many, by which rule, and what chooses others. */
export function ActorWords({ selection, actorCount, action, params, hrefWith }: SelectionProps) {
  const { chosen, offered = [], who, errors } = selection
  const usual = who?.usual ?? 'all who spoke on it'
  const rule = who?.rule ?? (chosen.length ? 'chosen by name' : usual)
  const others = offered.filter((actor) => !chosen.some(({ id }) => id === actor.id))
  return (
    <SelectionPart
      word="Who"
      isOpen={Boolean(errors.names ?? errors.actor ?? errors.add ?? errors.who)}
      says={
        <>
          <b>{countSome(actorCount, who?.of ?? 0)}</b>: {rule}
        </>
      }
    >
      <SelectionProblem words={errors.names} />
      <SelectionProblem words={errors.actor} />
      <SelectionProblem words={errors.who} />
      {rule !== usual && (
        <p className="small">
          <Link to={hrefWith({ ...leaveBehind(params), ...everybodyAgain })}>
            {capitaliseFirst(usual)}
          </Link>
        </p>
      )}
      <SelectionForm action={action} params={params} asks={['names', 'actor', 'add', 'who']}>
        <RuleFields chosen={params.getAll('who')} years={[selection.period.from, selection.asOf]} />
        <ActorChecks actors={chosen} isChecked />
        <ActorChecks actors={others} isChecked={false} />
        <ActorField label="Another actor, by name" name="add" maxLength={200} error={errors.add} />
        <TextArea
          label="Actors by name or alias, one on each line"
          name="names"
          rows={4}
          maxLength={20_000}
          hint="Names that nobody bears are told; the others are shown."
        />
      </SelectionForm>
    </SelectionPart>
  )
}

const kindChoices = [
  ['', 'persons, units and organisations'],
  ['kind:person', 'persons'],
  ['kind:unit', 'units'],
  ['kind:organisation', 'organisations'],
] as const

/** Rules that need no list of names: of which kind, and since when they spoke. Others of the address stay. */
function RuleFields({ chosen, years }: { chosen: readonly string[]; years: readonly Day[] }) {
  const [first = 0, last = 0] = years.map((day) => Number(day.slice(0, 4)))
  const kind = chosen.find((word) => word.startsWith('kind:')) ?? ''
  const since = chosen.find((word) => word.startsWith('since:')) ?? ''
  const offered = Array.from({ length: last - first + 1 }, (_, index) => `since:${last - index}`)
  const sinceChoices = since && !offered.includes(since) ? [since, ...offered] : offered
  return (
    <>
      {chosen
        .filter((word) => word && word !== kind && word !== since)
        .map((word) => (
          <input key={word} type="hidden" name="who" value={word} />
        ))}
      <SelectField label="All" name="who" defaultValue={kind} options={kindChoices} />
      <SelectField
        label="Who spoke"
        name="who"
        defaultValue={since}
        options={[
          ['', 'whenever'],
          ...sinceChoices.map((word) => [word, word.replace(':', ' ')] as const),
        ]}
      />
    </>
  )
}

function countSome(shown: number, all: number): string {
  return all > shown
    ? `${shown.toLocaleString('en')} of ${formatQuantity(all, 'actor')}`
    : formatQuantity(shown, 'actor')
}

/** Actors to be ticked; those beyond what one list can hold stay as they are. */
function ActorChecks({
  actors,
  isChecked,
}: {
  actors: readonly { id: string; name: string }[]
  isChecked: boolean
}) {
  const kept = isChecked ? actors.slice(mostListed) : []
  return (
    <>
      {actors.slice(0, mostListed).map(({ id, name }) => (
        <label key={id} className="check">
          <input type="checkbox" name="actor" value={id} defaultChecked={isChecked} />{' '}
          <span dir="auto">{name}</span>
        </label>
      ))}
      {kept.map(({ id }) => (
        <input key={id} type="hidden" name="actor" value={id} />
      ))}
      {kept.length > 0 && <p className="small muted">And {kept.length} more of this address.</p>}
    </>
  )
}
