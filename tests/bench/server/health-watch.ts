import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Agent, get } from 'node:http'

/** How long `/healthz` took to answer while something went on, in milliseconds. */
export type Health = { asked: number; p50: number; p99: number; longest: number }

/** The argument that makes this program a watcher of the address that follows. */
export const watchArgument = '--watch-health'

const everyMs = 20

/** Asks `/healthz` every 20 ms from a process of its own, whatever it waits for, until it is stopped. */
export function watchHealth(url: string): { stop: () => Promise<Health> } {
  const program = join(process.cwd(), 'build/node/bench-server.js')
  const child = spawn(process.execPath, [program, watchArgument, `${url}/healthz`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', (bytes: Buffer) => (printed += bytes.toString()))
  return {
    stop: async () => {
      child.stdin.end()
      await once(child, 'close')
      return measure(JSON.parse(printed) as number[])
    },
  }
}

function measure(times: number[]): Health {
  const sorted = [...times].sort((a, b) => a - b)
  const share = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { asked: sorted.length, p50: share(0.5), p99: share(0.99), longest: sorted.at(-1) ?? 0 }
}

/** The watcher's own program: prints the milliseconds of each answer once its input ends. */
export async function printHealth(address: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 })
  const asked: Promise<number>[] = []
  const timer = setInterval(() => asked.push(askOnce(address, agent)), everyMs)
  process.stdin.resume()
  await once(process.stdin, 'end')
  clearInterval(timer)
  process.stdout.write(JSON.stringify(await Promise.all(asked)))
  agent.destroy()
}

function askOnce(address: string, agent: Agent): Promise<number> {
  const start = performance.now()
  return new Promise((answered) => {
    const done = () => answered(performance.now() - start)
    get(address, { agent }, (response) => response.resume().on('end', done)).on('error', done)
  })
}
