import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { ViewColumn } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import { describeTold, findOppositeGroups, readAudience } from '../audience/audience-page.ts'
import { tabulateInSteps, type LoadedTable } from './loaded-table.ts'
import { listQuoteColumns } from './quote-columns.ts'

type DescribedGroup = Awaited<ReturnType<typeof describeTold>>[number]['groups'][number]
type AudienceRow = DescribedGroup & { topic: string; isOpposite: boolean }

const columns: readonly ViewColumn<AudienceRow>[] = [
  ['Topic', ({ topic }) => topic],
  ['Told', ({ word }) => word],
  ['Stands', ({ label }) => label],
  ['Now, -2 to 2', ({ mark }) => mark.now],
  ['Record, -2 to 2', ({ record }) => record],
  ['Qualifiers', ({ beside }) => beside],
  ['Two audiences told opposite things', ({ isOpposite }) => (isOpposite ? 'yes' : 'no')],
  ['Letters', ({ letters }) => letters],
  ['Letters that count in another row too', ({ shared }) => shared],
  ...listQuoteColumns<AudienceRow>('Newest', ({ quote }) => quote),
]

/** What the actor of the address told whom on each topic: a row for each topic and group of recipients. */
export async function loadAudienceTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const { selection, subject, told, errors } = await readAudience(visible, dossier, params)
  const rows = told.flatMap((row) => {
    const isOpposite = findOppositeGroups(row) !== null
    return row.groups.map((group) => ({ topic: row.topic, group, isOpposite }))
  })
  return {
    word: subject ? `Audiences of ${subject.name}` : 'Audiences',
    selection: describeSelection(selection),
    actorIds: selection.actors.map(({ id }) => id),
    otherIds: subject ? [subject.id] : [],
    errors,
    table: tabulateInSteps(columns, rows, async (step) => {
      const described = await describeTold(
        visible,
        step.map(({ topic, group }) => ({ topic, groups: [group] })),
        selection,
      )
      return described.map(({ topic, groups }, place) => ({
        ...groups[0]!,
        topic: topic.name,
        isOpposite: step[place]!.isOpposite,
      }))
    }),
  }
}
