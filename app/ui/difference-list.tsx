import type { Difference } from '#app/domain/history/history-line.ts'
import { DifferenceWords } from './difference-words.tsx'

/** Texts that changed, each by its label, with what went and what came. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  if (!differences.length) return null
  return (
    <dl className="small differences">
      {differences.map((difference) => (
        <ChangedField key={difference.label} {...difference} />
      ))}
    </dl>
  )
}

function ChangedField({ label, pieces }: Difference) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <DifferenceWords pieces={pieces} />
      </dd>
    </div>
  )
}
