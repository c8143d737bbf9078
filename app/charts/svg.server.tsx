import { renderToStaticMarkup } from 'react-dom/server'
import type { ChartModel } from '#app/charts/model/chart-model.ts'
import { themes, type Theme } from './inks.ts'
import { ChartGround } from './ground.tsx'
import { DotMark, dotAttributes, createPlaceMapper } from './marks.tsx'

/**
 * The chart as a file of its own: literal colours, no links, no scripts, its size in pixels, on a
 * ground of the theme's card.
 */
export function renderChartSvg(
  model: ChartModel,
  { theme, title, desc }: { theme: Theme; title?: string; desc?: string },
): string {
  const inks = themes[theme]
  return renderToStaticMarkup(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={model.width}
      height={model.height}
      viewBox={`0 0 ${model.width} ${model.height}`}
      fontFamily="Inter, 'Inter Variable', system-ui, sans-serif"
      role="img"
    >
      {title && <title>{title}</title>}
      {desc && <desc>{desc}</desc>}
      <rect width={model.width} height={model.height} fill={inks.card} />
      <ChartGround model={model} inks={inks} place={createPlaceMapper(model)} />
      {model.series.map(({ actorId, dots, slot }) => (
        <g key={actorId} {...dotAttributes(slot, inks)}>
          {dots.map((dot) => (
            <DotMark key={dot.id} dot={dot} slot={slot} spot={dot} inks={inks} />
          ))}
        </g>
      ))}
    </svg>,
  )
}
