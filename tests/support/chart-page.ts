import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.html': 'text/html',
}
const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Charts</title><link rel="stylesheet" href="/chart-harness.css"><body><main id="page"></main><script type="module" src="/chart-harness.js"></script>'
const policy = "default-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'"

/** Bundles tests/support/chart-harness.tsx and serves it under the policy of the app: no inline styles, no inline scripts. */
export async function openChartPage() {
  const outDir = await mkdtemp(join(tmpdir(), 'stanceline-charts-'))
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    esbuild: { jsx: 'automatic', jsxDev: false },
    build: {
      outDir,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rollupOptions: {
        input: fileURLToPath(new URL('chart-harness.tsx', import.meta.url)),
        output: {
          entryFileNames: 'chart-harness.js',
          assetFileNames: ({ names }) =>
            names[0]?.endsWith('.css') ? 'chart-harness.css' : 'assets/[name][extname]',
        },
      },
    },
  })
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://charts').pathname
    const bytes = path === '/' ? page : await readFile(join(outDir, path)).catch(() => null)
    if (bytes === null) return void response.writeHead(404).end()
    response
      .writeHead(200, {
        'content-type': types[extname(path)] ?? 'text/html',
        'content-security-policy': policy,
      })
      .end(bytes)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
