import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openStore } from '#db/index.ts'
import { chance } from './chance.ts'
import { onStore } from './command.ts'
import { Writer, type Ids } from './ledger.ts'
import { looking } from './places.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How often servers are killed, and what the moments follow from. */
export const kills = Number(process.env.FAULT_KILLS || 6)
export const seed = Number(process.env.FAULT_SEED || 20_201_029)
export const random = chance(seed)

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A program of the build on a store, a file or an address of a server's, which dies with the tests. */
export function started(
  program: 'server' | 'stanceline',
  store: string,
  args: string[] = [],
): ChildProcess {
  const child = spawn(process.execPath, [`build/node/${program}.js`, ...args], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: addressOf(store),
      PORT: '0',
      HOST: '',
      BACKUP_DIR: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

const addressOf = (store: string) => (store.startsWith('postgres:') ? store : `file:${store}`)

/** The cookie of somebody who may code in a new store, which then has the first dossier. */
export async function coderIn(store: string): Promise<string> {
  const added = await onStore(
    addressOf(store),
    ['user', 'add', '--email', 'ana@example.org', '--name', 'Ana Kovač', '--role', 'coder'],
    'four unrelated words here\n',
  )
  if (added.code !== 0) throw new Error(added.err)
  const server = started('server', store)
  const base = await address(server)
  const signedIn = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base },
    body: new URLSearchParams({
      email: 'ana@example.org',
      password: 'four unrelated words here',
      next: '/',
    }),
  })
  await killed(server)
  return signedIn.headers.getSetCookie()[0]!.split(';')[0]!
}

/** What positions that writers make are about: the topic Encryption, and Ylva Johansson. */
export const idsOf =
  'select (select topic_id from topic_versions where name = \'Encryption\') as "topicId", (select id from actors where name = \'Ylva Johansson\') as "holderId"'

/**
 * Kills the server of a store again and again while four write, each with a ledger of what was acknowledged, and has
 * `look` see after each time whether anything is missing. Gives the writers.
 */
export async function killedWhileWriting(
  times: number,
  { store, cookie, ids }: { store: string; cookie: string; ids: Ids },
  look: (writers: readonly Writer[], kill: number) => Promise<void>,
): Promise<Writer[]> {
  const writers = Array.from({ length: 4 }, () => new Writer(chance(Math.floor(random() * 1e9))))
  for (let kill = 1; kill <= times; kill += 1) {
    const server = started('server', store)
    // One in eight dies while it starts.
    if (random() < 0.125) await wait(random() * 500)
    else {
      const base = await address(server)
      const writing = Promise.all(writers.map((writer) => writer.write(base, cookie, ids)))
      // The first answer of a server takes longer than the others, so the clock starts with it.
      const before = acknowledged(writers)
      while (acknowledged(writers) === before && server.exitCode === null) await wait(2)
      await wait(random() * 200)
      await killed(server)
      await writing
    }
    await killed(server)
    await look(writers, kill)
  }
  return writers
}

export const acknowledged = (writers: readonly Writer[]) =>
  writers.reduce((total, writer) => total + writer.acknowledged, 0)

/** The address of a server that was just started. */
async function address(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const bytes of server.stdout!) {
    said += String(bytes)
    const base = /Stanceline is at (\S+)/.exec(said)?.[1]
    if (base) return base
  }
  throw new Error(`The server ended before it listened: ${said}`)
}

/** Ends a process as a power cut would, without a word. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** How long a program takes when nobody ends it, in milliseconds. */
export async function duration(child: ChildProcess): Promise<number> {
  const began = performance.now()
  child.stdout!.resume()
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`It ended with ${code}.`)
  return performance.now() - began
}

/** What is wrong with a file after a fault: its structure, rows that point nowhere, texts, files and quotes; nothing is the expected answer. */
export async function faultsIn(file: string): Promise<string[]> {
  const structure = looking(file, (raw) => [
    ...(raw.pragma('integrity_check') as { integrity_check: string }[]).map(
      (line) => line.integrity_check,
    ),
    ...(raw.pragma('foreign_key_check') as object[]).map((row) => JSON.stringify(row)),
  ])
  return [...structure.filter((line) => line !== 'ok'), ...(await unsoundIn(file))]
}

/** Texts, files and quotes of a store that are not as they were stored. */
export async function unsoundIn(address: string): Promise<string[]> {
  const store = await openStore(address)
  const { unsound } = await store.verify()
  await store.close()
  return unsound.map(({ letter, what }) => `${letter}: ${what}`)
}

/** Letters and positions of which only a part was stored, or that the log does not know: questions to a store. */
export const halves = [
  `select 'half a letter: ' || id from letters l where not exists (select 1 from text_versions t where t.letter_id = l.id) or not exists (select 1 from parties p where p.letter_id = l.id)
    or not exists (select 1 from letter_search s where s.letter_id = l.id) or not exists (select 1 from audit a where a.thing = 'letter' and a.thing_id = l.id)`,
  `select 'half a position: ' || id from positions p where not exists (select 1 from position_holders h where h.position_id = p.id)
    or revision <> (select count(*) from audit a where a.thing = 'position' and a.thing_id = p.id)`,
]

export function halvesIn(file: string): string[] {
  return looking(file, (raw) =>
    halves.flatMap((asked) => raw.prepare(asked).pluck().all() as string[]),
  )
}
