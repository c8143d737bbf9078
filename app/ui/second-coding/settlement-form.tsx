import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import { absences, levels } from '#app/domain/level.ts'
import type { PairChoice } from '#app/domain/second-coding/coding-pairs.ts'
import { formatStanceChoice } from '#app/domain/positions.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { SelectField, TextArea, TextField } from '../fields.tsx'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { describeStanding, type ShownPair } from './pair-view.tsx'

export type SettlementAnswer = {
  ok: false
  errors: Record<string, string>
  fields: Record<string, string>
}

type Props = {
  pair: ShownPair
  topics: readonly { id: string; name: string }[]
  answer: SettlementAnswer | undefined
}

const choiceKeys = {
  first: 'first reading',
  second: 'second reading',
  another: 'another reading',
  nothing: 'no reading',
} as const satisfies Record<PairChoice, string>

/** How a difference is settled: whose reading counts, and why. */
export function SettlementForm({ pair, topics, answer }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const refused = answer && answer.fields.id === pair.id ? answer : null
  const [choice, choose] = useState(refused?.fields.choice ?? '')
  const shortcutOf = useShortcutOf()
  const take = (taken: PairChoice) => () => {
    choose(taken)
    if (taken !== 'another') form.current?.querySelector('textarea')?.focus()
    else form.current?.querySelector('select')?.focus()
  }
  useKeys(
    {
      'first reading': take('first'),
      'second reading': take('second'),
      'another reading': take('another'),
      'no reading': take('nothing'),
      'settle difference': () => form.current?.requestSubmit(),
    },
    { inFields: ['settle difference'] },
  )
  return (
    <Form method="post" className="card settlement" ref={form} noValidate>
      <input type="hidden" name="id" value={pair.id} />
      <input type="hidden" name="firstRevision" value={pair.standing?.revision ?? ''} />
      <fieldset className="field">
        <legend>Which reading counts</legend>
        <div className="choices-of-reading">
          {listChoices(pair).map(({ value, name, says }) => (
            <label key={value} className="choice">
              <input
                type="radio"
                name="choice"
                value={value}
                checked={choice === value}
                aria-keyshortcuts={shortcutOf(choiceKeys[value])}
                onChange={take(value)}
              />
              <span>
                <b>{name}</b> <KeyCap id={choiceKeys[value]} />
                <br />
                <span className="small">{says}</span>
              </span>
            </label>
          ))}
        </div>
        {refused?.errors.choice && <p className="error">{refused.errors.choice}</p>}
      </fieldset>
      <AnotherReading {...{ pair, topics, refused }} isChosen={choice === 'another'} />
      <ReasonField refused={refused} />
      <div className="between">
        <p className="small muted">
          Until it is settled the first coding counts, and where the levels differ the stance says
          “coders differ”. Both originals stay.
        </p>
        <button className="button primary" type="submit">
          Settle, next <KeyCap id="settle difference" />
        </button>
      </div>
    </Form>
  )
}

function listChoices(pair: ShownPair): { value: PairChoice; name: string; says: string }[] {
  const { first, second, standing } = pair
  const describe = (reading: ShownPair['first']) =>
    reading ? `${reading.says}, ${reading.topic}` : 'no position here'
  return [
    {
      value: 'first',
      name: `${pair.firstName}’s reading`,
      says: standing?.says ? `now ${describeStanding(standing)}` : describe(first),
    },
    { value: 'second', name: `${pair.secondName}’s reading`, says: describe(second) },
    { value: 'another', name: 'Another', says: 'what you write below' },
    { value: 'nothing', name: 'Nothing here', says: 'both were wrong: no position' },
  ]
}

type Refused = SettlementAnswer | null

function ReasonField({ refused }: { refused: Refused }) {
  return (
    <TextArea
      label="Why"
      name="reason"
      rows={3}
      maxLength={2000}
      defaultValue={refused?.fields.reason ?? ''}
      error={refused?.errors.reason}
      hint="Needed, three words or more. Both coders read it, and it stays with the letter."
    />
  )
}

/** Without scripts it is always there; it counts only where “Another” is chosen. */
function AnotherReading({
  pair,
  topics,
  refused,
  isChosen,
}: Omit<Props, 'answer'> & { refused: Refused; isChosen: boolean }) {
  const { topicId, stance, conditional, condition } = fillAnother(pair, refused)
  const errors = refused?.errors ?? {}
  return (
    <details open={isChosen} className="another-reading">
      <summary>Another reading</summary>
      <SelectField
        label="Topic"
        name="topicId"
        options={topics.map(({ id, name }) => [id, name] as const)}
        defaultValue={topicId}
        error={errors.topicId}
      />
      <SelectField
        label="Level, or what stands in its place"
        name="stance"
        options={[
          ...[...levels]
            .reverse()
            .map(
              ({ level, word }) =>
                [String(level), `${formatSignedNumber(level)} ${capitaliseFirst(word)}`] as const,
            ),
          ...absences.map(({ absence, word }) => [absence, capitaliseFirst(word)] as const),
        ]}
        defaultValue={stance}
        error={errors.stance}
      />
      <label className="check">
        <input type="checkbox" name="conditional" defaultChecked={conditional} /> Only on a
        condition
      </label>
      <TextField
        label="The condition, in the words of the letter"
        name="condition"
        defaultValue={condition}
        error={errors.condition}
      />
    </details>
  )
}

/** What was typed before, otherwise what the first position says now, or the second coder where none stands. */
function fillAnother({ standing, second }: ShownPair, refused: Refused) {
  if (refused) {
    const { topicId = '', stance = '', condition = '' } = refused.fields
    return { topicId, stance, condition, conditional: refused.fields.conditional === 'on' }
  }
  const base = standing?.reading ?? second?.reading
  if (!base) return { topicId: '', stance: '0', condition: '', conditional: false }
  return {
    ...{ topicId: base.topicId, stance: formatStanceChoice(base) },
    ...{ condition: base.condition ?? '', conditional: base.conditional },
  }
}
