import type { App } from './app-server.ts'
import type { Floor } from './floor.ts'
import { asked, timesOf } from './requests.ts'
import type { Screen } from './screens.ts'

/** What a screen takes; times in milliseconds to the last byte. `times` is `plain` over `floor`, both of medians and uncompressed. */
type Measured = {
  p50: number
  p95: number
  requests: number
  bytes: number
  gzipBytes: number
  plain: number
  floor: number
  floorBytes: number
  rows: number
  times: number
}
/** `left` says why a screen was left out. */
export type Screened = { name: string; path: string; found: Measured | null; left: string | null }

/** Upper bounds of the time spent on one screen, in milliseconds: as a browser asks, uncompressed, the floor. */
const bounds = { gzip: 3000, plain: 2000, floor: 1500 }

/** Measures a screen and its floor in turn; a page that is missing or refused is left out. */
export async function measured(screen: Screen, app: App, floor: Floor): Promise<Screened> {
  const url = `${app.url}${screen.path}`
  const plainly = { cookie: app.cookie, 'accept-encoding': 'identity' }
  const { status } = await asked(url, { headers: plainly })
  if (status !== 200) return unmeasured(screen, `its page answers ${status}`)
  const plain = await timesOf(url, plainly, bounds.plain)
  const packed = await timesOf(url, { cookie: app.cookie, 'accept-encoding': 'gzip' }, bounds.gzip)
  const rows = floor.serve(screen.reads)
  const least = await timesOf(floor.url, {}, bounds.floor)
  const found = {
    p50: packed.p50,
    p95: packed.p95,
    requests: packed.requests,
    bytes: plain.bytes,
    gzipBytes: packed.bytes,
    plain: plain.p50,
    floor: least.p50,
    floorBytes: least.bytes,
    rows,
    times: plain.p50 / least.p50,
  }
  return { name: screen.name, path: screen.path, found, left: null }
}

export function unmeasured({ name, path }: Screen, left: string): Screened {
  return { name, path, found: null, left }
}
