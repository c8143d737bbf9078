import { Link } from '@remix-run/react'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'

type Props = { actorId: string; mayCorrect: boolean; mayMerge: boolean; mayErase: boolean }

/** What may be done with an actor, beside its name. */
export function ActorActions({ actorId, mayCorrect, mayMerge, mayErase }: Props) {
  const inDossier = useDossierPath()
  return (
    <div className="row">
      <Link className="button" to={`/actors/${actorId}/correction`}>
        {mayCorrect ? 'Edit' : 'What is known'}
      </Link>
      {mayMerge && (
        <Link className="button" to={`/actors/${actorId}/merge`}>
          Merge into …
        </Link>
      )}
      {mayErase && (
        <Link className="button" to={`/actors/${actorId}/erase`}>
          Erase
        </Link>
      )}
      <Link className="button" to={`/actors/${actorId}/history`}>
        History
      </Link>
      <Link className="button" to={inDossier(`stances?actor=${actorId}`)}>
        Stances
      </Link>
      <Link className="button" to={inDossier(`near?of=${actorId}`)}>
        Near and far
      </Link>
      <Link className="button" to={inDossier(`audience?of=${actorId}`)}>
        Audience
      </Link>
      <Link className="button primary" to={inDossier(`briefings?actor=${actorId}`)}>
        Stance summary
      </Link>
    </div>
  )
}
