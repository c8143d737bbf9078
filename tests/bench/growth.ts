import type { App } from './app-server.ts'
import type { Loaded } from './corpus.ts'
import { asked } from './requests.ts'
import { actorsQuery } from './screens.ts'
import { aligned } from './table.ts'

/** What a page takes in a small store and in one ten times as large: medians in milliseconds, and bytes of the page. */
export type Growth = { name: string; small: number; large: number; bytes: [number, number] }

/** A store of one size with the app on it. */
export type Sized = { app: App; loaded: Loaded }

/** Growth beyond both of these is a miss; pages that show more than this much more are not judged. */
const limits = { times: 1.5, ms: 2, bytes: 1.2 } as const

const runs = 5
/** How long one screen of one store may take within a run, in milliseconds, and how often it is asked at most. */
const [within, most] = [400, 15]

/** The screens and searches of which the cost should follow what is shown, each as a person would open it. */
function growingPages({
  dossierPath,
  topicIds,
  letterId,
  persons,
  organisations,
}: Loaded): [string, string][] {
  return [
    ['overview', dossierPath],
    ['letters', '/letters'],
    ['letters, a topic', `/letters?topic=${topicIds[0]}`],
    ['letters, from and to', '/letters?from=2020-01-01&to=2021-12-31'],
    ['letters, to tag', '/letters?state=untagged'],
    ['letters, free search', '/letters?q=privacy+children'],
    ['search box', '/search?q=encryption'],
    ['search box, quotes', '/search?q=encryption&only=quotes'],
    ['letters, search "encryption"', '/letters?q=encryption'],
    ['letters, search that finds few', '/letters?q=syn(2024)+plovdiv'],
    ['letter', `/letters/${letterId}`],
    ['actors', '/actors'],
    ['actor, a person', `/actors/${persons[0]}`],
    ['actor, the biggest organisation', `/actors/${organisations[0]}`],
    ['topics', `${dossierPath}/topics`],
    ['topic', `${dossierPath}/topics/${topicIds[0]}`],
    ['timeline', `${dossierPath}/stances`],
    ['timeline, 6 persons', `${dossierPath}/stances${actorsQuery(persons.slice(0, 6))}`],
    ['matrix', `${dossierPath}/stances?view=matrix`],
    ['moves', `${dossierPath}/moves`],
    ['changes', `${dossierPath}/changes`],
    ['distribution', `${dossierPath}/distribution?topic=${topicIds[0]}`],
    ['near and far', `${dossierPath}/near?of=${persons[0]}`],
    ['audience', `${dossierPath}/audience?of=${persons[0]}`],
    ['coverage', `${dossierPath}/coverage`],
    ['why this number', `${dossierPath}/why/${topicIds[0]}/${persons[0]}`],
    ['summary, 6 persons', `${dossierPath}/briefings${actorsQuery(persons.slice(0, 6))}`],
    ['Word file, 6 persons', `${dossierPath}/briefings.docx${actorsQuery(persons.slice(0, 6))}`],
    ['method', '/method'],
    ['imports', '/imports'],
  ]
}

/** Asks both stores in turn, so that other work on the machine meets both: the median of five runs' medians. */
export async function measureGrowth(small: Sized, large: Sized): Promise<Growth[]> {
  const [own, others] = [growingPages(small.loaded), growingPages(large.loaded)]
  const found: Growth[] = []
  for (const [at, [name, path]] of own.entries()) {
    process.stderr.write(`Measuring how ${name} grows …\n`)
    const medians: [number[], number[]] = [[], []]
    let bytes: [number, number] = [0, 0]
    for (let run = 0; run < runs; run += 1) {
      const [one, other] = [
        await medianOf(small.app, path),
        await medianOf(large.app, others[at]![1]),
      ]
      medians[0].push(one.ms)
      medians[1].push(other.ms)
      bytes = [one.bytes, other.bytes]
    }
    found.push({ name, small: middle(medians[0]), large: middle(medians[1]), bytes })
  }
  return found
}

async function medianOf(
  { url, cookie }: App,
  path: string,
): Promise<{ ms: number; bytes: number }> {
  const headers = { cookie, 'accept-encoding': 'identity' }
  const took: number[] = []
  let bytes = 0
  for (
    const start = performance.now();
    !took.length || (took.length < most && performance.now() - start < within);
  ) {
    const answer = await asked(`${url}${path}`, { headers })
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}.`)
    took.push(answer.took)
    bytes = answer.body.length
  }
  return { ms: middle(took), bytes }
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!
}

/** The table of growth from one store to another, and below it which pages grow though they show the same. */
export function reportGrowth(
  [from, to]: readonly [string, string],
  growth: readonly Growth[],
): string[] {
  const rows = growth.map(({ name, small, large, bytes }) => [
    name,
    small.toFixed(1),
    large.toFixed(1),
    (large / small).toFixed(2),
    (bytes[1] / bytes[0]).toFixed(2),
  ])
  const head = ['screen', `${from} ms`, `${to} ms`, 'growth', 'of bytes']
  const misses = growth
    .filter(({ bytes }) => bytes[1] <= bytes[0] * limits.bytes)
    .filter(({ small, large }) => large > small * limits.times && large - small > limits.ms)
    .map(({ name, small, large }) => `${name} (${(large / small).toFixed(2)})`)
  const target = `grows by no more than ${limits.times} times and ${limits.ms} ms where the same is shown`
  return [
    '',
    ...aligned([head, ...rows]),
    `Medians of ${runs} runs, in which both stores are asked in turn, without compression.`,
    misses.length ? `missed: ${target}: ${misses.join(', ')}` : `met:    ${target}`,
  ]
}
