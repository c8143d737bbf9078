import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { recordedRemark } from '#app/domain/letters.ts'
import { splitAtMarks } from '#app/domain/text/segments.ts'
import { DifferenceWords } from '../difference-words.tsx'
import { PositionChip } from '../chip.tsx'
import { LetterFieldset } from '../letter-fields.tsx'
import type { EditedItem, RefusedItem } from './edited-item.ts'
import { useHeldItem } from './use-held-item.ts'

type Props = {
  item: EditedItem
  refused: RefusedItem | null
  /** What else the form of the letter asks for, above its fields and below them. */
  above?: ReactNode
  below?: ReactNode
  buttons: ReactNode
}

/**
 * A letter of an import beside its text, to be looked at and corrected before it is stored. Its key is the item's id:
 * what is typed outlives that the page loads its data again.
 */
export function ItemEditor({ item: loaded, refused, above, below, buttons }: Props) {
  const item = useHeldItem(loaded, refused)
  const errors = refused?.errors ?? item.errors
  const remarks = [...new Set([...item.doubts, ...item.notes])]
  return (
    <div className="adding">
      <div>
        <ItemText text={item.text} places={item.places} />
        <ItemPositions positions={item.positions} recorded={item.recorded} />
      </div>
      <Form method="post" className="card" noValidate preventScrollReset>
        <h2>Is this right?</h2>
        <p className="muted small">
          Proposals read from the marked words. Correct what is wrong; nothing is stored before you
          keep it.
        </p>
        {errors.form && (
          <p className="notice bad" role="alert">
            {errors.form}
          </p>
        )}
        {remarks.length > 0 && (
          <ul className="notice small">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        <NearDuplicate item={item} error={errors.same} />
        {above}
        <input type="hidden" name="id" value={item.id} />
        <input type="hidden" name="revision" value={refused?.item?.revision ?? item.revision} />
        <LetterFieldset
          fields={refused?.item?.fields ?? item.fields}
          errors={errors}
          sources={item.sources}
          links={refused?.item?.links ?? item.links}
        />
        {below}
        <div className="row send">{buttons}</div>
      </Form>
    </div>
  )
}

const maxShownCharacters = 40_000

/** The text with the words marked that its head was read from. */
function ItemText({ text, places }: Pick<EditedItem, 'text' | 'places'>) {
  const shownSpan = { start: 0, end: Math.min(text.length, maxShownCharacters) }
  const marks = places.map((place, at) => ({ ...place, id: String(at) }))
  return (
    <article
      className="letter-text"
      tabIndex={0}
      aria-label="Text of the letter; what its head was read from is marked"
    >
      {splitAtMarks(text, shownSpan, marks).map((piece) =>
        piece.marks.length ? (
          <mark key={piece.start} className="read">
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
      {shownSpan.end < text.length && (
        <p className="aside">
          … and {(text.length - shownSpan.end).toLocaleString('en')} more characters, which are
          stored too.
        </p>
      )}
    </article>
  )
}

function ItemPositions({ positions, recorded }: Pick<EditedItem, 'positions' | 'recorded'>) {
  if (!positions.length) return null
  return (
    <section className="card with-letter" aria-label="Positions that come in with it">
      <h2>
        {positions.length === 1 ? 'One position comes' : `${positions.length} positions come`} in
        with it
      </h2>
      <ul className="plain">
        {positions.map((position, at) => (
          <li key={at}>
            <p className="small">
              <b>{position.topic}</b>{' '}
              <PositionChip position={{ ...position, status: 'approved' }} />{' '}
              {position.paragraph && <span className="tiny faint">¶ {position.paragraph}</span>}
            </p>
            <blockquote>{position.quote}</blockquote>
            {recorded && <p className="tiny muted">{recordedRemark}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What tells a letter from the one that it resembles, and whether it is one of its own. */
function NearDuplicate({ item, error }: { item: EditedItem; error: string | undefined }) {
  const { resembles, translates, difference, distinct } = item
  if (translates) return <Translation distinct={distinct} error={error} />
  if (resembles === null) return null
  return (
    <fieldset className="field">
      <legend>It is nearly the same as another letter: {resembles} % of its passages</legend>
      {difference && (
        <article
          className="difference"
          tabIndex={0}
          aria-label="What went and what came, beside the other letter"
        >
          <DifferenceWords pieces={difference} />
        </article>
      )}
      <label className="check field">
        <input type="checkbox" name="distinct" defaultChecked={distinct} />{' '}
        <span>It is a letter of its own</span>
      </label>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** What a letter is that may be the same statement in another language, as a person says. */
function Translation({ distinct, error }: { distinct: boolean; error: string | undefined }) {
  const choices = [
    [
      'translation',
      'It is a translation: it is kept attached to the other letter, which is the one that is coded',
    ],
    ['on', 'It is a letter of its own'],
  ] as const
  return (
    <fieldset className="field">
      <legend>It may be the same statement as another letter, in another language</legend>
      {choices.map(([value, words]) => (
        <label key={value} className="check">
          <input
            type="radio"
            name="distinct"
            value={value}
            defaultChecked={distinct && value === 'on'}
          />{' '}
          <span>{words}</span>
        </label>
      ))}
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
