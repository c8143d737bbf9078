import { Form } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { TextField } from '../fields.tsx'

export type DoubtKindView = {
  key: string
  field: string | null
  letters: number
  sentences: { sentence: string; letters: number }[]
  more: number
}

/** One kind of doubt or question with its different sentences, and what can be done about all letters of it at once. */
export function DoubtKindCard({ kind }: { kind: DoubtKindView }) {
  const { key, field, letters, sentences, more } = kind
  const isOne = sentences.length === 1
  return (
    <section className="card" aria-label={sentences[0]!.sentence}>
      <h2>{formatQuantity(letters, 'letter')}</h2>
      <ul className="plain">
        {sentences.map(({ sentence, letters: own }) => (
          <li key={sentence}>
            {sentence}{' '}
            {!isOne && <span className="tiny faint">in {formatQuantity(own, 'letter')}</span>}
            {!isOne && own > 1 && (
              <KindForm kind={key} sentence={sentence} letters={own} field={field} />
            )}
          </li>
        ))}
        {more > 0 && (
          <li className="small muted">and {more.toLocaleString('en')} more like these</li>
        )}
      </ul>
      <KindForm kind={key} sentence={null} letters={letters} field={field} />
    </section>
  )
}

function KindForm({
  kind,
  sentence,
  letters,
  field,
}: {
  kind: string
  sentence: string | null
  letters: number
  field: string | null
}) {
  const which = letters === 1 ? 'this letter' : `these ${letters.toLocaleString('en')} letters`
  return (
    <Form method="post" className="row bulk">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="letters" value={letters} />
      {sentence !== null && <input type="hidden" name="sentence" value={sentence} />}
      {field === null && (
        <button className="button" type="submit" name="deed" value="looked at">
          Take {which} as read
        </button>
      )}
      {field === 'same' && (
        <button className="button" type="submit" name="deed" value="distinct">
          Take {which} as letters of their own
        </button>
      )}
      {field === 'dated' && (
        <>
          <TextField label="Date" name="dated" size={22} maxLength={60} />
          <TextField
            label="Why it is believed"
            name="basis"
            maxLength={500}
            hint="Stands beside each of them."
          />
          <button className="button" type="submit" name="deed" value="date">
            Date {which} so
          </button>
        </>
      )}
      <button className="button quiet" type="submit" name="deed" value="leave out">
        Leave {which} out
      </button>
    </Form>
  )
}
