import { Link } from '@remix-run/react'
import { useDossierPath } from '../use-dossier-path.ts'

type Props = {
  topic: { id: string }
  mayMerge: boolean
  mayChange: boolean
  mayPropose: boolean
  /** How many positions are to be looked at again. */
  rechecks: number
}

/** What can be done with the topic, and where more of it is to be seen. */
export function TopicDeeds({ topic, mayMerge, mayChange, mayPropose, rechecks }: Props) {
  const inDossier = useDossierPath()
  return (
    <div className="row">
      {rechecks > 0 && (
        <Link className="button" to={inDossier(`topics/${topic.id}/recheck`)}>
          {rechecks} to re-check
        </Link>
      )}
      {mayChange && (
        <Link className="button" to={inDossier(`topics/${topic.id}/draft`)}>
          Change
        </Link>
      )}
      {mayPropose && !mayChange && (
        <Link className="button" to={inDossier(`topics/${topic.id}/proposal`)}>
          Propose other words
        </Link>
      )}
      {mayChange && (
        <Link className="button" to={inDossier(`topics/${topic.id}/split`)}>
          Split …
        </Link>
      )}
      {mayMerge && (
        <Link className="button" to={inDossier(`topics/${topic.id}/merge`)}>
          Merge into …
        </Link>
      )}
      <Link className="button" to={inDossier(`topics/${topic.id}/history`)}>
        History
      </Link>
      <Link className="button" to={inDossier(`stances?topic=${topic.id}`)}>
        Stances
      </Link>
      <Link className="button primary" to={inDossier(`briefings?topic=${topic.id}`)}>
        Stance summary
      </Link>
    </div>
  )
}
