import { desc, sql } from 'drizzle-orm'
import type { LetterReader } from '#app/domain/users.ts'
import { actorsIn } from './actors.ts'
import type { Doer } from './audit.ts'
import type { Db } from './dialect.ts'
import { evidenceIn, type KeptEvidence } from './evidence.ts'
import { identitiesIn } from './identities.ts'
import { idsAfter } from './ids.ts'
import { importTablesIn } from './import-tables.ts'
import { importWorkIn } from './import-work.ts'
import { importsIn } from './imports.ts'
import { jobsIn } from './jobs.ts'
import { lettersIn, type Waiting } from './letters.ts'
import { linksIn } from './links.ts'
import { loadFirst, type WholeDossier } from './loading.ts'
import { historyIn } from './history.ts'
import { mergesIn } from './merges.ts'
import { packagesIn } from './package.ts'
import { positionsIn } from './positions.ts'
import type { Connection } from './postgres/connection.ts'
import { audit, users } from './schema.ts'
import { sessionsIn } from './sessions.ts'
import { sightsIn } from './sight.ts'
import { signInsIn } from './sign-ins.ts'
import { verified } from './soundness.ts'
import { open, opened, openHeld } from './sqlite/dialect.ts'
import { tokensIn } from './tokens.ts'
import { topicsIn } from './topics.ts'
import { usersIn } from './users.ts'

export type Store = ReturnType<typeof storeOn>

/** What one reader sees of a store: its letters, and all that comes of them. */
export type Reading = Pick<
  Store,
  'topics' | 'actors' | 'letters' | 'positions' | 'evidence' | 'merges' | 'history' | 'packages'
>

/**
 * Opens the store that `url` names (`file:/path/to/stanceline.db`, a path, `:memory:`, or `postgres://…` with at most
 * `pool` connections) and brings its tables up to date. Throws an `Error` with a sentence for the person who runs it
 * when it cannot.
 */
export async function openStore(url: string, pool?: number): Promise<Store> {
  return storeFrom(await openDb(url, pool))
}

/** The same for a server or a command: until it ends, no backup is restored in the place of the store. */
export async function openHeldStore(url: string, pool?: number): Promise<Store> {
  if (isServer(url)) return heldOnServer(url, pool)
  const { db, close } = openHeld(url)
  return storeFrom({ db, close: async () => close() })
}

async function heldOnServer(url: string, pool?: number): Promise<Store> {
  const free = await (await import('./postgres/server.ts')).heldInUse(url)
  try {
    const { db, close } = await openDb(url, pool)
    return await storeFrom({ db, close: () => close().finally(free) })
  } catch (error) {
    await free()
    throw error
  }
}

async function storeFrom({ db, close }: Awaited<ReturnType<typeof openDb>>): Promise<Store> {
  await goOnFrom(db)
  return storeOn(db, close)
}

/** What `openStore` opens, without the queries. */
export async function openDb(
  url: string,
  pool?: number,
): Promise<{ db: Db; close: () => Promise<void> }> {
  if (!isServer(url)) {
    const { db, close } = open(url)
    return { db, close: async () => close() }
  }
  // Loaded only here: whoever stays with SQLite needs neither the driver nor this dialect.
  const [{ connected }, postgres] = [
    await import('./postgres/server.ts'),
    await import('./postgres/dialect.ts'),
  ]
  const connection = await connected(url, pool)
  try {
    return await postgres.opened(connection)
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** Whether an address names a PostgreSQL server rather than a file. */
export function isServer(url: string): boolean {
  return /^postgres(ql)?:/.test(url)
}

/** A store on an open SQLite connection: how tests start from a copy of a migrated image. */
export function openedStore(...connection: Parameters<typeof opened>): Store {
  const { db, close } = opened(...connection)
  return storeOn(db, async () => close())
}

/** A store on any connection to PostgreSQL: how tests run one within their own process. */
export async function openedPostgres(connection: Connection): Promise<Store> {
  const { opened } = await import('./postgres/dialect.ts')
  const { db, close } = await opened(connection)
  return storeOn(db, close)
}

function storeOn(db: Db, close: () => Promise<void>) {
  const sightOf = sightsIn(db)
  const kept: KeptEvidence = new Map()
  const waiting: Waiting = { known: null }
  const seenBy = (reader: LetterReader) => {
    const sight = sightOf(reader)
    return {
      topics: topicsIn(db),
      actors: actorsIn(db, sight),
      letters: lettersIn(db, sight, waiting),
      positions: positionsIn(db, sight),
      evidence: evidenceIn(db, sight, kept),
      merges: mergesIn(db, sight),
      history: historyIn(db, sight),
      packages: packagesIn(db, sight),
    }
  }
  return {
    /** What of the letters, and of all that comes of them, a reader sees; the store itself has all of it, for its owner. */
    seenBy,
    ...seenBy('owner'),
    users: usersIn(db),
    sessions: sessionsIn(db),
    signIns: signInsIn(db),
    identities: identitiesIn(db),
    links: linksIn(db),
    tokens: tokensIn(db),
    jobs: jobsIn(db),
    imports: importsIn(db),
    importTables: importTablesIn(db),
    importWork: importWorkIn(db),
    loadFirst: (whole: WholeDossier, doer: Doer) => loadFirst(db, whole, doer),
    verify: () => verified(db),
    /** Null where the store answers, otherwise a word for who watches over the server. */
    ready: () => answers(db),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** The log is read in the order of its ids: new ones come after those that are there, also where the clock went back. */
async function goOnFrom(db: Db): Promise<void> {
  const [newest] = await db.select({ id: audit.id }).from(audit).orderBy(desc(audit.id)).limit(1)
  if (newest) idsAfter(newest.id)
}

async function answers(db: Db): Promise<null | 'does not answer' | 'its file is gone'> {
  if (!db.engine.isInPlace()) return 'its file is gone'
  try {
    await db
      .select({ one: sql`1` })
      .from(users)
      .limit(1)
    return null
  } catch {
    return 'does not answer'
  }
}
