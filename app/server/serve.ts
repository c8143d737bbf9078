import { randomBytes } from 'node:crypto'
import type { Server, ServerResponse } from 'node:http'
import { constants as zlib } from 'node:zlib'
import { createRequestHandler } from '@remix-run/express'
import { installGlobals } from '@remix-run/node'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { theStore, type Store } from '#app/store.server.ts'
import { loadSeedDossier } from '#seeds/index.ts'
import { startBackups } from './start-backups.ts'
import { basePath, stripBasePath } from '#app/base-path.ts'
import {
  drainUnreadBody,
  setSecurityHeaders,
  refuseStrayAddress,
  refuseTrace,
  requireSameOrigin,
} from './guards.ts'
import { limitBodySize } from './limit-body-size.ts'
import { listStylesheets } from '#app/http/refusal-page.ts'
import { answerRobots, forbidIndexing } from './robots.ts'
import { startClearing } from './start-clearing.ts'
import { checkSettings } from './check-settings.ts'
import { startDigests } from './start-digests.ts'
import { startImports } from './start-imports.ts'
import { startLists } from './start-lists.ts'
import { startReadingAhead } from './start-reading-ahead.ts'
import { handleHealthz, createReadyzHandler, type ServerStatus } from './health.ts'
import { bearClosedLog, logEvent, logFault } from '#app/http/log.ts'
import { handleMetrics } from './metrics.ts'
import {
  createRequestContext,
  type RequestContext,
  type RequestHead,
} from '#app/auth/request-context.ts'
import { answerUnstored } from './answer-unstored.ts'
import { trustProxies } from './proxy.ts'
import { logRequests } from './request-log.ts'
import { findRoutePattern } from './route-patterns.ts'
import { trackResponses, shutDownOnSignal } from './shutdown.ts'
import { networkOf } from './network.ts'
import { startWatching } from './start-watching.ts'

/** The Remix app to serve: the build's, or the one of the dev server with its middlewares. */
export type ServedApp = { load: () => Promise<unknown>; middlewares?: RequestHandler }

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {
    nonce: string
    requestId: string
  }
}

/**
 * Reads the settings, opens the store, loads the first dossier into an empty one, and serves until
 * a signal asks to stop.
 */
export async function serve(servedApp: ServedApp): Promise<void> {
  installGlobals({ nativeFetch: true })
  bearClosedLog()
  try {
    checkSettings()
    checkBasePath(servedApp)
    const store = await theStore()
    if ((await loadSeedDossier(store, 'seeds')).loaded)
      logEvent('info', 'The store was empty: the first dossier is loaded.')
    const serverStatus: ServerStatus = { stopping: false, backups: 'off' }
    const stopBackups = startBackups(store, serverStatus, { built: !servedApp.middlewares })
    const stopImporting = startImports(store)
    const stopLists = startLists(store)
    const stopWatching = startWatching(store)
    const stopClearing = startClearing(store)
    const stopDigests = startDigests(store)
    const host = process.env.HOST || '127.0.0.1'
    const port = parsePort(process.env.PORT)
    // Who is told that the server is there need not wait for its pages to be loaded.
    const app = await servedApp.load()
    const server = await startListening(createServer(servedApp, store, serverStatus), port, host)
    const { port: openPort } = server.address() as { port: number }
    const address = `http://${formatHost(host)}:${openPort}${basePath}`
    logEvent('info', `Stanceline is at ${address}`, { address })
    await offerFirstAccount(store, address)
    const stopReadingAhead = startReadingAhead(store, app)
    shutDownOnSignal(server, serverStatus, () =>
      Promise.all([
        stopBackups(),
        stopImporting(),
        stopLists(),
        stopWatching(),
        stopClearing(),
        stopDigests(),
        stopReadingAhead(),
      ]).then(() => store.close()),
    )
  } catch (error) {
    logEvent('error', (error as Error).message)
    process.exit(1)
  }
}

function createServer({ load, middlewares }: ServedApp, store: Store, serverStatus: ServerStatus) {
  const build = load as () => Promise<ServerBuild>
  const server = express()
  server.disable('x-powered-by')
  trustProxies(server)
  server.use(setSecurityHeaders({ strict: !middlewares }))
  const mayIndexLetters = async () =>
    (await store.settings.readRecent(performance.now())).indexPublicLetters
  server.use(forbidIndexing(mayIndexLetters))
  server.get([...new Set(['/robots.txt', `${basePath}/robots.txt`])], answerRobots(mayIndexLetters))
  server.get('/healthz', handleHealthz)
  server.get('/readyz', createReadyzHandler(store, serverStatus))
  server.get('/metrics', handleMetrics)
  server.use(trackResponses)
  if (middlewares) server.use(middlewares)
  else {
    server.use(
      `${basePath}/assets`,
      compression(),
      express.static('build/client/assets', {
        fallthrough: false,
        index: false,
        redirect: false,
        cacheControl: false,
        setHeaders: cacheForAYear,
      }),
      answerMissingFile,
    )
  }
  // Pages are packed anew for each request. Of gzip the low levels take a third of the time and leave them nearly as
  // small; of Brotli, which browsers ask for first, this one makes a page of strips a fifth smaller than gzip can.
  server.use(compression({ level: 3, brotli: { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } } }))
  server.use(
    logRequests(async (path) => findRoutePattern((await build()).routes, stripBasePath(path))),
  )
  const identify = async (request: express.Request, { locals }: express.Response) =>
    (locals.requestContext = await createRequestContext(
      store,
      readRequestHead(request),
      networkOf(request.ip),
    ))
  const stylesheets = async () => listStylesheets((await build()).assets)
  server.use(refuseTrace, refuseStrayAddress, requireSameOrigin)
  server.use(limitBodySize({ identify, stylesheets }))
  server.use(drainUnreadBody)
  const pages = createRequestHandler({
    build: async () => answerUnstored(await build()),
    mode: process.env.NODE_ENV,
    getLoadContext: async (request, response) => ({
      ...((response.locals.requestContext as RequestContext | undefined) ??
        (await identify(request, response))),
      nonce: response.locals.nonce as string,
      requestId: response.locals.requestId as string,
    }),
  })
  if (basePath) server.get('/', (_request, response) => response.redirect(`${basePath}/`))
  server.all('*', pages)
  server.use(answerUnreadableAddress, answerFault)
  return server
}

