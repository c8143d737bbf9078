import { describeLastHeard, describeSilence, type GapRow } from '#app/domain/coverage/gap-words.ts'
import { nameSilence } from '#app/domain/coverage/silences.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { ViewColumn } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadAskList } from '../coverage/coverage-page.ts'
import { tabulateInSteps, type LoadedTable } from './loaded-table.ts'

const columns: readonly ViewColumn<GapRow>[] = [
  ['Actor', ({ actor }) => actor],
  ['Topic', ({ topic }) => topic],
  ['Last heard on', ({ gap }) => gap.heard?.day ?? null],
  ['Last word', ({ gap }) => gap.heard?.word ?? null],
  ['Last heard, in words', ({ gap }) => describeLastHeard(gap)],
  ['Silence', ({ gap }) => nameSilence(gap.silence)],
  ['Day of the silence', ({ gap }) => gap.day],
  ['Why there is no word', ({ gap }) => describeSilence(gap)],
  ['Asked by the letter', ({ gap }) => gap.ask?.asked.title ?? null],
]

/** Who is without a word on what: the rows that were ticked, or all of the list where none was. */
export async function loadCoverageTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const { narrowedTo, rows, silentActors, ...about } = await loadAskList(visible, dossier, params)
  return {
    ...about,
    word: narrowedTo ? `Coverage, only: ${narrowedTo}` : 'Coverage',
    toDraw: silentActors,
    table: tabulateInSteps(columns, rows, (step) => step),
  }
}
