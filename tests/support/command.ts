import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { seededImage } from './store.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type Ended = { code: number | null; out: string; err: string }

/** A folder of one test with the path of a store in it, and the built command line on that store. */
export function aPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-cli-'))
  const database = join(folder, 'stanceline.db')
  return {
    folder,
    database,
    run: (args: string[], input = '', settings: Record<string, string> = {}) =>
      onStore(`file:${database}`, args, input, settings),
    /** Runs a statement on the store as another program would. */
    sql: (statement: string) => {
      const raw = new Database(database)
      raw.exec(statement)
      raw.close()
    },
    /** A file of the folder, for a command to read. */
    file: (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    read: (name: string) => readFileSync(join(folder, name)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The same with the first dossier in the store. */
export async function aSeededPlace() {
  const place = aPlace()
  writeFileSync(place.database, await seededImage())
  return place
}

/** The built command line on the store of an address. */
export function onStore(
  databaseUrl: string,
  args: string[],
  input = '',
  settings: Record<string, string> = {},
): Promise<Ended> {
  const env = { DATABASE_URL: databaseUrl, PORT: '', ...settings }
  const { INIT_CWD: _calledFrom, ...inherited } = process.env
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['build/node/stanceline.js', ...args], {
      cwd: root,
      env: { ...inherited, NODE_ENV: 'production', ...env },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (bytes) => (out += String(bytes)))
    child.stderr.on('data', (bytes) => (err += String(bytes)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
