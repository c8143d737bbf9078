import { Form } from '@remix-run/react'
import type { Absence, Level } from '#app/domain/level.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { PositionChip } from '../chip.tsx'
import { LetterFieldset } from '../letter-fields.tsx'

type Piece = { kind: 'same' | 'gone' | 'new'; text: string }
type Item = {
  id: string
  revision: number
  text: string
  fields: LetterFields
  sources: Record<string, string>
  doubts: string[]
  notes: string[]
  distinct: boolean
  errors: Record<string, string>
  difference: Piece[] | null
  resembles: number | null
  positions: ItemPosition[]
}
type ItemPosition = {
  topic: string
  level: Level | null
  absence: Absence | null
  conditional: boolean
  quote: string
  paragraph: number | null
}
type Props = {
  item: Item
  refused: {
    errors: Record<string, string>
    item?: { revision: number; fields: LetterFields }
  } | null
}

const maxShownCharacters = 40_000

/** One letter of an import beside its text, to be looked at and corrected before it is stored. */
export function ItemEditor({ item, refused }: Props) {
  const { id, revision, text, sources, doubts, notes, difference, resembles, distinct, positions } =
    item
  const errors = refused?.errors ?? item.errors
  return (
    <div className="adding">
      <div>
        <article className="letter-text" tabIndex={0} aria-label="Text of the letter">
          {text.slice(0, maxShownCharacters)}
          {text.length > maxShownCharacters && (
            <p className="aside">
              … and {(text.length - maxShownCharacters).toLocaleString('en')} more characters.
            </p>
          )}
        </article>
        {positions.length > 0 && (
          <section className="card with-letter" aria-label="Positions that come in with it">
            <h2>
              {positions.length === 1 ? 'One position comes' : `${positions.length} positions come`}{' '}
              in with it
            </h2>
            <ul className="plain">
              {positions.map((position, at) => (
                <li key={at}>
                  <p className="small">
                    <b>{position.topic}</b>{' '}
                    <PositionChip position={{ ...position, status: 'approved' }} />{' '}
                    {position.paragraph && (
                      <span className="tiny faint">¶ {position.paragraph}</span>
                    )}
                  </p>
                  <blockquote>{position.quote}</blockquote>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <Form method="post" className="card" noValidate preventScrollReset>
        <h2>Is this right?</h2>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        {[...doubts, ...notes].length > 0 && (
          <ul className="notice small">
            {[...doubts, ...notes].map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        {resembles !== null && (
          <fieldset className="field">
            <legend>It is nearly the same as another letter: {resembles} % of its passages</legend>
            {difference && (
              <article
                className="difference"
                tabIndex={0}
                aria-label="What went and what came, beside the other letter"
              >
                {difference.map(({ kind, text }, at) =>
                  kind === 'gone' ? (
                    <del key={at}>{text}</del>
                  ) : kind === 'new' ? (
                    <ins key={at}>{text}</ins>
                  ) : (
                    <span key={at}>{text}</span>
                  ),
                )}
              </article>
            )}
            <label className="check field">
              <input type="checkbox" name="distinct" defaultChecked={distinct} />{' '}
              <span>It is a letter of its own</span>
            </label>
            {errors.same && (
              <p className="error" role="alert">
                {errors.same}
              </p>
            )}
          </fieldset>
        )}
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="revision" value={refused?.item?.revision ?? revision} />
        <LetterFieldset
          fields={refused?.item?.fields ?? item.fields}
          errors={errors}
          sources={sources}
        />
        <div className="row send">
          <button className="button primary" type="submit" name="deed" value="settle">
            Keep what stands here
          </button>
          <button className="button" type="submit" name="deed" value="leave out">
            Leave it out
          </button>
        </div>
      </Form>
    </div>
  )
}
