import { Form } from '@remix-run/react'
import { absences, levels } from '#app/domain/level.ts'
import { getAnchor, type Topic } from '#app/domain/topics.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { FieldError } from '../tagger/field-error.tsx'

export type CheckAnswer =
  | { ok: true; message: string }
  | { ok: false; errors: Record<string, string>; fields: Record<string, string> }

export type ShownPassage = {
  id: string
  quote: { prefix: string; exact: string; suffix: string }
  letter: string
  date: string
  who: string
  topic: Pick<Topic, 'name' | 'proposition' | 'anchors'>
  done: number
  total: number
}

type Props = { served: ShownPassage; checkId: string; answer: CheckAnswer | undefined }

/** One old passage without its old code, and what it is read as now. */
export function PassageForm({ served, checkId, answer }: Props) {
  const { quote, topic, letter, date, who, done, total } = served
  return (
    <section className="card" aria-labelledby="again">
      <div className="between">
        <h2 id="again">Code this passage again</h2>
        <span className="small muted">
          {done + 1} of {total}
        </span>
      </div>
      <progress value={done} max={total} aria-label={`${done} of ${total} coded again`} />
      <p className="small muted">
        {who} · {letter} · {date}. Please do not look it up: its page shows what you made of it.
      </p>
      <blockquote>
        <span className="muted">… {quote.prefix}</span>
        <mark>{quote.exact}</mark>
        <span className="muted">{quote.suffix} …</span>
      </blockquote>
      <p>
        <b>{topic.name}</b>: {topic.proposition}
      </p>
      <StanceForm key={served.id} {...{ served, answer }} />
      <Form method="post">
        <input type="hidden" name="checkId" value={checkId} />
        <button className="button quiet" name="deed" value="give up">
          Give this check up: what you coded in it is forgotten
        </button>
      </Form>
    </section>
  )
}

function StanceForm({ served, answer }: Pick<Props, 'served' | 'answer'>) {
  const { id, topic } = served
  const refused = answer && !answer.ok && answer.fields.passageId === id ? answer : null
  return (
    <Form method="post" className="stack" noValidate preventScrollReset>
      <input type="hidden" name="passageId" value={id} />
      <fieldset className="field">
        <legend>Level, or what stands in its place</legend>
        <div className="stack" role="presentation">
          {levels.map(({ level, word }, index) => (
            <label key={level}>
              <input type="radio" name="stance" value={level} autoFocus={index === 0} />{' '}
              <b>{formatSignedNumber(level)}</b> {capitaliseFirst(word)}{' '}
              <span className="small muted">{getAnchor(topic.anchors, level)}</span>
            </label>
          ))}
          {absences.map(({ absence, word, means }) => (
            <label key={absence}>
              <input type="radio" name="stance" value={absence} /> {capitaliseFirst(word)}{' '}
              <span className="small muted">{means}</span>
            </label>
          ))}
        </div>
        <FieldError sentence={refused?.errors.stance} />
      </fieldset>
      <div>
        <button className="button primary" name="deed" value="code">
          Save and go on
        </button>
      </div>
    </Form>
  )
}
