import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

const asking = `
import postgres from 'postgres'
const { url, statement, values } = JSON.parse(process.argv[1])
const sql = postgres(url, { max: 1, onnotice: () => {}, types: { number: { to: 1700, from: [20, 1700], parse: Number, serialize: String } } })
let place = 0
const rows = await sql.unsafe(statement.replace(/\\?/g, () => '$' + (place += 1)), values)
console.log(JSON.stringify(rows))
await sql.end()`

/** Rows of a store on a server, with `?` for values. A process of its own, so that tests may ask as they ask SQLite: without waiting. */
export function rowsOnServer<Row>(
  url: string,
  statement: string,
  values: readonly (string | number)[],
): Row[] {
  return JSON.parse(
    execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', asking, JSON.stringify({ url, statement, values })],
      { cwd: root, encoding: 'utf8' },
    ),
  ) as Row[]
}
