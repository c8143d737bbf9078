import type { HitPiece } from '#app/domain/search/search-hits.ts'

/** Words with what was searched for in them marked. */
export function MarkedWords({ pieces }: { pieces: readonly HitPiece[] }) {
  return (
    <>
      {pieces.map(({ text, isHit }, index) =>
        isHit ? (
          <mark key={index} className="hit-mark">
            {text}
          </mark>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </>
  )
}
