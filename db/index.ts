import { actorsIn } from './actors.ts'
import type { Doer } from './audit.ts'
import { evidenceIn } from './evidence.ts'
import { identitiesIn } from './identities.ts'
import { lettersIn } from './letters.ts'
import { linksIn } from './links.ts'
import { loadFirst, type WholeDossier } from './loading.ts'
import { positionsIn } from './positions.ts'
import { sessionsIn } from './sessions.ts'
import { signInsIn } from './sign-ins.ts'
import { verified } from './soundness.ts'
import { open, opened, type Db } from './sqlite/dialect.ts'
import { tokensIn } from './tokens.ts'
import { topicsIn } from './topics.ts'
import { usersIn } from './users.ts'

export type Store = ReturnType<typeof storeOn>

/**
 * Opens the store that `url` names (`file:/path/to/stanceline.db`, a path, or `:memory:`) and brings its tables up
 * to date. Throws an `Error` with a sentence for the person who runs it when it cannot.
 */
export async function openStore(url: string): Promise<Store> {
  if (/^postgres(ql)?:/.test(url)) throw new Error('DATABASE_URL names a PostgreSQL server, which this version cannot use yet. Name a file, for example file:data/stanceline.db.')
  const { db, close } = open(url)
  return storeOn(db, close)
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
    close,
    [Symbol.asyncDispose]: async () => close(),
  }
}
