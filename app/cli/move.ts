import { resolve } from 'node:path'
import { moveStore } from '#app/store.server.ts'
import { requireOption, printLine, printJson, type Command, type CommandInput } from './command.ts'

export const moveCommand: Command = {
  name: 'move',
  summary: 'Copies a store into an empty one, from SQLite to PostgreSQL or back.',
  usage:
    'stanceline move --from file:data/stanceline.db --to ' +
    'postgres://USER:PASSWORD@HOST/DATABASE [--json]\n\nStop the servers of both stores ' +
    'first: what is written meanwhile stays behind. Rows and content of every table are ' +
    'compared before the copy counts; where anything differs, the target stays empty. The ' +
    'source is only read. A password on the command line can be seen by others on this ' +
    'machine: leave it out of the address and set PGPASSWORD.',
  options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
  run: async (input) => {
    const moved = await moveStore(
      requireStoreUrl(input, 'from'),
      requireStoreUrl(input, 'to'),
      makeProgressWriter(),
    )
    if (input.values.json) return printJson(moved)
    for (const { table, rows, sha256 } of moved)
      printLine(
        `${table.padEnd(18)} ${rows.toLocaleString('en').padStart(11)} rows   ${sha256.slice(0, 16)}`,
      )
    printLine(
      `Moved ${moved.reduce((sum, { rows }) => sum + rows, 0).toLocaleString('en')} rows of ` +
        `${moved.length} tables; both stores hold the same. Let DATABASE_URL name the new one.`,
    )
  },
}

/** A file is meant where the person who called the command stands. */
function requireStoreUrl(input: CommandInput, option: string): string {
  const address = requireOption(input, option)
  const [, path] = /^(?:(?:file|sqlite):(?:\/\/)?)?(.*)$/s.exec(address)!
  return /^postgres(ql)?:/.test(address)
    ? address
    : `file:${resolve(process.env.INIT_CWD ?? '.', path!)}`
}

/** How far each table is, on standard error: one line that is written over on a screen, one a table elsewhere. */
function makeProgressWriter() {
  return ({ table, rows, of }: { table: string; rows: number; of: number }) => {
    const line = `${table}: ${rows.toLocaleString('en')} of ${of.toLocaleString('en')} rows`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}${rows === of ? '\n' : ''}`)
    else if (rows === of) process.stderr.write(`${line}\n`)
  }
}
