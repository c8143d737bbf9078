import { Form, Link } from '@remix-run/react'
import type { LetterDeedKind, ObstacleGroup } from '#app/domain/letter-deeds.ts'
import { deedKinds } from '#app/domain/letter-deeds.ts'
import type { Audience } from '#app/domain/letters.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { SelectField, TextArea } from '../fields.tsx'
import { FormOutcome } from '../form-outcome.tsx'
import { AudienceFields } from '../visibility-fields.tsx'
import './deeds.css'

type Choice = {
  kind: LetterDeedKind
  most: number
  isMore: boolean
  /** Which letters it changes from what to what: the deed is done only where that is still so. */
  previewed: string
  asks: 'dossier' | 'coder' | 'audience' | null
  name: string
  into: string | null
  dossiers: readonly (readonly [slug: string, name: string])[]
  coders: readonly { id: string; name: string }[]
  coderId: string | null
  audience: Audience | null
  people: readonly { id: string; name: string; note: string | null }[]
  chosen: number
  changes: number
  first: readonly { id: string; title: string }[]
  obstacles: readonly ObstacleGroup[]
  warning: string | null
}
type Answer =
  | { ok: true; message: string }
  | { ok: false; fields: Record<string, string>; errors: Record<string, string> }
type Props = {
  /** The address of the list that they were ticked in. */
  list: string
  deeds: readonly { kind: LetterDeedKind; name: string }[]
  /** All that the address says. */
  fields: readonly (readonly [name: string, value: string])[]
  choice: Choice | null
  answer: Answer | undefined
}

/** What is done to the ticked letters: what of it is still to be said, what it changes and what not, and the deed. */
export function DeedPreview({ list, deeds, fields, choice, answer }: Props) {
  const heading = deedKinds.find(({ kind }) => kind === choice?.kind)?.name ?? 'Change letters'
  return (
    <div className="page deeds">
      <h1>{heading}</h1>
      <FormOutcome answer={answer} />
      {choice ? (
        <>
          <ChoiceForm {...{ choice, fields }} />
          {choice.asks ? (
            <p className="muted">
              {formatQuantity(choice.chosen, 'letter')} chosen. Say first what is done with{' '}
              {choice.chosen === 1 ? 'it' : 'them'}.
            </p>
          ) : (
            <Consequences choice={choice} answer={answer} list={list} />
          )}
        </>
      ) : (
        (!answer || answer.ok) && <KindForm {...{ deeds, fields }} />
      )}
      <p>
        <Link to={`/letters?${list}`}>Back to the list{choice && ', with nothing changed'}</Link>
      </p>
    </div>
  )
}

/** What the address says already, but for the fields that are asked anew. */
function KeptFields({ fields, but }: { fields: Props['fields']; but: readonly string[] }) {
  return fields
    .filter(([name]) => !but.includes(name))
    .map(([name, value], index) => <input key={index} type="hidden" name={name} value={value} />)
}

function KindForm({ deeds, fields }: Pick<Props, 'deeds' | 'fields'>) {
  return (
    <Form className="card stack" aria-label="What to do">
      <KeptFields fields={fields} but={['deed']} />
      <SelectField
        label="With the ticked letters"
        name="deed"
        options={deeds.map(({ kind, name }) => [kind, name] as const)}
      />
      <button className="button" type="submit">
        Go
      </button>
    </Form>
  )
}

