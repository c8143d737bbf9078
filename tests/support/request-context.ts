import type { AppLoadContext } from '@remix-run/node'
import type { RequestContext } from '#app/auth/request-context.ts'
import type { Principal, Role, User } from '#app/domain/users.ts'
import type { Store } from '#db/index.ts'
import { somebody } from './letters.ts'

/** Somebody with an account and a role. */
export async function addUser(store: Store, role: Role = 'coder', name = 'Ana Kovač') {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.org`
  return (await store.users.record({ email, name, role, passwordHash: null }, somebody))!
}

/** The context of a request that somebody sends who is signed in; of the public without a user. */
export function requestContextOf(
  store: Store,
  user: (User & Principal) | null,
): RequestContext & AppLoadContext {
  return {
    user,
    keys: {},
    credential: user ? 'session' : 'none',
    visible: store.visibleTo(user),
    masked: store.visibleTo(user, { contactDetails: false }),
    admin: store,
    performedBy: { userId: user?.id ?? null, via: 'screen' },
    network: '203.0.113.7',
    lastDossier: null,
    returnPath: '/',
    nonce: '',
    requestId: '',
  }
}
