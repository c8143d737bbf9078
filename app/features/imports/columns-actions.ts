import { isTakenBack } from '#app/domain/plan/import-progress.ts'
import { reviewTable, type TableQuestion } from '#app/domain/plan/table/table-review.ts'
import { makeHeadingsKey, type TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import {
  findHeadingsKey,
  proposeTable,
  mergeMappings,
} from '#app/domain/plan/table/table-proposal.ts'
import { findMappedTable } from '#app/domain/plan/table/propose-mapping.ts'
import type { TopicName } from '#app/domain/plan/table/topic-guesses.ts'
import { requireDeed } from '#app/auth/guard.ts'
import type { Import, NewImportTable, PerformedBy, Store, TableFile } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { readMapping } from './columns-form.ts'
import { listTopicsOfImport } from './columns-view.ts'

/** `errors` stand at the place of the screen that they are about. */
export type ColumnsAnswer =
  | { ok: true; message: string; done: boolean }
  | {
      ok: false
      status: number
      errors: Partial<Record<TableQuestion['at'] | 'row' | 'form', string>>
    }

export type ColumnsRequest = {
  admin: Store
  performedBy: PerformedBy
  importRow: Import
  table: TableFile
  form: FormData
}

/** Does what the form of a table's columns asks for. What was said is kept in any case. */
export async function columnsAction(request: ColumnsRequest): Promise<ColumnsAnswer> {
  // A deed may name a column, as in "show:3".
  const [deed] = String(request.form.get('deed')).split(':')
  const action = requireDeed(columnsActions, deed)
  return withStoreErrors(
    () => action(request),
    (sentence): ColumnsAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

const columnsActions: Record<string, (request: ColumnsRequest) => Promise<ColumnsAnswer>> = {
  show: saveColumns,
  confirm: confirmColumns,
  reopen: reopenColumns,
}

const staleAnswer: ColumnsAnswer = {
  ok: false,
  status: 409,
  errors: {
    form: 'Somebody else changed this table meanwhile. Open the page again to see how it stands.',
  },
}

async function saveColumns(request: ColumnsRequest): Promise<ColumnsAnswer> {
  const { admin, importRow, table, form } = request
  const topics = await listTopicsOfImport(admin, importRow)
  const { mapping, row } = await readMapping(admin, form, table, topics)
  const { changed } = await admin.importTables.saveMapping(table, mapping)
  if (!changed) return staleAnswer
  return row ? { ok: false, status: 400, errors: { row } } : { ok: true, message: '', done: false }
}

async function confirmColumns(request: ColumnsRequest): Promise<ColumnsAnswer> {
  const { admin, performedBy, importRow, table, form } = request
  const { importTables } = admin
  if (isTakenBack(importRow.state))
    return {
      ok: false,
      status: 409,
      errors: {
        form: 'This import is taken back, so nothing is read any more. Give it back first, or make a new one.',
      },
    }
  const topics = await listTopicsOfImport(admin, importRow)
  const { mapping, row } = await readMapping(admin, form, table, topics)
  const openQuestions = reviewTable(table.sheets, mapping, topics)?.openQuestions ?? []
  if (openQuestions.length || row) {
    const { changed } = await importTables.saveMapping(table, mapping)
    return changed ? askAboutColumns(openQuestions, row) : staleAnswer
  }
  const headings = makeHeadingsKey(findMappedTable(table.sheets, mapping)!)
  const rememberedBefore = await importTables.rememberedMapping(headings)
  const remember =
    headings === null
      ? null
      : { headings, mapping: mergeMappings(mapping, rememberedBefore?.mapping ?? null) }
  const others = await Promise.all(
    form
      .getAll('also')
      .map((name) => planOtherTable(admin, String(name), { table, topics, remember })),
  )
  const { changed } = await importTables.confirm(
    table,
    mapping,
    { others: others.filter((other) => other !== null), remember },
    performedBy,
  )
  return changed ? { ok: true, message: '', done: true } : staleAnswer
}

function askAboutColumns(
  openQuestions: readonly TableQuestion[],
  row: string | null,
): ColumnsAnswer {
  return {
    ok: false,
    status: 400,
    errors: {
      form: 'Before its rows can be read, answer what is open. What you said is kept.',
      ...(row && { row }),
      ...Object.fromEntries(openQuestions.map(({ at, sentence }) => [at, sentence])),
    },
  }
}

type ConfirmedTable = {
  table: TableFile
  topics: readonly TopicName[]
  remember: { headings: string; mapping: TableMapping } | null
}

/**
 * Another sheet of the same file as a table of its own: read at once where the same answers hold for it, otherwise
 * asked about next.
 */
async function planOtherTable(
  admin: Store,
  name: string,
  { table, topics, remember }: ConfirmedTable,
): Promise<NewImportTable | null> {
  const { name: fileName, size, sha256, sheets, mapping } = table
  const sheet = sheets.find((candidate) => candidate.name === name)
  if (!sheet || name === mapping?.sheet) return null
  const headings = findHeadingsKey([sheet])
  const known =
    headings === remember?.headings
      ? remember?.mapping
      : (await admin.importTables.rememberedMapping(headings))?.mapping
  const proposal = proposeTable([sheet], topics, known ?? null)
  return {
    name: fileName,
    size,
    sha256,
    bytes: null,
    sheets: [sheet],
    mapping: proposal?.mapping ?? null,
    sure: proposal?.sure ?? false,
  }
}

async function reopenColumns({ admin, table }: ColumnsRequest): Promise<ColumnsAnswer> {
  const { changed } = await admin.importTables.reopen(table)
  return changed
    ? { ok: true, message: 'What the rows became is given up. Name the columns anew.', done: false }
    : {
        ok: false,
        status: 409,
        errors: {
          form:
            'Some of its letters are stored already, so its columns stay as they were named. Take the ' +
            'import back, and add the table again in a new one.',
        },
      }
}
