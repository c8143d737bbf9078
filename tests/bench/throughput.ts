import { Agent } from 'node:http'
import type { App } from './app-server.ts'
import type { Loaded } from './corpus.ts'
import { asked } from './requests.ts'
import { aligned } from './table.ts'

/** Requests a second of one process, and the milliseconds that 99 of 100 took at most. */
export type Throughput = { name: string; perSecond: number; p99: number; target: number | null }

const connections = 8
/** How long each page is asked for, in milliseconds. */
const duration = 4000
/** What is aimed at with 68,000 letters. */
const p99Limit = 250

/** Asks for each page over eight connections at once, each as soon as it was answered. */
export async function measureThroughput(
  app: App,
  { letterId, dossierPath }: Loaded,
): Promise<Throughput[]> {
  const pages: [string, string, number | null][] = [
    ['an empty page', '/letters?from=2999-01-01', null],
    ['letters', '/letters', 120],
    ['a letter', `/letters/${letterId}`, 80],
    ['topics', `${dossierPath}/topics`, 100],
    ['actors', '/actors', 100],
    ['overview', dossierPath, 60],
  ]
  const found: Throughput[] = []
  for (const [name, path, target] of pages) {
    process.stderr.write(`Asking for ${name} over ${connections} connections …\n`)
    found.push({ name, target, ...(await askTogether(app, path)) })
  }
  return found
}

async function askTogether(
  { url, cookie }: App,
  path: string,
): Promise<Pick<Throughput, 'perSecond' | 'p99'>> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const took: number[] = []
  const start = performance.now()
  const askOn = async () => {
    while (performance.now() - start < duration) {
      const headers = { cookie, 'accept-encoding': 'identity' }
      const answer = await asked(`${url}${path}`, { headers, agent })
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}.`)
      took.push(answer.took)
    }
  }
  await Promise.all(Array.from({ length: connections }, askOn))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  took.sort((a, b) => a - b)
  return { perSecond: took.length / seconds, p99: took[Math.ceil(took.length * 0.99) - 1]! }
}

export function reportThroughput(found: readonly Throughput[]): string[] {
  const rows = found.map(({ name, perSecond, p99, target }) => [
    name,
    perSecond.toFixed(0),
    p99.toFixed(0),
    target === null ? '' : String(target),
  ])
  const misses = found
    .filter(
      ({ perSecond, p99, target }) => target !== null && (perSecond < target || p99 >= p99Limit),
    )
    .map(({ name, perSecond, p99 }) => `${name} (${perSecond.toFixed(0)}/s, ${p99.toFixed(0)} ms)`)
  const target = `requests a second aimed at with 68,000 letters, p99 under ${p99Limit} ms`
  return [
    '',
    ...aligned([['page', 'requests a second', 'p99 ms', 'aimed at'], ...rows]),
    `One process, ${connections} connections, each asking again once it is answered, from the same machine.`,
    misses.length ? `missed: ${target}: ${misses.join(', ')}` : `met:    ${target}`,
  ]
}
