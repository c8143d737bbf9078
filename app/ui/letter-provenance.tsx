import { Link } from '@remix-run/react'
import { formatEdtfDate } from '#app/domain/days.ts'
import type { RelatedLetters } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { Fact } from './fact.tsx'

export type Provenance = {
  relatedLetters: RelatedLetters<LetterSummary>
  published: { address: string | null; link: string | null; note: string | null }
  ocr: string | null
  cameWith: { id: string; name: string; maySettle: boolean } | null
}

/** How a letter came in: where it was published, what it belongs to, how it was read, and with which import. */
export function ProvenanceFacts({ relatedLetters, published, ocr, cameWith }: Provenance) {
  return (
    <>
      <RelatedLetters
        label="Attached to"
        letters={relatedLetters.attachedTo ? [relatedLetters.attachedTo] : []}
      />
      <RelatedLetters label="Attachments" letters={relatedLetters.attachments} />
      <RelatedLetters label="Answers" letters={relatedLetters.answers} />
      <RelatedLetters label="Answered by" letters={relatedLetters.answeredBy} />
      {(published.address || published.note) && (
        <Fact term="Published" small>
          {published.link ? (
            <a href={published.link} rel="noreferrer nofollow">
              {published.address}
            </a>
          ) : (
            published.address
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

function RelatedLetters({ label, letters }: { label: string; letters: readonly LetterSummary[] }) {
  if (!letters.length) return null
  return (
    <Fact term={label} small>
      {letters.map(({ id, title, dated }) => (
        <div key={id}>
          <Link to={`/letters/${id}`}>{title}</Link>{' '}
          <span className="tiny muted">{formatEdtfDate(dated)}</span>
        </div>
      ))}
    </Fact>
  )
}