function ChoiceForm({ choice, fields }: { choice: Choice; fields: Props['fields'] }) {
  const { kind, dossiers, into, coders, coderId, audience, people } = choice
  const asksDossier = dossiers.length > 1
  const asksCoder = (kind === 'give' || kind === 'give second') && into !== null
  if (!asksDossier && !asksCoder && kind !== 'seen by') return null
  return (
    <Form className="card stack" aria-label="How" key={JSON.stringify([into, coderId, audience])}>
      <KeptFields fields={fields} but={['into', 'to', 'visibility', 'readerIds']} />
      {asksDossier ? (
        <SelectField
          label="Dossier"
          name="into"
          options={dossiers}
          defaultValue={into ?? undefined}
        />
      ) : (
        into && <input type="hidden" name="into" value={into} />
      )}
      {asksCoder && (
        <SelectField
          label="To"
          name="to"
          options={[
            ...coders.map(({ id, name }) => [id, name] as const),
            ...(kind === 'give' ? [['nobody', 'Nobody: take back'] as const] : []),
          ]}
          defaultValue={coderId ?? undefined}
        />
      )}
      {kind === 'seen by' && (
        <AudienceFields
          audience={audience ?? { visibility: 'everyone', readerIds: [] }}
          people={people}
          errors={{}}
        />
      )}
      <button
        className={choice.asks ? 'button primary' : 'button'}
        type="submit"
        autoFocus={choice.asks !== null}
      >
        Show what changes
      </button>
    </Form>
  )
}

function Consequences({
  choice,
  answer,
  list,
}: {
  choice: Choice
  answer: Props['answer']
  list: string
}) {
  const { kind, changes, isMore, chosen } = choice
  const refused = answer && !answer.ok ? answer : null
  return (
    <Form method="post" className="card stack" aria-label="What changes">
      <input type="hidden" name="previewed" value={choice.previewed} />
      <Sentence choice={choice} />
      {choice.warning && <p className="muted">{choice.warning}</p>}
      {isMore && (
        <p className="notice">
          {changes
            ? `So many are changed at once, those that came in last first. Do it again for the others: it goes on with ` +
              `those that do not stay as they are.`
            : `None of the last ${chosen.toLocaleString('en')} that came in would change. Narrow the list to the others.`}
        </p>
      )}
      <ChangeList choice={choice} />
      <RestList choice={choice} />
      {changes > 0 && kind === 'withdraw' && (
        <TextArea
          label="Why"
          name="reason"
          rows={2}
          required
          defaultValue={refused?.fields.reason ?? ''}
          error={refused?.errors.reason}
          hint="It stands at each of them. Everybody who could see them may read it."
        />
      )}
      <div className="row">
        {changes > 0 && (
          <button
            className="button primary"
            type="submit"
            name="intent"
            value="do"
            autoFocus={kind !== 'withdraw'}
          >
            {kind === 'withdraw' ? 'Withdraw' : 'Change'} {formatQuantity(changes, 'letter')}
          </button>
        )}
        <Link className="button quiet" to={`/letters?${list}`}>
          Cancel
        </Link>
      </div>
    </Form>
  )
}

/** `5 letters change hands: to Ben Maas. One press takes all of it back.` */
function Sentence({ choice: { kind, changes, name } }: { choice: Choice }) {
  const isOne = changes === 1
  const whom =
    kind === 'give'
      ? ` hands: to ${name || 'nobody'}`
      : kind === 'give second'
        ? `: to ${name}, to code a second time`
        : name && `: ${name}`
  return (
    <p role="status">
      <b>
        {formatQuantity(changes, 'letter')} {isOne ? 'changes' : 'change'}
      </b>
      {changes > 0 && `${whom}. One press takes ${isOne ? 'it' : 'all of it'} back`}.
    </p>
  )
}

function ChangeList({ choice: { changes, first } }: { choice: Choice }) {
  if (!first.length) return null
  return (
    <ul aria-label="Letters that change">
      {first.map(({ id, title }) => (
        <li key={id}>
          <Link to={`/letters/${id}`}>{title}</Link>
        </li>
      ))}
      {changes > first.length && <li>and {(changes - first.length).toLocaleString('en')} more</li>}
    </ul>
  )
}

function RestList({ choice: { obstacles } }: { choice: Choice }) {
  if (!obstacles.length) return null
  return (
    <>
      <h2>Stays as it is</h2>
      <ul aria-label="Letters that stay as they are">
        {obstacles.map(({ obstacle, count, titles }) => (
          <li key={obstacle}>
            {formatQuantity(count, 'letter')}, {obstacle}:{' '}
            <span className="muted">
              {titles.map((title) => `“${title}”`).join(', ')}
              {count > titles.length && ' …'}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
