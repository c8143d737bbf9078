import type { ChartModel } from '#app/charts/model/chart-model.ts'
import type { ChartDot } from '#app/charts/model/series-marks.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'

const width = 230

/** What a dot says, beside it and never off the chart. For eyes only: the dot's own name says the same. */
export function ChartTip({ model, dot }: { model: ChartModel; dot: ChartDot }) {
  const name = model.series.find(({ actorId }) => actorId === dot.actorId)?.name
  const left = Math.max(0, Math.min(model.width - width, dot.x - width / 2))
  const above = dot.y > 90
  return (
    <div
      className="chart-tip"
      aria-hidden="true"
      style={{
        left,
        width,
        ...(above ? { bottom: model.height - dot.y + 18 } : { top: dot.y + 18 }),
      }}
    >
      <b>{name}</b>
      {[capitaliseFirst(dot.word), ...dot.qualifiers].join(' · ')}
      <span>
        {dot.dateText} · {dot.counts}
      </span>
    </div>
  )
}
