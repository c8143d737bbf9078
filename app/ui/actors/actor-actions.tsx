import { Link } from '@remix-run/react'

type Props = { actorId: string; mayCorrect: boolean; mayMerge: boolean; mayErase: boolean }

/** What may be done with an actor, beside its name. */
export function ActorActions({ actorId, mayCorrect, mayMerge, mayErase }: Props) {
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
      <Link className="button" to={`/timeline?actor=${actorId}`}>
        Timeline
      </Link>
      <Link className="button primary" to={`/briefing?actor=${actorId}`}>
        Stance summary
      </Link>
    </div>
  )
}
