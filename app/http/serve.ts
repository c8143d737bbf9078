import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import { installGlobals } from '@remix-run/node'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { theStore, type Store } from '#app/store.server.ts'
import { seed } from '#seeds/index.ts'
import { bodyLimit, headers, sameOrigin } from './guards.ts'
import { networkOf } from './network.ts'
import { providerSettings } from './provider-settings.ts'

/** The Remix app to serve: the build's, or the one of the dev server with its middlewares. */
export type Served = { load: () => Promise<unknown>; middlewares?: RequestHandler }

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce: string
    /** Where a request comes from, as far as rates and wrong passwords are counted. */
    network: string
  }
}

/** Reads the settings, opens the store, loads the first dossier into an empty one, and serves until a signal asks to stop. */
export async function serve(served: Served): Promise<void> {
  installGlobals({ nativeFetch: true })
  try {
    providerSettings()
    const store = await theStore()
    if ((await seed(store, 'seeds')).loaded) console.log('The store was empty: the first dossier is loaded.')
    const host = process.env.HOST || '127.0.0.1'
    const port = portOf(process.env.PORT)
    const server = await listening(app(served), port, host)
    const address = `http://${host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${(server.address() as { port: number }).port}`
    console.log(`Stanceline is at ${address}`)
    await offerFirstAccount(store, address)
    stopWell(server, store)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

function app({ load, middlewares }: Served) {
  const server = express()
  server.disable('x-powered-by')
  server.set('trust proxy', proxies(process.env.TRUST_PROXY))
  server.get('/healthz', (_request, response) => void response.type('text').set('cache-control', 'no-store').send('ok'))
  if (middlewares) server.use(middlewares)
  else {
    server.use('/assets', compression(), express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }))
    server.use(express.static('build/client', { maxAge: '1h', index: false }))
  }
  // Pages are packed anew for each request; the low levels take a third of the time and leave them nearly as small.
  server.use(compression({ level: 3 }))
  server.use(headers({ strict: !middlewares }), sameOrigin, bodyLimit)
  const pages = createRequestHandler({ build: load as () => Promise<ServerBuild>, mode: process.env.NODE_ENV, getLoadContext: (request, response) => ({ nonce: response.locals.nonce as string, network: networkOf(request.ip) }) })
  server.all('*', pages)
  server.use(unreadable)
  return server
}

/** An address that is not even one, such as `/%`: a sentence instead of a stack. */
const unreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (error.status === undefined || error.status >= 500 || response.headersSent) return next(error)
  response.status(error.status).type('text').send('This address cannot be read. Check it for a stray sign such as %, or start at the overview.')
}

function portOf(written: string | undefined): number {
  const port = Number(written || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is “${written}”, which is no port. Set it to a number from 1 to 65535.`)
  return port
}

/** How many proxies stand before this server: as many of the addresses they name are believed, and no more. */
function proxies(written: string | undefined): number {
  const number = Number(written || 0)
  if (!Number.isInteger(number) || number < 0 || number > 10) throw new Error(`TRUST_PROXY is “${written}”. Set it to the number of reverse proxies before this server, for example 1.`)
  return number
}

function listening(server: express.Express, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const opened = server.listen(port, host, () => resolve(opened))
    opened.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Error(`Port ${port} is taken by another program. Stop it, or start with another one: PORT=${port + 1} npm start`))
      else reject(new Error(`The server could not listen on ${host}:${port}: ${error.message}`))
    })
  })
}

/** While nobody has an account, the console shows a link that makes the first one; it holds for a day and once. */
async function offerFirstAccount(store: Store, address: string): Promise<void> {
  if ((await store.users.count()) > 0) return
  const token = randomBytes(24).toString('base64url')
  await store.links.offerFirst(token, new Date(Date.now() + 86_400_000).toISOString())
  console.log(`Nobody has an account yet. Whoever opens this link first becomes its administrator:\n  ${address}/first-account?token=${token}`)
}

/** Finishes the requests under way, closes the store and goes; after ten seconds it goes anyway. */
function stopWell(server: Server, store: Store): void {
  const stop = () => {
    server.close(() => void store.close().finally(() => process.exit(0)))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 10_000).unref()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
