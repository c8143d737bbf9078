import { isTableField } from '#app/domain/plan/table/table-fields.ts'
import { levelMeanings, type LevelMeaning } from '#app/domain/plan/table/level-guesses.ts'
import { reviewTable, type TableQuestion } from '#app/domain/plan/table/table-review.ts'
import { makeHeadingsKey, type TableMapping } from '#app/domain/plan/table/table-mapping.ts'
import {
  findHeadingsKey,
  proposeTable,
  mergeMappings,
} from '#app/domain/plan/table/table-proposal.ts'
import { completeMapping, findMappedTable } from '#app/domain/plan/table/propose-mapping.ts'
import type { NamedTopic } from '#app/domain/plan/table/topic-guesses.ts'
import {
  theStore,
  type PerformedBy,
  type Import,
  type NewImportTable,
  type TableFile,
} from '#app/store.server.ts'
import { resumeMapping, listTopicsOfImport } from './columns-view.ts'
import { invalidForm, requireFound } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'

/** `errors` stand at the place of the screen that they are about. */
export type ColumnsAnswer =
  | { ok: true; message: string; done: boolean }
  | {
      ok: false
      status: number
      errors: Partial<Record<TableQuestion['at'] | 'row' | 'form', string>>
    }

/** Does what the form of a table's columns asks for. What was said is kept in any case. */
export async function columnsAction(
  importRow: Import,
  table: TableFile,
  form: FormData,
  performedBy: PerformedBy,
): Promise<ColumnsAnswer> {
  const action = { show, confirm, reopen }[String(form.get('deed'))]
  if (!action) throw invalidForm()
  return withStoreErrors(
    () => action(importRow, table, form, performedBy),
    (sentence): ColumnsAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

const staleAnswer: ColumnsAnswer = {
  ok: false,
  status: 409,
  errors: {
    form: 'Somebody else changed this table meanwhile. Open the page again to see how it stands.',
  },
}

async function show(importRow: Import, table: TableFile, form: FormData): Promise<ColumnsAnswer> {
  const { mapping, row } = await readMapping(form, table, await listTopicsOfImport(importRow))
  const { changed } = await (await theStore()).importTables.saveMapping(table, mapping)
  if (!changed) return staleAnswer
  return row ? { ok: false, status: 400, errors: { row } } : { ok: true, message: '', done: false }
}

async function confirm(
  importRow: Import,
  table: TableFile,
  form: FormData,
  performedBy: PerformedBy,
): Promise<ColumnsAnswer> {
  if (['undoing', 'undone', 'redoing'].includes(importRow.state))
    return {
      ok: false,
      status: 409,
      errors: {
        form: 'This import is taken back, so nothing is read any more. Give it back first, or make a new one.',
      },
    }
  const [{ importTables }, topics] = [await theStore(), await listTopicsOfImport(importRow)]
  const { mapping, row } = await readMapping(form, table, topics)
  const openQuestions = reviewTable(table.sheets, mapping, topics)?.openQuestions ?? []
  if (openQuestions.length || row) {
    const { changed } = await importTables.saveMapping(table, mapping)
    return changed
      ? {
          ok: false,
          status: 400,
          errors: {
            form: 'Before its rows can be read, answer what is open. What you said is kept.',
            ...(row && { row }),
            ...Object.fromEntries(openQuestions.map(({ at, sentence }) => [at, sentence])),
          },
        }
      : staleAnswer
  }
  const headings = makeHeadingsKey(findMappedTable(table.sheets, mapping)!)
  const rememberedBefore = await importTables.rememberedMapping(headings)
  const remember =
    headings === null
      ? null
      : { headings, mapping: mergeMappings(mapping, rememberedBefore?.mapping ?? null) }
  const others = await Promise.all(
    form.getAll('also').map((name) => planOtherTable(String(name), table, topics, remember)),
  )
  const { changed } = await importTables.confirm(
    table,
    mapping,
    { others: others.filter((other) => other !== null), remember },
    performedBy,
  )
  return changed ? { ok: true, message: '', done: true } : staleAnswer
}

/** Another sheet of the same file as a table of its own: read at once where the same answers hold for it, otherwise asked about next. */
async function planOtherTable(
  name: string,
  { name: fileName, size, sha256, sheets, mapping }: TableFile,
  topics: readonly NamedTopic[],
  remember: { headings: string; mapping: TableMapping } | null,
): Promise<NewImportTable | null> {
  const sheet = sheets.find((candidate) => candidate.name === name)
  if (!sheet || name === mapping?.sheet) return null
  const headings = findHeadingsKey([sheet])
  const known =
    headings === remember?.headings
      ? remember?.mapping
      : (await (await theStore()).importTables.rememberedMapping(headings))?.mapping
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

async function reopen(_importRow: Import, table: TableFile): Promise<ColumnsAnswer> {
  const { changed } = await (await theStore()).importTables.reopen(table)
  return changed
    ? { ok: true, message: 'What the rows became is given up. Name the columns anew.', done: false }
    : {
        ok: false,
        status: 409,
        errors: {
          form: 'Some of its letters are stored already, so its columns stay as they were named. Take the import back, and add the table again in a new one.',
        },
      }
}

/** What a form says of a table; `row`: what is wrong with the row of headings, where that is so. After another sheet was chosen its columns are proposed anew, and the rest of the form does not count. */
async function readMapping(
  form: FormData,
  table: TableFile,
  topics: readonly NamedTopic[],
): Promise<{ mapping: TableMapping; row: string | null }> {
  const { mapping: base } = await resumeMapping(table, topics)
  const sheet = table.sheets.find(({ name }) => name === String(form.get('sheet') ?? ''))
  if (!sheet) throw invalidForm()
  if (sheet.name !== base.sheet) {
    const remembered = await (
      await theStore()
    ).importTables.rememberedMapping(findHeadingsKey([sheet]))
    return {
      mapping: requireFound(proposeTable([sheet], topics, remembered?.mapping ?? null), 'sheet')
        .mapping,
      row: null,
    }
  }
  const rowText = String(form.get('row') ?? '').trim()
  const row = rowText === '' ? null : Number(rowText)
  const isKnownRow = row === null || sheet.rows.some(({ number }) => number === row)
  const columns = base.columns.map((column, place) => {
    const fieldName = form.get(`column.${place}`)
    return fieldName === null
      ? column
      : { ...column, field: isTableField(fieldName) ? fieldName : null }
  })
  const levels = readAnswers(form, 'level', (answer): answer is LevelMeaning =>
    levelMeanings.some((means) => means === answer),
  )
  const named = readAnswers(
    form,
    'topic',
    (answer): answer is string => answer === 'leave' || topics.some(({ id }) => id === answer),
  )
  const answers = {
    order: readOption(form, 'order', ['day', 'month']),
    century: readOption(form, 'century', ['19', '20']),
    topic: readOption(
      form,
      'topic',
      topics.map(({ id }) => id),
    ),
    levels: [...base.levels, ...levels],
    topics: [...base.topics, ...named],
  }
  return {
    mapping: completeMapping(
      table.sheets,
      { ...base, ...answers, row: isKnownRow ? row : base.row, columns },
      topics,
    ),
    row: isKnownRow
      ? null
      : `“${rowText.slice(0, 20)}” is no row of this sheet that holds anything. Write its number as the spreadsheet shows it, or leave the field empty where there are no headings.`,
  }
}

function readOption<Value extends string>(
  form: FormData,
  name: string,
  options: readonly Value[],
): Value | null {
  return options.find((value) => value === form.get(name)) ?? null
}

/** `level.3` answers what `level.3.said` says; of several answers to one value the last holds. */
function readAnswers<M extends string>(
  form: FormData,
  kind: string,
  isAnswer: (text: string) => text is M,
): { said: string; means: M | null }[] {
  return [...form].flatMap(([name, value]) => {
    const said = new RegExp(`^${kind}\\.\\d+$`).test(name) ? form.get(`${name}.said`) : null
    return typeof said === 'string' && typeof value === 'string' && isAnswer(value)
      ? [{ said, means: value }]
      : []
  })
}
