import { sayWait, waitBefore } from '#app/domain/sign-in.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { isPassword } from './passwords.ts'

type Refused = { ok: false; status: 401 | 403 | 429; errors: Record<string, string>; retryAfter?: number }

/** Checks an address and a password, slower after each failure from the same network. What is refused says nothing about whether there is an account. */
export async function signIn(store: Store, { email, password }: { email: string; password: string }, network: string): Promise<{ ok: true; user: User } | Refused> {
  const place = { email, address: network }
  const wait = await mustWait(store, place)
  if (wait > 0) return { ok: false, status: 429, retryAfter: Math.ceil(wait / 1000), errors: { form: `Too many passwords for this address were wrong. Wait ${sayWait(wait)} and try again, or ask an administrator for a link to a new password.` } }
  const user = await store.users.byEmail(email)
  if (!(await isPassword(password, user?.passwordHash ?? null)) || !user) return { ok: false, status: 401, errors: { password: 'This address and password do not belong together. Check both; an administrator can make you an account.' } }
  await store.signIns.succeeded(place, new Date().toISOString())
  if (user.deactivatedAt) return { ok: false, status: 403, errors: { form: 'This account is deactivated. Ask an administrator to reactivate it.' } }
  return { ok: true, user }
}

/** How many milliseconds to wait; 0 where the try may begin, and is counted. Of tries at once each sees the one before. */
async function mustWait(store: Store, place: { email: string; address: string }): Promise<number> {
  for (;;) {
    const now = new Date().toISOString()
    const tries = await store.signIns.tries(place, now)
    const wait = waitBefore(tries, now)
    if (wait > 0 || (await store.signIns.begin(place, tries.here, now))) return wait
  }
}
