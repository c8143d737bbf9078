import { sayWait, waitBefore } from '#app/domain/sign-in.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { isPassword } from './passwords.ts'

type Refused = {
  ok: false
  status: 401 | 403 | 429
  errors: Record<string, string>
  retryAfter?: number
}
type Place = { email: string; address: string }

/** Checks an address and a password, slower after each failure from the same network. What is refused says nothing about whether there is an account. */
export async function signIn(
  store: Store,
  { email, password }: { email: string; password: string },
  network: string,
): Promise<{ ok: true; user: User } | Refused> {
  const user = await store.users.byEmail(email)
  const checked = await checkedPassword(
    store,
    { email, address: network },
    password,
    user?.passwordHash ?? null,
  )
  if (!checked.ok && checked.wait > 0)
    return {
      ok: false,
      status: 429,
      retryAfter: Math.ceil(checked.wait / 1000),
      errors: { form: waiting(checked.wait) },
    }
  if (!checked.ok || !user)
    return {
      ok: false,
      status: 401,
      errors: {
        password:
          'This address and password do not belong together. Check both; an administrator can make you an account.',
      },
    }
  if (user.deactivatedAt)
    return {
      ok: false,
      status: 403,
      errors: { form: 'This account is deactivated. Ask an administrator to reactivate it.' },
    }
  return { ok: true, user }
}

/** Whether a password is the one of the hash; `wait` is how many milliseconds to wait before it is looked at, 0 where it was and is wrong. */
export async function checkedPassword(
  store: Store,
  place: Place,
  password: string,
  hash: string | null,
): Promise<{ ok: true } | { ok: false; wait: number }> {
  const wait = await mustWait(store, place)
  if (wait > 0 || !(await isPassword(password, hash))) return { ok: false, wait }
  await store.signIns.succeeded(place, new Date().toISOString())
  return { ok: true }
}

export function waiting(wait: number): string {
  return `Too many passwords for this address were wrong. Wait ${sayWait(wait)} and try again, or ask an administrator for a link to a new password.`
}

/** How many milliseconds to wait; 0 where the try may begin, and is counted. Of tries at once each sees the one before. */
async function mustWait(store: Store, place: Place): Promise<number> {
  for (;;) {
    const now = new Date().toISOString()
    const tries = await store.signIns.tries(place, now)
    const wait = waitBefore(tries, now)
    if (wait > 0 || (await store.signIns.begin(place, tries.here, now))) return wait
  }
}
