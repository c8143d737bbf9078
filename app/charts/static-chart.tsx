import { listDots, type ChartModel, type SeriesMarks } from '#app/charts/model/chart-model.ts'
import type { EvidenceReference } from '#app/charts/model/chart-rows.ts'
import { identityKey } from '#app/domain/memoize.ts'
import { useKeptContent } from './kept-markup.ts'
import { webInks, type Inks } from './inks.ts'
import { ChartGround } from './ground.tsx'
import {
  RingedDot,
  dotAttributes,
  hollowDotAttributes,
  createPlaceMapper,
  dotPath,
} from './marks.tsx'

export type StaticChartProps = {
  model: ChartModel
  /** What the chart shows, in a few words: its accessible name. */
  title: string
  /** What can be read off it, in a sentence. */
  desc: string
  /**
   * Where a dot leads; without it the dots are no links and the whole is one picture. The same function must always
   * give the same answers: what is drawn with it is kept.
   */
  hrefOf?: (cited: EvidenceReference) => string
  selectedId?: string | null
  /** Tells ids apart where a page holds the same chart in two sizes. */
  variant?: string
  className?: string
  inks?: Inks
}

/**
 * The chart as plain SVG: what the server sends, what is printed and what stays where no script runs. It keeps its
 * height and its scale in a wider or narrower place, so that nothing moves when the interactive chart takes over.
 */
export function StaticChart({
  model,
  title,
  desc,
  hrefOf,
  selectedId,
  variant = '',
  className = '',
  inks = webInks,
}: StaticChartProps) {
  const [titleId, descId] = [
    `chart-${model.topicId}${variant}-title`,
    `chart-${model.topicId}${variant}-desc`,
  ]
  const content = useKeptContent(
    JSON.stringify([
      ...['chart', identityKey(model), identityKey(inks), hrefOf ? identityKey(hrefOf) : 0],
      ...[listDots(model).find(({ id }) => id === selectedId)?.id, variant, title, desc],
    ]),
    <>
      <title id={titleId}>{title}</title>
      <desc id={descId}>{desc}</desc>
      <ChartGround model={model} inks={inks} place={createPlaceMapper(model)} />
      <Dots model={model} hrefOf={hrefOf} selectedId={selectedId} variant={variant} inks={inks} />
    </>,
  )
  return (
    <svg
      className={`chart-picture ${className}`.trim()}
      viewBox={`0 0 ${model.width} ${model.height}`}
      width="100%"
      height={model.height}
      preserveAspectRatio="xMinYMin meet"
      role={hrefOf ? 'group' : 'img'}
      aria-labelledby={titleId}
      aria-describedby={descId}
      {...content}
    />
  )
}

type DotsProps = {
  model: ChartModel
  hrefOf?: (cited: EvidenceReference) => string
  selectedId?: string | null
  variant: string
  inks: Inks
}

function Dots({ model, hrefOf, selectedId, variant, inks }: DotsProps) {
  return model.series.map((series) => (
    <g key={series.actorId} {...dotAttributes(series.slot, inks)}>
      {!hrefOf && <PlainDots series={series} inks={inks} />}
      {hrefOf &&
        series.dots.map((dot) => (
          <a
            key={dot.id}
            id={`${dot.id}${variant}`}
            className="chart-link"
            href={hrefOf(dot)}
            aria-label={dot.sentence}
            aria-current={dot.id === selectedId ? 'true' : undefined}
          >
            <RingedDot dot={dot} slot={series.slot} spot={dot} inks={inks} />
          </a>
        ))}
    </g>
  ))
}

/** Dots that lead nowhere: those that look alike are one path, as a page holds hundreds of them. */
function PlainDots({ series: { dots, slot }, inks }: { series: SeriesMarks; inks: Inks }) {
  const runs = groupRuns(dots, ({ hollow }) => hollow)
  return runs.map((run) => (
    <path
      key={run[0]!.id}
      className="chart-dot"
      d={run.map((dot) => dotPath(slot, dot)).join('')}
      {...(run[0]!.hollow ? hollowDotAttributes(slot, inks) : {})}
    />
  ))
}

/** Neighbours of the same kind together, so that what lies above what stays as it is. */
function groupRuns<T>(items: readonly T[], kindOf: (item: T) => unknown): T[][] {
  return items.reduce<T[][]>((runs, item) => {
    const last = runs.at(-1)
    if (last && kindOf(last[0]!) === kindOf(item)) last.push(item)
    else runs.push([item])
    return runs
  }, [])
}
