import Database from 'better-sqlite3'
import { storeOnPostgres, storeOnSqlite, type Store } from '#db/index.ts'
import type { Query } from '#db/postgres/connection.ts'
import { engine, newSchema } from './store.ts'

/** What one statement costs: the tables of which it reads every row, or, where the engine counts them, how many rows. */
type StatementCost = { text: string; scanned: string[]; rows: number }

export type RecordedStore = {
  store: Store
  /** What is asked meanwhile, each statement once for every time that it was asked, with what it costs. */
  costsOf: (work: () => Promise<unknown>) => Promise<StatementCost[]>
}

/** An empty store in the engine of the test project that tells what each statement has to read. */
export async function openRecordedStore(): Promise<RecordedStore> {
  return engine() === 'sqlite' ? recordSqlite() : recordPostgres()
}

function recordSqlite(): RecordedStore {
  const raw = new Database(':memory:')
  const prepare = raw.prepare.bind(raw)
  const asked: string[] = []
  const store = storeOnSqlite(raw)
  const kept = raw.prepare.bind(raw)
  raw.prepare = ((source: string) => (asked.push(source), kept(source))) as typeof raw.prepare
  return {
    store,
    costsOf: async (work) => {
      asked.length = 0
      await work()
      return [...asked].map((text) => ({ text, scanned: findScans(prepare, text), rows: 0 }))
    },
  }
}

/**
 * The tables that a plan of SQLite walks from end to end. One that is walked in the order asked for until a page is
 * full, or until a part of the statement has enough, is not among them; what is sorted afterwards is read whole first,
 * also where an index finds it, and what is walked for each row of another table is walked again and again.
 */
function findScans(prepare: Database.Database['prepare'], text: string): string[] {
  const explained = prepare(`explain query plan ${text}`)
  const bound = (text.match(/\?/g) ?? []).map(() => null)
  const steps = explained.all(...bound) as PlanStep[]
  const isSorted = steps.some(({ detail }) => detail.includes('TEMP B-TREE FOR ORDER'))
  const endsAsPage = /\blimit \?( offset \?)?$/i.test(text)
  const isPage = (endsAsPage && !isSorted) || /\blimit \?\)/i.test(text)
  const walked = steps.flatMap((step) => {
    const table = /^SCAN (\w+)/.exec(step.detail)?.[1]
    return table && (!isPage || isWithin(step, steps)) ? table : []
  })
  return [...walked, ...(endsAsPage ? findSorted(steps) : [])]
}

type PlanStep = { id: number; parent: number; detail: string }

/** Whether a table is read once for each row of another. */
function isWithin(step: PlanStep, steps: readonly PlanStep[]): boolean {
  return steps.some(
    ({ id, parent, detail }) =>
      parent === step.parent && id < step.id && /^(SCAN|SEARCH) /.test(detail),
  )
}

/** The tables of which an index gives a part, without an end, that is then sorted for a page. */
function findSorted(steps: readonly PlanStep[]): string[] {
  return steps
    .filter(({ detail }) => detail === 'USE TEMP B-TREE FOR ORDER BY')
    .flatMap(
      (sorting) =>
        steps.find(({ parent, detail }) => parent === sorting.parent && /^SEARCH /.test(detail)) ??
        [],
    )
    .flatMap(
      ({ detail }) => /^SEARCH (\w+) USING .*INDEX (?!sqlite_autoindex)/.exec(detail)?.[1] ?? [],
    )
}

async function recordPostgres(): Promise<RecordedStore> {
  const connection = await newSchema()
  const asked: Query[] = []
  const store = await storeOnPostgres({
    ...connection,
    ask: (query) => (asked.push(query), connection.ask(query)),
  })
  return {
    store,
    costsOf: async (work) => {
      asked.length = 0
      await work()
      const costs: StatementCost[] = []
      for (const { text, params } of [...asked]) {
        // Small tables are read whole where that is less than looking a page's rows up; large ones never are.
        const rows = await connection.inTransaction('read committed', async (ask) => {
          for (const setting of ['enable_seqscan', 'jit'])
            await ask({ text: `set local ${setting} = off`, params: [] })
          const explain = `explain (analyze, timing off, format json) ${text}`
          return (await ask({ text: explain, params })).rows
        })
        const plans = typeof rows[0]![0] === 'string' ? JSON.parse(rows[0]![0]) : rows[0]![0]
        costs.push({ text, scanned: [], rows: countRows((plans as [{ Plan: PlanNode }])[0].Plan) })
      }
      return costs
    },
  }
}

type PlanNode = {
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

/** How many rows of tables a plan read, those among them that did not fit. */
function countRows(node: PlanNode): number {
  const read = node['Relation Name']
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0
  return read + (node.Plans ?? []).reduce((sum, plan) => sum + countRows(plan), 0)
}
