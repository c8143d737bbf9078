import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'

type Props = {
  actorId: string
  dossier: { name: string } | null
  elsewhere: readonly { slug: string; name: string; quotes: number }[]
}

/** Which dossier an actor's page is about, and where else they are quoted. */
export function OtherDossiers({ actorId, dossier, elsewhere }: Props) {
  if (!elsewhere.length) return null
  return (
    <p className="small muted">
      {dossier && `In ${dossier.name}. `}Also quoted in:{' '}
      {elsewhere.map(({ slug, name, quotes }, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <Link to={`/actors/${actorId}?dossier=${slug}`}>{name}</Link> (
          {formatQuantity(quotes, 'quote')})
        </span>
      ))}
    </p>
  )
}
