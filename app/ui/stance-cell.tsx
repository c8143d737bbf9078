import type { StanceView } from '#app/domain/stance-view.ts'
import { listQualifiers } from '#app/domain/stance.ts'
import { StanceChip } from './chip.tsx'
import { EvidenceTable } from './evidence-table.tsx'

/** A stance in a table; opening it shows every letter, level and weight that it is made of. */
export function StanceCell({ stance, conditional }: { stance: StanceView; conditional: boolean }) {
  if (!stance.countedTotal) return <span className="faint">–</span>
  const qualifierWords = listQualifiers(stance)
  return (
    <details className="stance-cell">
      <summary>
        <StanceChip stance={stance} conditional={conditional} />
        {qualifierWords.length > 0 && (
          <span className="tiny muted">{qualifierWords.join(', ')}</span>
        )}
      </summary>
      <EvidenceTable stance={stance} />
    </details>
  )
}
