import { useSearchParams } from '@remix-run/react'
import type { StanceView } from '#app/domain/stance-view.ts'
import { QualifiedStance } from './chip.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { useDossierPath } from './use-dossier-path.ts'

type Props = { stance: StanceView; topicId: string; actorId: string }

/** A stance in a table; opening it shows every letter, level and weight that it is made of. */
export function StanceCell({ stance, topicId, actorId }: Props) {
  const inDossier = useDossierPath()
  const asOf = useSearchParams()[0].get('asOf')
  const day = asOf ? `?${new URLSearchParams({ asOf })}` : ''
  if (!stance.countedTotal) return <span className="faint">–</span>
  return (
    <details className="stance-cell">
      <summary>
        <QualifiedStance stance={stance} />
      </summary>
      <EvidenceTable stance={stance} whyHref={inDossier(`why/${topicId}/${actorId}${day}`)} />
    </details>
  )
}
