import { Component, useMemo, useRef, type ReactNode } from 'react'
import { layOutChart, type ChartModel } from '#app/charts/model/chart-model.ts'
import { unpackFacet, type PackedFacet } from '#app/charts/model/packed-facet.ts'
import { describeDoubts, type EvidenceReference } from '#app/charts/model/chart-rows.ts'
import type { ChartDot } from '#app/charts/model/series-marks.ts'
import { formatDay, type Day, type Period } from '#app/domain/days.ts'
import { memoizeByObject } from '#app/domain/memoize.ts'
import type { TimelineFacet } from '#app/domain/timeline.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import { ChartTable } from './chart-table.tsx'
import { StaticChart } from './static-chart.tsx'
import { useLiveChart } from './use-live-chart.ts'
import './charts.css'
import { pluralise } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { type Density } from '#app/charts/model/layouts.ts'

export type TimelineChartProps = {
  /** As it came with the page's data. */
  facet: PackedFacet
  period: Period
  asOf: Day
  milestones: readonly Milestone[]
  /** The titles of the letters that dots lead to, for the table. */
  titles?: Readonly<Record<string, string>>
  /**
   * Where a dot, or a row of the table, leads: the quote in its letter. Must be pure and the same
   * function for the same answers: the server and the browser both ask, and keep what they drew.
   */
  hrefOf: (cited: EvidenceReference) => string
  onSelect?: (dot: ChartDot) => void
  selectedId?: string | null
  /** The mark of each actor of the page: what it has in the dossier, otherwise grey. */
  actorMarks?: Readonly<Record<string, number>>
}

type DrawnChartProps = Omit<TimelineChartProps, 'facet'> & { facet: TimelineFacet }

/** Narrower places than this get the narrow chart; charts.css says the same for the time before scripts run. */
const narrowUpTo = 600

/** Where a dot leads below the base path: the same function for the same one, so that what it leads from is kept. */
const addBasePath = memoizeByObject(
  (hrefOf: TimelineChartProps['hrefOf']) => (cited: EvidenceReference) =>
    withBasePath(hrefOf(cited)),
)

/** One topic over time: static first, interactive once it is in view, its data as a table below. */
export function TimelineChart(givenProps: TimelineChartProps) {
  const props: DrawnChartProps = {
    ...givenProps,
    ...useStableData({
      facet: unpackFacet(givenProps.facet),
      period: givenProps.period,
      milestones: givenProps.milestones,
      actorMarks: givenProps.actorMarks,
    }),
  }
  const { facet, period, titles = {}, onSelect, selectedId } = props
  const { hrefOf: leadsTo } = givenProps
  const hrefOf = addBasePath(leadsTo)
  const host = useRef<HTMLDivElement>(null)
  const live = useLiveChart(host)
  const models = useModels(props)
  const liveModel = useLiveModel(props, models, live?.width ?? 0)
  if (!facet.series.length)
    return (
      <p className="chart-empty">
        No letter takes a position on this topic in this period. Choose a longer period or other
        actors.
      </p>
    )
  const labels = {
    title: `${nameWithState(facet.topic)}: positions over time`,
    desc: describeChart(facet, period),
  }
  const doubtsNote = describeDoubts(facet)
  const staticCharts = models.map(({ density, model }) => (
    <StaticChart
      key={density}
      model={model}
      {...labels}
      hrefOf={density === 'narrow' ? undefined : hrefOf}
      selectedId={density === 'narrow' ? undefined : selectedId}
      variant={density === 'narrow' ? '-narrow' : ''}
      className={density === 'narrow' ? 'chart-narrow' : 'chart-wide'}
    />
  ))
  return (
    <figure className="chart">
      <div className="chart-host" ref={host}>
        {live && liveModel ? (
          <ChartErrorBoundary fallback={staticCharts}>
            <live.Chart
              model={liveModel}
              title={labels.title}
              hrefOf={hrefOf}
              onSelect={onSelect}
              selectedId={selectedId}
            />
          </ChartErrorBoundary>
        ) : (
          staticCharts
        )}
      </div>
      {doubtsNote && (
        <p className="chart-note">
          {doubtsNote}
          {facet.series.some(({ ticks }) => ticks.length) &&
            ' The dots lead to their letters and are the rows of the table; a shorter period shows more of them.'}
        </p>
      )}
      <details className="chart-data">
        <summary>Data table</summary>
        <div>
          <ChartTable facet={facet} period={period} titles={titles} />
        </div>
      </details>
    </figure>
  )
}

/**
 * The same object as long as it says the same: data that came anew must not make new marks, which
 * would lose the focus.
 */
function useStableData<T>(data: T): T {
  const kept = useRef(data)
  if (kept.current !== data && JSON.stringify(kept.current) !== JSON.stringify(data))
    kept.current = data
  return kept.current
}

type DensityModel = { density: Density; model: ChartModel }

function useModels({
  facet,
  period,
  asOf,
  milestones,
  actorMarks,
}: DrawnChartProps): DensityModel[] {
  return useMemo(() => {
    const densities: Density[] = ['roomy', 'narrow']
    return densities.map((density) => ({
      density,
      model: layOutChart(facet, { period, asOf, milestones, actorMarks, density }),
    }))
  }, [facet, period, asOf, milestones, actorMarks])
}

/** The model for the width there is, as high as the static one that it takes the place of. */
function useLiveModel(
  { facet, period, asOf, milestones, actorMarks }: DrawnChartProps,
  models: DensityModel[],
  width: number,
): ChartModel | null {
  return useMemo(() => {
    if (!width) return null
    const { density, model } = models.length > 1 && width <= narrowUpTo ? models[1]! : models[0]!
    return layOutChart(facet, {
      period,
      asOf,
      milestones,
      actorMarks,
      density,
      width,
      height: model.height,
      margin: { top: model.plot.top },
    })
  }, [facet, period, asOf, milestones, actorMarks, models, width])
}

function describeChart(facet: TimelineFacet, { from, to }: Period): string {
  const { series, topic } = facet
  const actors = `${series.length} ${pluralise(series.length, 'actor')}`
  return (
    `How far ${actors} supported or opposed, from ${formatDay(from)} to ${formatDay(to)}: ` +
    `${topic.proposition} Each mark is what a letter states; lines say ` +
    'how long a stance was held or is carried forward.'
  )
}

/** Keeps the static chart where the interactive one breaks. */
class ChartErrorBoundary extends Component<
  { fallback: ReactNode; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
