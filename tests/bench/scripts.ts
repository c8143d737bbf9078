import { readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { App } from './app-server.ts'
import { asked, unpacked } from './requests.ts'

/** Compressed bytes of the scripts that a page asks for at once, and of the one with Recharts, which comes later. */
export type Scripts = {
  ofPage: number
  files: { name: string; bytes: number }[]
  chart: { name: string; bytes: number } | null
  chartIsApart: boolean
}

const assets = 'build/client/assets'

/** Reads a page as a browser does: what it preloads and what its scripts import, each once. */
export async function scriptsOf(app: App, path: string): Promise<Scripts> {
  const page = await asked(`${app.url}${path}`, {
    headers: { cookie: app.cookie, 'accept-encoding': 'gzip' },
  })
  if (page.status !== 200) throw new Error(`${path} was answered with ${page.status}.`)
  const html = unpacked(page).toString()
  const preloaded = [...html.matchAll(/<link[^>]+rel="modulepreload"[^>]*>/g)].flatMap(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? [],
  )
  const started = [
    ...html.matchAll(/<script[^>]+src="([^"]+\.js)"/g),
    ...html.matchAll(/\bimport\s*(?:[^"';()]*\sfrom\s*)?\(?\s*"([^"]+\.js)"/g),
  ].map(([, source]) => source!)
  const files = []
  for (const path of new Set([...preloaded, ...started])) {
    const { status, body } = await asked(`${app.url}${path}`, {
      headers: { 'accept-encoding': 'gzip' },
    })
    if (status === 200) files.push({ name: basename(path), bytes: body.length })
  }
  const chart = chartScript()
  const first = files.filter(({ name }) => name !== chart?.name)
  return {
    ofPage: first.reduce((sum, { bytes }) => sum + bytes, 0),
    files: first.sort((a, b) => b.bytes - a.bytes),
    chart,
    chartIsApart: first.length === files.length,
  }
}

/** The chunk that holds Recharts, known by the names of its classes. */
function chartScript(): Scripts['chart'] {
  const chunks = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(`${assets}/${name}`) }))
  const [found] = chunks
    .filter(({ text }) => text.includes('recharts-'))
    .sort((a, b) => b.text.length - a.text.length)
  return found ? { name: found.name, bytes: gzipSync(found.text).length } : null
}
