import { SelectField, TextField } from '../fields.tsx'
import { TickBox } from './tick-box.tsx'

type Rule = { word: string; by: string; says: string }
type Props = {
  rules: readonly Rule[]
  attributes: readonly string[]
  /** What was typed and is no rule yet. */
  typed: { since: string; attribute: string; value: string }
  errors: Record<string, string>
}

const kindChoices = [
  ['', 'persons, units and organisations'],
  ['kind:person', 'persons'],
  ['kind:unit', 'units'],
  ['kind:organisation', 'organisations'],
] as const

/** Rules that need no list of names; who fulfils all of them is shown, also who comes later. */
export function RuleFields({ rules, attributes, typed, errors }: Props) {
  const kind = rules.find(({ by }) => by === 'kind')
  const since = rules.find(({ by }) => by === 'since')
  const others = rules.filter((rule) => rule !== kind && rule !== since)
  const sinceWritten = since?.word.slice('since:'.length) ?? typed.since
  return (
    <section className="card" aria-labelledby="who-rules">
      <h2 id="who-rules">By a rule</h2>
      <p className="small muted">Who fulfils all of it is shown, also whoever speaks later.</p>
      {others.map(({ word, by, says }) => (
        <label key={word} className="check">
          <TickBox name="who" value={word} isTicked />{' '}
          <span dir="auto">{by === 'organisation' ? `of ${says}` : says}</span>
        </label>
      ))}
      <SelectField
        key={kind?.word ?? ''}
        label="All"
        name="who"
        defaultValue={kind?.word ?? ''}
        options={kindChoices}
      />
      <TextField
        key={`since ${sinceWritten}`}
        label="Who spoke since"
        name="since"
        defaultValue={sinceWritten}
        maxLength={40}
        hint="2018, 2018-05 or 2018-05-01"
        error={errors.since}
      />
      {attributes.length > 0 && (
        <>
          <SelectField
            label="Whose"
            name="attribute"
            defaultValue={errors.value ? typed.attribute : ''}
            options={[['', 'attribute'], ...attributes.map((name) => [name, name] as const)]}
          />
          <TextField
            label="is"
            name="value"
            defaultValue={errors.value ? typed.value : ''}
            maxLength={200}
            error={errors.value}
          />
        </>
      )}
      <p className="field">
        <button className="button" type="submit">
          Apply
        </button>
      </p>
    </section>
  )
}
