import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Role, Scope } from '#app/domain/users.ts'
import { hashPassword } from '#app/auth/passwords.ts'
import { openStore } from '#db/index.ts'
import { newDatabase } from './postgres-database.ts'
import { rowsOnServer } from './postgres-rows.ts'
import { engine, seededImage } from './store.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const password = 'four unrelated words here'

/** What addresses call the first dossier, and its overview. */
export const dossierSlug = 'child-sexual-abuse-interim-regulation'
export const dossierPath = `/dossiers/${dossierSlug}`

/**
 * How long a test waits for a state, in milliseconds: so long that only what never comes is given up, however busy the
 * machine is.
 */
export const patience = 120_000

export type App = {
  /** `http://localhost:PORT`, without a slash at the end. */
  base: string
  /** The printed link that makes the first account; it works until somebody has one, and is empty where somebody had one before. */
  link: string
  databaseUrl: string
  /** What the server wrote to standard error so far. */
  errors: () => string
  /** What the server wrote to standard output so far. */
  said: () => string
  /** The running process, for tests that signal it. */
  server: ChildProcess
  /** Rows of the store, read beside the running server. */
  rows: <Row = Record<string, string | number | null>>(
    sql: string,
    ...values: (string | number)[]
  ) => Row[]
  stop: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts the built server on a free port with a new store, in a temporary folder or in a database of the run's own
 * server, and with settings of the test; `before` is a command that starts it, `cwd` the folder of another build. With
 * `empty` there is no store yet, as at somebody's first start.
 * `await using`, or stop it.
 */
export async function startApp(
  settings: Record<string, string> = {},
  {
    before = [],
    cwd = root,
    empty = false,
  }: { before?: string[]; cwd?: string; empty?: boolean } = {},
): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'stanceline-app-'))
  const database = engine() === 'postgres' && !settings.DATABASE_URL ? await newDatabase() : null
  const databaseUrl =
    settings.DATABASE_URL ?? database?.url ?? `file:${join(folder, 'stanceline.db')}`
  const file = databaseUrl.replace(/^file:/, '')
  // The first dossier is loaded once for all tests, not by every server at its first start.
  if (!empty && databaseUrl === `file:${join(folder, 'stanceline.db')}`)
    await writeFile(file, await seededImage())
  const command = [...before, process.execPath, 'build/node/server.js']
  const server = spawn(command[0]!, command.slice(1), {
    cwd,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: '0',
      HOST: '',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => void server.kill('SIGKILL')
  process.once('exit', kill)
  let [said, errors] = ['', '']
  let isReady = false
  server.stderr.on('data', (bytes) => (errors += String(bytes)))
  const stop = async () => {
    process.off('exit', kill)
    if (server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit')
      server.kill('SIGTERM')
      const late = setTimeout(kill, patience)
      await gone
      clearTimeout(late)
    }
    await rm(folder, { recursive: true, force: true })
    await database?.[Symbol.asyncDispose]()
  }
  const rows: App['rows'] = (sql, ...values) => {
    if (databaseUrl.startsWith('postgres:')) return rowsOnServer(databaseUrl, sql, values)
    const store = new Database(file, { readonly: true })
    try {
      return store.prepare(sql).all(...values) as never
    } finally {
      store.close()
    }
  }
  const started = new Promise<[string, string]>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The server does not start. It wrote: ${said}${errors}`)),
      patience,
    )
    server.stdout.on('data', (bytes) => {
      said += String(bytes)
      // What it writes later needs no look into the store, which a test may have dropped by then.
      if (isReady) return
      const [base, link] = [
        /Stanceline is at ([^\s"]+)/.exec(said)?.[1],
        /(http[^\s"]+\/first-account\?token=[\w-]+)/.exec(said)?.[1],
      ]
      // The link follows the address, unless somebody has an account already.
      if (!base || (!link && !rows('select id from users limit 1').length)) return
      clearTimeout(late)
      isReady = true
      resolve([base, link ?? ''])
    })
    server.once('exit', (code) =>
      reject(new Error(`The server ended with ${code}. It wrote: ${said}${errors}`)),
    )
  })
  started.catch(stop)
  const [base, link] = await started
  return {
    base,
    link,
    databaseUrl,
    errors: () => errors,
    said: () => said,
    server,
    rows,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

export type Account = { email: string; name: string; password: string; role: Role }

/** Hashing is slow on purpose, and all accounts of the tests have one password. */
let hash: Promise<string> | undefined

/** An account of a role, stored beside the running server as the command line does. */
export async function addAccount(
  { databaseUrl }: App,
  role: Role,
  name = `A ${role}`,
): Promise<Account> {
  const email = `${name.split(' ')[0]!.toLowerCase()}.${role}@example.org`
  await using store = await openStore(databaseUrl)
  const added = await store.users.record(
    { email, name, role, passwordHash: await (hash ??= hashPassword(password)) },
    { userId: null, via: 'command line' },
  )
  if (!added) throw new Error(`${email} has an account already.`)
  return { email, name, password, role }
}

/** The cookie of a fresh session, as a request's Cookie header has it. */
export async function cookieOf({ base }: App, { email, password }: Account): Promise<string> {
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: base },
    body: new URLSearchParams({ email, password, next: '/' }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (answer.status !== 302 || !cookie)
    throw new Error(`${email} could not sign in: ${answer.status}`)
  return cookie.split(';')[0]!
}

const sessions = new Map<string, Promise<string>>()

/** The cookie of a session that all windows of somebody share: signing in takes long on purpose. */
function sessionOf(app: App, account: Account): Promise<string> {
  const key = `${app.base} ${account.email} ${account.password}`
  const known = sessions.get(key) ?? cookieOf(app, account)
  sessions.set(key, known)
  return known
}

export type Visit = {
  page: Page
  context: BrowserContext
  faults: string[]
  [Symbol.asyncDispose]: () => Promise<void>
}

type Window = Pick<Visit, 'page' | 'context' | 'faults'>

/** Windows that are closed for their tests, by browser and by how they were opened, to be used again. */
const idleWindows = new WeakMap<Browser, Map<string, Window[]>>()

/**
 * A window of nobody's, or of somebody who signed in. `faults` collects what the browser complains of, on every page.
 * A window in which a test before went to pages of the same app is used again, emptied: a new one reads every script
 * anew, which takes longer than most tests do.
 */
export async function visit(
  browser: Browser,
  app: App,
  { account, ...options }: BrowserContextOptions & { account?: Account } = {},
): Promise<Visit> {
  const idleHere = idleWindows.get(browser) ?? new Map<string, Window[]>()
  idleWindows.set(browser, idleHere)
  const key = JSON.stringify([app.base, options])
  const idle = idleHere.get(key) ?? []
  idleHere.set(key, idle)
  const window = idle.pop() ?? (await openWindow(browser, app, options))
  if (account) {
    const [name, value] = (await sessionOf(app, account)).split(/=(.*)/) as [string, string]
    await window.context.addCookies([{ name, value, url: app.base }])
  }
  return {
    ...window,
    [Symbol.asyncDispose]: async () => {
      if (await emptyWindow(window, options)) idle.push(window)
      else await window.context.close()
    },
  }
}

async function openWindow(
  browser: Browser,
  app: App,
  options: BrowserContextOptions,
): Promise<Window> {
  const context = await browser.newContext({ baseURL: app.base, ...options })
  context.setDefaultTimeout(patience)
  const faults: string[] = []
  context.on('weberror', (fault) => faults.push(`${fault.page()?.url()}: ${fault.error().message}`))
  context.on('console', (said) => {
    // What is loaded before it is asked for, and asked for late, says how busy the machine is.
    if (/was preloaded using link preload but not used within/.test(said.text())) return
    if (said.type() === 'error' || said.type() === 'warning')
      faults.push(`${said.page()?.url()}: ${said.text()}`)
  })
  const page = await context.newPage()
  if (options.javaScriptEnabled !== false) loadAwake(page)
  return { page, context, faults }
}

/** Leaves a window as a new one is, but for its history and for what the browser keeps of files; false if it cannot. */
async function emptyWindow(
  { page, context, faults }: Window,
  { viewport = { width: 1280, height: 720 } }: BrowserContextOptions,
): Promise<boolean> {
  try {
    for (const other of context.pages()) if (other !== page) await other.close()
    await page.unrouteAll()
    // Its own `goto` would wait for a script that this page has not.
    await page.evaluate(() => location.replace('about:blank'))
    await page.waitForURL('about:blank')
    await context.clearCookies()
    await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null })
    if (viewport) await page.setViewportSize(viewport)
    faults.length = 0
    return true
  } catch {
    return false
  }
}

/** A token of whoever the cookie signs in, made on their account's page as anybody would. */
export async function tokenOf(
  { base }: App,
  cookie: string,
  scope: Scope,
  name = `to ${scope}`,
): Promise<string> {
  const answer = await fetch(`${base}/account`, {
    method: 'POST',
    headers: { origin: base, cookie },
    body: new URLSearchParams({ deed: 'new token', name, scope, days: '30' }),
  })
  const token = /stanceline_[\w-]{43}/.exec(await answer.text())?.[0]
  if (!token) throw new Error(`There is no token in the answer ${answer.status}.`)
  return token
}

/** The same, signed in: what most tests begin with. */
export async function signedInPage(
  browser: Browser,
  app: App,
  account: Account,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  return visit(browser, app, { account, ...options })
}

/** Has a page that is gone to, loaded again or gone back to be awake before a test goes on. */
function loadAwake(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (...given) => {
    const answer = await goto(...given)
    await awake(page)
    return answer
  }
  page.reload = async (...given) => {
    const answer = await reload(...given)
    await awake(page)
    return answer
  }
}

/** The root of React's tree, as React itself notes it at the document. */
type ReactRoot = {
  stateNode: { current: { memoizedState: { isDehydrated: boolean } } }
}

/** Waits until React has taken over the page, so that its keys and forms answer. */
async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (!document.querySelector('script[type=module]')) return true
    const key = Object.keys(document).find((name) => name.startsWith('__reactContainer$'))
    const root = key && (document as unknown as Record<string, ReactRoot>)[key]
    return root && !root.stateNode.current.memoizedState.isDehydrated
  })
  // What effects set up, such as keys, is there a frame later.
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))),
  )
}

/** Clicks on what leads to another page, and waits until that page is loaded: where no script runs, each click does. */
export async function follow(link: Locator): Promise<void> {
  await Promise.all([link.page().waitForEvent('load'), link.click()])
}

/** How many letters and positions are stored: what must be unchanged after a refusal. */
export function stored({ rows }: App): { letters: number; positions: number } {
  return rows<{ letters: number; positions: number }>(
    'select (select count(*) from letters) as letters, (select count(*) from positions) as positions',
  )[0]!
}

/** The path of the letter whose title begins so. */
export function letterPath({ rows }: App, beginning = 'Reply to Microsoft'): string {
  const [letter] = rows<{ id: string }>(
    'select id from letters where title like ?',
    `${beginning}%`,
  )
  if (!letter) throw new Error(`There is no letter “${beginning}…”.`)
  return `/letters/${letter.id}`
}
