import { desc, sql } from 'drizzle-orm'
import { actorsIn } from './actors.ts'
import type { Doer } from './audit.ts'
import { evidenceIn } from './evidence.ts'
import { identitiesIn } from './identities.ts'
import { idsAfter } from './ids.ts'
import { lettersIn } from './letters.ts'
import { linksIn } from './links.ts'
import { loadFirst, type WholeDossier } from './loading.ts'
import { positionsIn } from './positions.ts'
import { audit, users } from './schema.ts'
import { sessionsIn } from './sessions.ts'
import { signInsIn } from './sign-ins.ts'
import { verified } from './soundness.ts'
import { isInPlace, open, opened, openHeld, type Db } from './sqlite/dialect.ts'
import { tokensIn } from './tokens.ts'
import { topicsIn } from './topics.ts'
import { usersIn } from './users.ts'

export type Store = ReturnType<typeof storeOn>

/**
 * Opens the store that `url` names (`file:/path/to/stanceline.db`, a path, or `:memory:`) and brings its tables up
 * to date. Throws an `Error` with a sentence for the person who runs it when it cannot.
 */
export async function openStore(url: string): Promise<Store> {
  refusePostgres(url)
  const { db, close } = open(url)
  await goOnFrom(db)
  return storeOn(db, close)
}

/** The same for a server or a command: until it ends, no backup is restored in the store's place. */
export async function openHeldStore(url: string): Promise<Store> {
  refusePostgres(url)
  const { db, close } = openHeld(url)
  await goOnFrom(db)
  return storeOn(db, close)
}

function refusePostgres(url: string): void {
  if (/^postgres(ql)?:/.test(url)) throw new Error('DATABASE_URL names a PostgreSQL server, which this version cannot use yet. Name a file, for example file:data/stanceline.db.')
}

/** A store on an open SQLite connection: how tests start from a copy of a migrated image. */
export function openedStore(...connection: Parameters<typeof opened>): Store {
  const { db, close } = opened(...connection)
  return storeOn(db, close)
}

function storeOn(db: Db, close: () => void) {
  return {
    topics: topicsIn(db),
    actors: actorsIn(db),
    letters: lettersIn(db),
    positions: positionsIn(db),
    evidence: evidenceIn(db),
    users: usersIn(db),
    sessions: sessionsIn(db),
    signIns: signInsIn(db),
    identities: identitiesIn(db),
    links: linksIn(db),
    tokens: tokensIn(db),
    loadFirst: (whole: WholeDossier, doer: Doer) => loadFirst(db, whole, doer),
    verify: () => verified(db),
    /** Null where the store answers, otherwise a word for who watches over the server. */
    ready: () => answers(db),
    close,
    [Symbol.asyncDispose]: async () => close(),
  }
}

/** The log is read in the order of its ids: new ones come after those that are there, also where the clock went back. */
async function goOnFrom(db: Db): Promise<void> {
  const [newest] = await db.select({ id: audit.id }).from(audit).orderBy(desc(audit.id)).limit(1)
  if (newest) idsAfter(newest.id)
}

async function answers(db: Db): Promise<null | 'does not answer' | 'its file is gone'> {
  if (!isInPlace(db)) return 'its file is gone'
  try {
    await db.select({ one: sql`1` }).from(users).limit(1)
    return null
  } catch {
    return 'does not answer'
  }
}
