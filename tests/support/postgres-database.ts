import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connectServer } from '#db/postgres/server.ts'

/** An empty database of one test on the run's server; `await using` drops it, whoever is still connected. */
export async function newDatabase(
  options = '',
): Promise<{ url: string; [Symbol.asyncDispose]: () => Promise<void> }> {
  const name = `stanceline_${randomUUID().replaceAll('-', '')}`
  const run = async (text: string) => {
    const admin = await connectServer(inject('server')!, 1)
    await admin.ask({ text, params: [] }).finally(admin.close)
  }
  await run(`create database ${name} ${options}`)
  const url = new URL(inject('server')!)
  url.pathname = `/${name}`
  return { url: url.href, [Symbol.asyncDispose]: () => run(`drop database ${name} with (force)`) }
}

/** Runs statements as another program would; the rows of the last one. */
export async function onServer(url: string, ...statements: string[]): Promise<unknown[][]> {
  const connection = await connectServer(url, 1)
  let rows: unknown[][] = []
  for (const text of statements) rows = (await connection.ask({ text, params: [] })).rows
  await connection.close()
  return rows
}

/** Kept counts are told by their sums: in which of its rows a process counts is chance. */
const sums: Record<string, string> = {
  kept_counts:
    'select (kind, id, audience, sum(number))::text from kept_counts group by kind, id, audience having sum(number) <> 0',
  evidence_counts:
    'select (actor_id, topic_id, audience, sum(number))::text from evidence_counts ' +
    'group by actor_id, topic_id, audience having sum(number) <> 0',
  // That something changed, however often.
  twin_changes: 'select distinct (0)::text from twin_changes',
}

/** Every row of every table that an address leads to first, as text and by table, in the order of its contents: what two equal stores share. */
export async function everythingOn(url: string): Promise<Record<string, string[]>> {
  const tables = (
    await onServer(
      url,
      "select relname::text from pg_class where relnamespace = current_schema()::text::regnamespace and relkind = 'r' order by 1",
    )
  ).flat() as string[]
  const rows = await Promise.all(
    tables.map((table) => onServer(url, sums[table] ?? `select t::text from "${table}" t`)),
  )
  return Object.fromEntries(
    tables.map((table, at) => [table, (rows[at]!.flat() as string[]).sort()]),
  )
}
