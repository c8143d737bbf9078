import type { ChosenKeys } from '#app/domain/keys/key-table.ts'
import type { Principal, User } from '#app/domain/users.ts'
import type { PerformedBy, Store, VisibleStore } from '#app/store.server.ts'
import { parseLastDossier } from './last-dossier.ts'
import { identifyByToken, parseBearerToken, parseFeedPassword } from './api-tokens.ts'
import { parseSessionToken } from './sessions.ts'

/** What of a request says who sends it and where they want to come back to. */
export type RequestHead = {
  method: string
  /** The path with its query, as routes know it: without the path that the product is served below. */
  path: string
  cookie: string | null
  authorization: string | null
}

/** Who sends a request and what of the store it may reach: made once, before any loader or action runs. */
export type RequestContext = {
  /** Somebody signed in, or the owner of the token that a program presents; null for the public. */
  user: (User & Principal) | null
  /** The keys that whoever is signed in chose. */
  keys: ChosenKeys
  /** How the request says who sends it; `refused token` is one that is malformed, unknown, revoked or over. */
  credential: 'none' | 'session' | 'token' | 'refused token'
  /** What this person may see of the store. Pages and files read letters, and all that comes of them, through it. */
  visible: VisibleStore
  /** The same without anybody's address or number: what charts, tables and files are made of, whoever asks. */
  masked: VisibleStore
  /** The whole store, for what is no letter's: accounts, sessions, imports. */
  admin: Store
  /** How the audit log names whoever changes something. */
  performedBy: PerformedBy
  /** Where the request comes from, as far as rates and wrong passwords are counted. */
  network: string
  /** The slug of the dossier that this browser showed last, as it says itself. */
  lastDossier: string | null
  /** Where to come back to after signing in. */
  returnPath: string
}

/** The same for a request of somebody who is known: what `requirePermission` gives. */
export type SignedInContext = RequestContext & { user: User & Principal }

/**
 * Reads the session or the token of a request, once. Where a token is presented it decides, whoever is signed in
 * beside it. Throws only what the store throws.
 */
export async function createRequestContext(
  store: Store,
  head: RequestHead,
  network: string,
): Promise<RequestContext> {
  const { user, credential, keys = {} } = await identifySender(store, head)
  return {
    user,
    keys,
    credential,
    visible: store.visibleTo(user),
    masked: store.visibleTo(user, { contactDetails: false }),
    admin: store,
    performedBy: { userId: user?.id ?? null, via: credential === 'token' ? 'api' : 'screen' },
    network,
    lastDossier: await parseLastDossier(head.cookie),
    returnPath: head.method === 'GET' ? head.path : '/',
  }
}

async function identifySender(
  store: Store,
  head: RequestHead,
): Promise<Pick<RequestContext, 'user' | 'credential'> & { keys?: ChosenKeys }> {
  const bearer = parseBearerToken(head.authorization) ?? parseFeedPassword(head)
  if (bearer !== null) {
    const user = await identifyByToken(store, bearer)
    return { user, credential: user ? 'token' : 'refused token' }
  }
  const token = await parseSessionToken(head.cookie)
  const found = token ? await store.sessions.userOf(token) : null
  if (!found) return { user: null, credential: 'none' }
  const { keys, ...user } = found
  return { user, credential: 'session', keys }
}
