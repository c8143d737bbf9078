import { Link } from '@remix-run/react'
import { formatDay, formatEdtfDate, type EdtfDate } from '#app/domain/days.ts'
import { formatAnswerDays } from '#app/domain/letter-heads.ts'
import type { RelatedLetters } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { Fact } from './fact.tsx'

export type Provenance = {
  relatedLetters: RelatedLetters<LetterSummary>
  published: {
    address: string | null
    link: string | null
    note: string | null
    seenDay: string | null
  }
  /** What is said where a translation and its original are both coded, or only one of them is. */
  translationNotes: string[]
  ocr: string | null
  cameWith: { id: string; name: string; maySettle: boolean } | null
}

/** How a letter came in: where it was published, what it belongs to, how it was read, and with which import. */
export function ProvenanceFacts({
  relatedLetters,
  published,
  translationNotes,
  ocr,
  cameWith,
  dated,
}: Provenance & { dated: EdtfDate }) {
  return (
    <>
      <RelatedLetters
        label="Attached to"
        letters={relatedLetters.attachedTo ? [relatedLetters.attachedTo] : []}
      />
      <RelatedLetters label="Attachments" letters={relatedLetters.attachments} />
      <RelatedLetters
        label="Answers"
        letters={relatedLetters.answers}
        describe={(other) => formatAnswerDays(other.dated, dated)}
      />
      <RelatedLetters
        label="Answered by"
        letters={relatedLetters.answeredBy}
        describe={(other) => formatAnswerDays(dated, other.dated)}
      />
      <RelatedLetters
        label="Translation of"
        letters={relatedLetters.translates ? [relatedLetters.translates] : []}
      />
      <RelatedLetters label="Translated as" letters={relatedLetters.translations} />
      {translationNotes.map((note) => (
        <p className="notice small" key={note}>
          {note}
        </p>
      ))}
      {(published.address || published.note || published.seenDay) && (
        <Fact term="Published" small>
          {published.link ? (
            <a href={published.link} rel="noreferrer nofollow">
              {published.address}
            </a>
          ) : (
            published.address
          )}
          {published.seenDay && (
            <div className="tiny muted">seen there on {formatDay(published.seenDay)}</div>
          )}
          {published.note && <div className="tiny muted">{published.note}</div>}
        </Fact>
      )}
      {ocr && (
        <Fact term="Read by OCR" small>
          {ocr}
          <div className="tiny muted">Compare it with the original before you quote it.</div>
        </Fact>
      )}
      {cameWith && (
        <Fact term="Came with" small>
          {cameWith.maySettle ? (
            <Link to={`/imports/${cameWith.id}`}>{cameWith.name}</Link>
          ) : (
            cameWith.name
          )}
        </Fact>
      )}
    </>
  )
}

function RelatedLetters({
  label,
  letters,
  describe,
}: {
  label: string
  letters: readonly LetterSummary[]
  describe?: (letter: LetterSummary) => string
}) {
  if (!letters.length) return null
  return (
    <Fact term={label} small>
      {letters.map((letter) => (
        <div key={letter.id}>
          <Link to={`/letters/${letter.id}`}>{letter.title}</Link>{' '}
          <span className="tiny muted">
            {formatEdtfDate(letter.dated)}
            {describe && `, ${describe(letter)}`}
          </span>
        </div>
      ))}
    </Fact>
  )
}
