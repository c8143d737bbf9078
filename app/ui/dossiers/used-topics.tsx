import { Form } from '@remix-run/react'
import { SelectField } from '../fields.tsx'

type TopicElsewhere = { id: string; name: string; dossier: string }
type Props = {
  others: readonly TopicElsewhere[]
  shared: readonly TopicElsewhere[]
  error: string | undefined
}

/** Topics of other dossiers that this one may use, one entry for both, and those that it shares already. */
export function UsedTopics({ others, shared, error }: Props) {
  if (!others.length && !shared.length) return null
  return (
    <section className="card" aria-labelledby="shared-topics">
      <h2 id="shared-topics">Topics shared with other dossiers</h2>
      {shared.map(({ id, name, dossier }) => (
        <Form method="post" key={id} className="between small" preventScrollReset>
          <input type="hidden" name="topic" value={id} />
          <span>
            {name} <span className="muted">also in {dossier}</span>
          </span>
          <button className="button quiet" type="submit" name="deed" value="stop using">
            Use no more
          </button>
        </Form>
      ))}
      {others.length > 0 && (
        <Form method="post" noValidate>
          <SelectField
            label="Use a topic of another dossier"
            name="topic"
            options={others.map(({ id, name, dossier }) => [id, `${name} (${dossier})`] as const)}
            error={error}
            hint="One entry: its words and its positions are the same in both."
          />
          <button className="button" type="submit" name="deed" value="use topic">
            Use it here
          </button>
        </Form>
      )}
    </section>
  )
}
