import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import { writeRowSentence } from '#app/domain/row-sentences.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import { tableFormats, type TableFormat, type ViewTableName } from '#app/domain/view-files.ts'
import { tableWriters, type TableFact, type ViewTable } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { getToday } from '../analysis/timeline-view.ts'
import { readUnapprovedRemark } from '../coding/unapproved-remark.ts'
import { readLeftOutRemark } from '../second-coding/left-out-remark.ts'
import { loadAudienceTable } from './audience-table.ts'
import { loadCoverageTable } from './coverage-table.ts'
import { loadDistributionTable } from './distribution-table.ts'
import type { LoadedTable } from './loaded-table.ts'
import { loadFindingsTable, loadMovesTable } from './moves-tables.ts'
import { loadNearTable } from './near-table.ts'
import { loadQuotesTable } from './quotes-table.ts'
import { describeWhoAndWhat } from './selection-words.ts'
import { loadStanceTable } from './stance-tables.ts'

const loaders: Record<
  ViewTableName,
  (visible: VisibleStore, dossier: DossierRecord, params: URLSearchParams) => Promise<LoadedTable>
> = {
  stances: loadStanceTable,
  moves: loadMovesTable,
  findings: loadFindingsTable,
  quotes: loadQuotesTable,
  distribution: loadDistributionTable,
  near: loadNearTable,
  audience: loadAudienceTable,
  coverage: loadCoverageTable,
}

/** A view of a dossier as a file that is written while it is sent, or the sentence that says why there is none. */
export type ViewFile =
  | {
      ok: true
      chunks: AsyncIterable<string | Uint8Array>
      name: string
      mediaType: string
      rows: number
      actors: number
    }
  | { ok: false; reason: string }

/** What a view shows as a table with what is said of all of it, or the sentence that says why there is none. */
export type ViewContents =
  | { ok: true; loaded: LoadedTable; facts: TableFact[]; name: string }
  | { ok: false; reason: string }

/**
 * What a page of a dossier shows by its address, as a table that holds all that its selection covers. What cannot be
 * read of the address is a refusal: a file must not hold anything else than it was asked for.
 */
export async function loadViewContents(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  table: ViewTableName,
): Promise<ViewContents> {
  const loaded = await loaders[table](visible, dossier, params)
  const [firstError] = Object.values({ ...loaded.errors, ...loaded.selection.errors })
  if (firstError) return { ok: false, reason: firstError }
  return {
    ...{ ok: true, loaded },
    facts: [
      ...listFacts(dossier, loaded, getToday()),
      ...describeLack(await readLeftOutRemark(visible)),
      ...describeUncounted(await readUnapprovedRemark(visible, loaded.selection.topics)),
    ],
    name: `${table}-${loaded.selection.asOf}`,
  }
}

/** The same as a file. */
export async function buildViewFile(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
  asked: { table: ViewTableName; format: TableFormat },
): Promise<ViewFile> {
  const contents = await loadViewContents(visible, dossier, params, asked.table)
  if (!contents.ok) return contents
  const { loaded, facts, name } = contents
  return writeViewFile(
    { ...{ view: asked.table, facts, name }, table: loaded.table, actors: loaded.actorIds.length },
    asked.format,
  )
}

type WrittenView = {
  view: ViewTableName
  table: ViewTable
  facts: readonly TableFact[]
  name: string
  actors: number
}

/** A table with what is said of it, as a file in one of the formats; refused where it has more rows than that holds. */
export function writeViewFile(
  { view, table, facts, name, actors }: WrittenView,
  asked: TableFormat,
): ViewFile {
  const { format, word, mediaType, mostRows } = tableFormats.find((row) => row.format === asked)!
  if (table.total > mostRows)
    return {
      ok: false,
      reason:
        `This table has ${formatQuantity(table.total, 'row')}, and ${word} holds ` +
        `${mostRows.toLocaleString('en')}. Choose fewer actors or topics${format === 'xlsx' ? ', or take the CSV file' : ''}.`,
    }
  return {
    ...{ ok: true, rows: table.total, actors, mediaType },
    chunks: tableWriters[format](table, facts, (headings, row) =>
      writeRowSentence(view, headings, row),
    ),
    name: `${name}.${format}`,
  }
}

const describeUncounted = (remark: string | null): TableFact[] =>
  remark === null
    ? []
    : [{ key: 'notCounted', heading: 'Not counted', value: capitaliseFirst(remark) }]

const describeLack = (remark: string | null): TableFact[] =>
  remark === null ? [] : [{ key: 'leftOut', heading: 'Left out', value: remark }]

function listFacts(
  { name }: DossierRecord,
  { word, selection, actorIds }: LoadedTable,
  today: Day,
): TableFact[] {
  return [
    { key: 'dossier', heading: 'Dossier', value: name },
    { key: 'view', heading: 'View', value: word },
    {
      key: 'selection',
      heading: 'Selection',
      value: describeWhoAndWhat(selection, actorIds.length),
    },
    { key: 'asOf', heading: 'As of', value: selection.asOf },
    { key: 'methodVersion', heading: 'Method version', value: newestMethodVersion },
    { key: 'madeOn', heading: 'Made on', value: today },
  ]
}
