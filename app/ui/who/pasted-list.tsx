import { Form } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TextArea } from '../fields.tsx'
import { TickBox } from './tick-box.tsx'

type Named = { id: string; name: string }
type PastedAnswer = {
  known: readonly (Named & { written: string })[]
  shared: readonly { written: string; actors: readonly Named[] }[]
  unknown: readonly string[]
  names: number
  surplus: string | null
}
type Props = {
  /** Of the form to which those who are found belong. */
  formId: string
  answer: PastedAnswer | null
  error?: string
  typed: string
}

/** A list of names to paste; what is known of it can be ticked at once. */
export function PastedList({ formId, answer, error, typed }: Props) {
  return (
    <section className="card who-pasted" aria-labelledby="who-pasted">
      <h2 id="who-pasted">A list of names</h2>
      {answer && <FoundNames formId={formId} answer={answer} />}
      <Form method="post" preventScrollReset>
        <TextArea
          label="Names or aliases, one on each line"
          name="names"
          rows={5}
          maxLength={20_000}
          defaultValue={typed}
          error={error}
          hint="Up to 200 at once."
        />
        <p className="field">
          <button className="button" type="submit">
            See which are known
          </button>
        </p>
      </Form>
    </section>
  )
}

function FoundNames({ formId, answer }: { formId: string; answer: PastedAnswer }) {
  const { known, shared, unknown, names, surplus } = answer
  return (
    <div role="status">
      <p>
        {known.length} of {formatQuantity(names, 'name')} known
        {known.length > 0 && ', ticked here'}.
        {shared.length > 0 && ` ${formatQuantity(shared.length, 'name')} borne by several actors.`}
        {unknown.length > 0 && ` ${unknown.length} not known.`} {surplus}
      </p>
      <ul className="plain who-list">
        {known.map(({ written, id, name }) => (
          <li key={written}>
            <NameTick formId={formId} id={id} name={name} isTicked />
          </li>
        ))}
      </ul>
      {shared.map(({ written, actors }) => (
        <fieldset key={written} className="who-chosen">
          <legend className="small">
            Several bear “<span dir="auto">{written}</span>”
          </legend>
          {actors.map((actor) => (
            <NameTick key={actor.id} formId={formId} {...actor} isTicked={false} />
          ))}
        </fieldset>
      ))}
      {unknown.length > 0 && (
        <>
          <h3>Not known</h3>
          <ul className="small">
            {unknown.map((name) => (
              <li key={name} dir="auto">
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function NameTick({ formId, id, name, isTicked }: Named & { formId: string; isTicked: boolean }) {
  return (
    <label className="check">
      <TickBox form={formId} name="actor" value={id} isTicked={isTicked} />{' '}
      <span dir="auto">{name}</span>
    </label>
  )
}
