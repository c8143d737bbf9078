import { Link } from '@remix-run/react'
import { sayDated } from '#app/domain/days.ts'
import type { Kin } from '#app/domain/letters.ts'
import type { LetterHead } from '#app/domain/positions.ts'

type Props = {
  kin: Kin<LetterHead>
  published: { address: string | null; link: string | null; note: string | null }
  ocr: string | null
  cameWith: { id: string; name: string; maySettle: boolean } | null
}

/** How a letter came in: where it was published, what it belongs to, how it was read, and with which import. */
export function LetterOrigin({ kin, published, ocr, cameWith }: Props) {
  return (
    <>
      <Related says="Attached to" letters={kin.attachedTo ? [kin.attachedTo] : []} />
      <Related says="Attachments" letters={kin.attachments} />
      <Related says="Answers" letters={kin.answers} />
      <Related says="Answered by" letters={kin.answeredBy} />
      {(published.address || published.note) && (
        <>
          <dt>Published</dt>
          <dd className="small">
            {published.link ? (
              <a href={published.link} rel="noreferrer nofollow">
                {published.address}
              </a>
            ) : (
              published.address
            )}
            {published.note && <div className="tiny muted">{published.note}</div>}
          </dd>
        </>
      )}
      {ocr && (
        <>
          <dt>Read by OCR</dt>
          <dd className="small">
            {ocr}
            <div className="tiny muted">Compare it with the original before you quote it.</div>
          </dd>
        </>
      )}
      {cameWith && (
        <>
          <dt>Came with</dt>
          <dd className="small">
            {cameWith.maySettle ? (
              <Link to={`/imports/${cameWith.id}`}>{cameWith.name}</Link>
            ) : (
              cameWith.name
            )}
          </dd>
        </>
      )}
    </>
  )
}

function Related({ says, letters }: { says: string; letters: readonly LetterHead[] }) {
  if (!letters.length) return null
  return (
    <>
      <dt>{says}</dt>
      <dd className="small">
        {letters.map(({ id, title, dated }) => (
          <div key={id}>
            <Link to={`/letters/${id}`}>{title}</Link>{' '}
            <span className="tiny muted">{sayDated(dated)}</span>
          </div>
        ))}
      </dd>
    </>
  )
}
