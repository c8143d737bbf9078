import { seriesInk, webInks } from '#app/charts/inks.ts'
import { markerPath } from '#app/charts/marker-shapes.ts'

/** The square of a mark’s colour with its shape cut out; names stand beside it. */
export function MarkGlyph({ mark }: { mark: number }) {
  return (
    <svg className="mark-glyph" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
      <rect width={16} height={16} rx={3} fill={seriesInk(webInks, mark)} />
      <path d={markerPath(mark, 8, 8, 4)} fill={webInks.card} />
    </svg>
  )
}
