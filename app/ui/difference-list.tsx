import type { Difference } from '#app/domain/history/history-line.ts'

/** Texts that changed, each by its label, with what went and what came. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  if (!differences.length) return null
  return (
    <dl className="small">
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
        {pieces.map(({ kind, text }, at) =>
          kind === 'gone' ? (
            <del key={at}>{text}</del>
          ) : kind === 'new' ? (
            <ins key={at}>{text}</ins>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </dd>
    </div>
  )
}