/**
 * The path is as routes know it: Remix asks for a page's data at the page's address with `.data`
 * and names of routes.
 */
function readRequestHead({ method, originalUrl, headers }: express.Request): RequestHead {
  const { pathname, search } = new URL(`http://localhost${originalUrl}`)
  const page = stripBasePath(pathname)
    .replace(/\.data$/, '')
    .replace(/^\/_root$/, '/')
  const query = search
    .slice(1)
    .split('&')
    .filter((field) => field && !/^(?:_routes|index)(?:=|$)/.test(field))
    .join('&')
  return {
    method,
    path: query ? `${page}?${query}` : page,
    cookie: headers.cookie ?? null,
    authorization: headers.authorization ?? null,
  }
}

/** The names of scripts, styles and type change with what is in them. */
const cacheForAYear = (response: ServerResponse) =>
  void response.setHeader('cache-control', 'public, max-age=31536000, immutable')

const answerMissingFile: ErrorRequestHandler = (
  error: { status?: number },
  _request,
  response,
  next,
) => {
  if (error.status !== 404) return next(error)
  response
    .status(404)
    .type('text')
    .send('There is no such file. Load the page again: it may be of an earlier version.')
}

/** An address that is not even one, such as `/%` or one of a host `a b`: a sentence instead of a stack. */
const answerUnreadableAddress: ErrorRequestHandler = (
  error: { status?: number; code?: string },
  _request,
  response,
  next,
) => {
  const status = error.code === 'ERR_INVALID_URL' ? 400 : error.status
  if (status === undefined || status >= 500 || response.headersSent) return next(error)
  response
    .status(status)
    .type('text')
    .send(
      'This address cannot be read. Check it for a stray sign such as %, or start at the overview.',
    )
}

/** What nothing else caught: a line in the log, and a sentence without what is inside. */
const answerFault: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  logFault(error, { requestId: response.locals.requestId as string })
  if (response.headersSent) return void response.destroy()
  response
    .status(500)
    .type('text')
    .send('The fault is ours and is in the server’s log. What was stored is unchanged; try again.')
}

/** The path is part of the built pages, so a setting that came later cannot change it. */
function checkBasePath({ middlewares }: ServedApp): void {
  const requested = (process.env.BASE_PATH ?? '').replace(/\/+$/, '')
  if (!middlewares && requested !== basePath)
    throw new Error(
      `BASE_PATH is “${requested}”, and this was built for “${basePath}”. Build it again with ` +
        `the same setting: BASE_PATH=${requested} npm run build. npm start does so by itself.`,
    )
}

/** The host as an address has it: IPv6 stands in brackets, and this machine has a name. */
function formatHost(host: string): string {
  if (host === '127.0.0.1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function parsePort(setting: string | undefined): number {
  const port = Number(setting || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is “${setting}”, which is no port. Set it to a number from 1 to 65535.`)
  return port
}

/** How long a connection may idle, in milliseconds; nginx and browsers let go of theirs after a minute. */
const idleMs = 75_000

function startListening(server: express.Express, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const httpServer = server.listen(port, host, () => resolve(httpServer))
    // Longer than proxies keep an idle connection: whoever closes first must not be the one that is asked just then.
    httpServer.keepAliveTimeout = idleMs
    httpServer.headersTimeout = idleMs + 5_000
    httpServer.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new Error(
            `Port ${port} is taken by another program. Stop it, or start with another one: PORT=${port + 1} npm start`,
          ),
        )
      else reject(new Error(`The server could not listen on ${host}:${port}: ${error.message}`))
    })
  })
}

/** While nobody has an account, the console shows a link that makes the first one; it holds for a day and once. */
async function offerFirstAccount(store: Store, address: string): Promise<void> {
  if ((await store.users.count()) > 0) return
  const token = randomBytes(24).toString('base64url')
  await store.links.offerFirstAccount(token, new Date(Date.now() + 86_400_000).toISOString())
  const link = `${address}/first-account?token=${token}`
  logEvent(
    'info',
    `Nobody has an account yet. Whoever opens this link first becomes its administrator:\n  ${link}`,
    { link },
  )
}
