import { isField } from '#app/domain/import/table/fields.ts'
import { meansChoices, type Means } from '#app/domain/import/table/levels.ts'
import { look, type Open } from '#app/domain/import/table/look.ts'
import { headingsKey, type Mapping } from '#app/domain/import/table/mapping.ts'
import { headingsIn, proposalFor, remembering } from '#app/domain/import/table/proposal.ts'
import { completed, tableBy } from '#app/domain/import/table/propose.ts'
import type { KnownTopic } from '#app/domain/import/table/topics.ts'
import {
  theStore,
  type Doer,
  type Import,
  type NewTable,
  type TableFile,
} from '#app/store.server.ts'
import { begunFor, topicsOf } from './import-columns.ts'
import { altered, found } from './rights.ts'
import { storing } from './storing.ts'

/** `errors` stand at the place of the screen that they are about. */
export type ColumnsAnswer =
  | { ok: true; said: string; done: boolean }
  | { ok: false; status: number; errors: Partial<Record<Open['at'] | 'row' | 'form', string>> }

/** Does what the form of a table's columns asks for. What was said is kept in any case. */
export async function columnsDeed(
  one: Import,
  table: TableFile,
  form: FormData,
  doer: Doer,
): Promise<ColumnsAnswer> {
  const deed = { show, confirm, reopen }[String(form.get('deed'))]
  if (!deed) throw altered()
  return storing(
    () => deed(one, table, form, doer),
    (sentence): ColumnsAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

const late: ColumnsAnswer = {
  ok: false,
  status: 409,
  errors: {
    form: 'Somebody else changed this table meanwhile. Open the page again to see how it stands.',
  },
}

async function show(one: Import, table: TableFile, form: FormData): Promise<ColumnsAnswer> {
  const { mapping, row } = await mappingIn(form, table, await topicsOf(one))
  const { changed } = await (await theStore()).importTables.keep(table, mapping)
  if (!changed) return late
  return row ? { ok: false, status: 400, errors: { row } } : { ok: true, said: '', done: false }
}

async function confirm(
  one: Import,
  table: TableFile,
  form: FormData,
  doer: Doer,
): Promise<ColumnsAnswer> {
  if (['undoing', 'undone', 'redoing'].includes(one.state))
    return {
      ok: false,
      status: 409,
      errors: {
        form: 'This import is taken back, so nothing is read any more. Give it back first, or make a new one.',
      },
    }
  const [{ importTables }, topics] = [await theStore(), await topicsOf(one)]
  const { mapping, row } = await mappingIn(form, table, topics)
  const open = look(table.sheets, mapping, topics)?.open ?? []
  if (open.length || row) {
    const { changed } = await importTables.keep(table, mapping)
    return changed
      ? {
          ok: false,
          status: 400,
          errors: {
            form: 'Before its rows can be read, answer what is open. What you said is kept.',
            ...(row && { row }),
            ...Object.fromEntries(open.map(({ at, says }) => [at, says])),
          },
        }
      : late
  }
  const headings = headingsKey(tableBy(table.sheets, mapping)!)
  const before = await importTables.remembered(headings)
  const remember =
    headings === null ? null : { headings, mapping: remembering(mapping, before?.mapping ?? null) }
  const others = await Promise.all(
    form.getAll('also').map((name) => otherTable(String(name), table, topics, remember)),
  )
  const { changed } = await importTables.confirm(
    table,
    mapping,
    { others: others.filter((other) => other !== null), remember },
    doer,
  )
  return changed ? { ok: true, said: '', done: true } : late
}

/** Another sheet of the same file as a table of its own: read at once where the same answers hold for it, otherwise asked about next. */
async function otherTable(
  name: string,
  { name: file, size, sha256, sheets, mapping }: TableFile,
  topics: readonly KnownTopic[],
  remember: { headings: string; mapping: Mapping } | null,
): Promise<NewTable | null> {
  const sheet = sheets.find((one) => one.name === name)
  if (!sheet || name === mapping?.sheet) return null
  const headings = headingsIn([sheet])
  const known =
    headings === remember?.headings
      ? remember?.mapping
      : (await (await theStore()).importTables.remembered(headings))?.mapping
  const proposal = proposalFor([sheet], topics, known ?? null)
  return {
    name: file,
    size,
    sha256,
    bytes: null,
    sheets: [sheet],
    mapping: proposal?.mapping ?? null,
    sure: proposal?.sure ?? false,
  }
}

async function reopen(_one: Import, table: TableFile): Promise<ColumnsAnswer> {
  const { changed } = await (await theStore()).importTables.reopen(table)
  return changed
    ? { ok: true, said: 'What the rows became is given up. Name the columns anew.', done: false }
    : {
        ok: false,
        status: 409,
        errors: {
          form: 'Some of its letters are stored already, so its columns stay as they were named. Take the import back, and add the table again in a new one.',
        },
      }
}

/** What a form says of a table; `row`: what is wrong with the row of headings, where that is so. After another sheet was chosen its columns are proposed anew, and the rest of the form does not count. */
async function mappingIn(
  form: FormData,
  table: TableFile,
  topics: readonly KnownTopic[],
): Promise<{ mapping: Mapping; row: string | null }> {
  const { mapping: base } = await begunFor(table, topics)
  const sheet = table.sheets.find(({ name }) => name === String(form.get('sheet') ?? ''))
  if (!sheet) throw altered()
  if (sheet.name !== base.sheet) {
    const remembered = await (await theStore()).importTables.remembered(headingsIn([sheet]))
    return {
      mapping: found(proposalFor([sheet], topics, remembered?.mapping ?? null), 'sheet').mapping,
      row: null,
    }
  }
  const written = String(form.get('row') ?? '').trim()
  const row = written === '' ? null : Number(written)
  const isThere = row === null || sheet.rows.some(({ number }) => number === row)
  const columns = base.columns.map((column, place) => {
    const said = form.get(`column.${place}`)
    return said === null ? column : { ...column, field: isField(said) ? said : null }
  })
  const levels = answersIn(form, 'level', (said): said is Means =>
    meansChoices.some((means) => means === said),
  )
  const named = answersIn(
    form,
    'topic',
    (said): said is string => said === 'leave' || topics.some(({ id }) => id === said),
  )
  const said = {
    order: one(form, 'order', ['day', 'month']),
    century: one(form, 'century', ['19', '20']),
    topic: one(
      form,
      'topic',
      topics.map(({ id }) => id),
    ),
    levels: [...base.levels, ...levels],
    topics: [...base.topics, ...named],
  }
  return {
    mapping: completed(
      table.sheets,
      { ...base, ...said, row: isThere ? row : base.row, columns },
      topics,
    ),
    row: isThere
      ? null
      : `“${written.slice(0, 20)}” is no row of this sheet that holds anything. Write its number as the spreadsheet shows it, or leave the field empty where there are no headings.`,
  }
}

function one<Value extends string>(
  form: FormData,
  name: string,
  among: readonly Value[],
): Value | null {
  return among.find((value) => value === form.get(name)) ?? null
}

/** `level.3` answers what `level.3.said` says; of several answers to one value the last holds. */
function answersIn<M extends string>(
  form: FormData,
  kind: string,
  isAnswer: (said: string) => said is M,
): { said: string; means: M | null }[] {
  return [...form].flatMap(([name, value]) => {
    const said = new RegExp(`^${kind}\\.\\d+$`).test(name) ? form.get(`${name}.said`) : null
    return typeof said === 'string' && typeof value === 'string' && isAnswer(value)
      ? [{ said, means: value }]
      : []
  })
}
