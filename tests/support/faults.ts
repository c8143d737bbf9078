import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openStore } from '#db/index.ts'
import { chance } from './chance.ts'
import { looking } from './places.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How often servers are killed, and what the moments follow from: FAULT_SEED repeats a run. */
export const kills = Number(process.env.FAULT_KILLS || 20)
export const seed = Number(process.env.FAULT_SEED || Math.floor(Math.random() * 1e9))
export const random = chance(seed)

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A program of the build on the store in `file`, which dies with the tests. */
export function started(program: 'server' | 'stanceline', file: string, args: string[] = []): ChildProcess {
  const child = spawn(process.execPath, [`build/node/${program}.js`, ...args], { cwd: root, env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: `file:${file}`, PORT: '0', HOST: '', BACKUP_DIR: '' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

/** The address of a server that was just started. */
export async function address(server: ChildProcess): Promise<string> {
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

/** What is wrong with a store after a fault: its structure, rows that point nowhere, texts, files and quotes; nothing is the expected answer. */
export async function faultsIn(file: string): Promise<string[]> {
  const structure = looking(file, (raw) => [...(raw.pragma('integrity_check') as { integrity_check: string }[]).map((line) => line.integrity_check), ...(raw.pragma('foreign_key_check') as object[]).map((row) => JSON.stringify(row))])
  const store = await openStore(file)
  const { unsound } = await store.verify()
  await store.close()
  return [...structure.filter((line) => line !== 'ok'), ...unsound.map(({ letter, what }) => `${letter}: ${what}`)]
}

/** Letters and positions of which only a part was stored, or that the log does not know. */
export function halvesIn(file: string): string[] {
  return looking(file, (raw) => [
    ...(raw.prepare(`select 'half a letter: ' || id from letters l where not exists (select 1 from text_versions t where t.letter_id = l.id) or not exists (select 1 from parties p where p.letter_id = l.id)
      or not exists (select 1 from letter_search s where s.letter_id = l.id) or not exists (select 1 from audit a where a.thing = 'letter' and a.thing_id = l.id)`).pluck().all() as string[]),
    ...(raw.prepare(`select 'half a position: ' || id from positions p where not exists (select 1 from position_holders h where h.position_id = p.id)
      or revision <> (select count(*) from audit a where a.thing = 'position' and a.thing_id = p.id)`).pluck().all() as string[]),
  ])
}
