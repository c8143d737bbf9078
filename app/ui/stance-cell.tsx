import type { StanceShown } from '#app/domain/shown.ts'
import { qualifiers } from '#app/domain/stance.ts'
import { StanceChip } from './chip.tsx'
import { EvidenceTable } from './evidence-table.tsx'

/** A stance in a table; opening it shows every letter, level and weight that it is made of. */
export function StanceCell({ found, conditional }: { found: StanceShown; conditional: boolean }) {
  if (!found.counted) return <span className="faint">–</span>
  const said = qualifiers(found)
  return (
    <details className="stance-cell">
      <summary>
        <StanceChip found={found} conditional={conditional} />
        {said.length > 0 && <span className="tiny muted">{said.join(', ')}</span>}
      </summary>
      <EvidenceTable found={found} />
    </details>
  )
}
