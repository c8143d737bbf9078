import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connectServer } from '#db/postgres/server.ts'
import { postgresPrograms } from './postgres-programs.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Which engine the stores of a test project lie in; SQLite where nothing is said. */
    engine?: 'sqlite' | 'pglite' | 'postgres'
    /** Where the server of this run listens: a superuser's address of its database `postgres`. */
    server?: string
  }
}

const password = 'p@ss:word/of#tests'

/** What the projects of a run share, which each load this file for themselves. */
const run = globalThis as { serverOfTheTests?: ReturnType<typeof startPostgres>; projects?: number }

/**
 * Vitest's global setup: a server of this run's own, on loopback, in a temporary folder; the last project to end takes
 * it away.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.projects = (run.projects ?? 0) + 1
  const { url, stop } = await (run.serverOfTheTests ??= startPostgres())
  project.provide('server', url)
  return async () => {
    run.projects = run.projects! - 1
    if (run.projects > 0) return
    delete run.serverOfTheTests
    await stop()
  }
}

export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL’s programs are not on this machine.')
  const [folder, port, user] = [
    mkdtempSync(join(tmpdir(), 'stanceline-postgres-')),
    await freePort(),
    unprivileged(),
  ]
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')]
  writeFileSync(passwordFile, password)
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
  const as = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  execFileSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'stanceline',
      '-E',
      'UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--no-sync',
    ],
    { ...as, stdio: 'pipe' },
  )
  // Nothing of it must outlive the run, so nothing is forced to the disk. Tables that nobody analysed yet look large, so
  // that questions over a few rows would be compiled first, which takes longer than all else.
  const settings = [
    'jit=off',
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
  ]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  server.stderr.on('data', (bytes) => (said = `${said}${String(bytes)}`.slice(-4000)))
  const kill = () => void server.kill('SIGQUIT')
  process.once('exit', kill)
  const url = `postgres://stanceline:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
  await answering(url, () => said)
  return {
    url,
    stop: async () => {
      process.off('exit', kill)
      const gone = once(server, 'exit')
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(url: string, said: () => string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await (await connectServer(url, 1)).close()
    } catch (error) {
      if (attempt > 300)
        throw new Error(`PostgreSQL did not start within 30 seconds: ${said()}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** PostgreSQL refuses to run as root; as root it runs as its own user, or as nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/passwd')) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody']
    .map((name) => users.find(([user]) => user === name))
    .find(Boolean)
  return found && { uid: Number(found[2]), gid: Number(found[3]) }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}
