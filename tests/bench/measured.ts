import type { App } from './app-server.ts'
import type { Floor } from './floor.ts'
import { asked, timesOf } from './requests.ts'
import type { Screen } from './screens.ts'

/** What a screen takes; times in milliseconds to the last byte. `times` is `plain` over `floor`, both of medians and uncompressed. */
export type Measured = { p50: number; p95: number; requests: number; bytes: number; gzipBytes: number; plain: number; floor: number; floorBytes: number; rows: number; times: number }
export type Screened = { name: string; path: string; status: number; found: Measured | null }

/** Upper bounds of the time spent on one screen, in milliseconds: as a browser asks, uncompressed, the floor. */
const bounds = { gzip: 3000, plain: 2000, floor: 1500 }

/** Measures a screen and its floor in turn; null where the app has no such page or refuses it. */
export async function measured(screen: Screen, app: App, floor: Floor): Promise<Screened | null> {
  const url = `${app.url}${screen.path}`
  const gzip = { cookie: app.cookie, 'accept-encoding': 'gzip' }
  const { status } = await asked(url, { headers: gzip })
  if (status === 404) return null
  if (status !== 200) return { name: screen.name, path: screen.path, status, found: null }
  const packed = await timesOf(url, gzip, bounds.gzip)
  const plain = await timesOf(url, { cookie: app.cookie, 'accept-encoding': 'identity' }, bounds.plain)
  const rows = floor.serve(screen.reads)
  const least = await timesOf(floor.url, {}, bounds.floor)
  const found = { p50: packed.p50, p95: packed.p95, requests: packed.requests, bytes: plain.bytes, gzipBytes: packed.bytes, plain: plain.p50, floor: least.p50, floorBytes: least.bytes, rows, times: plain.p50 / least.p50 }
  return { name: screen.name, path: screen.path, status, found }
}

export function unmeasured({ name, path }: Screen): Screened {
  return { name, path, status: 404, found: null }
}
