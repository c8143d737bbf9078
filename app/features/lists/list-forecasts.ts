import type { Day } from '#app/domain/days.ts'
import type { ListRowPlan } from '#app/domain/lists/list-plan.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { forecastScope, type ForecastView } from '../codebook/topic-forecast.ts'

/**
 * What each of some rows would do as a change of its topic's meaning, by the numbers of the rows, as far as whoever
 * looks at the plan sees that now.
 */
export async function forecastRows(
  visible: VisibleStore,
  rows: readonly Pick<ListRowPlan, 'row' | 'recheck'>[],
  today: Day,
): Promise<ReadonlyMap<number, ForecastView>> {
  const forecasts = new Map<number, ForecastView>()
  for (const { row, recheck } of rows)
    if (recheck)
      forecasts.set(row, await forecastScope(visible, recheck.topicId, recheck.scope, today))
  return forecasts
}
