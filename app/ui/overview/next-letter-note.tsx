import { Link } from '@remix-run/react'
import { capitaliseFirst, joinWithAnd } from '#app/domain/text/words.ts'

type Props = {
  next: { id: string; title: string; reasons: readonly string[] }
  dossierSlug: string
}

/** The letter that is worth most to code next, and why. */
export function NextLetterNote({ next, dossierSlug }: Props) {
  return (
    <div className="small">
      <h3>My next letter</h3>
      <p>
        <Link to={`/letters/next?dossier=${dossierSlug}`} data-next-letter="">
          {next.title}
        </Link>
        {next.reasons.length > 0 && (
          <span className="muted"> {capitaliseFirst(joinWithAnd(next.reasons))}.</span>
        )}
      </p>
    </div>
  )
}
