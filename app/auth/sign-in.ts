import { formatWait, computeSignInWait } from '#app/domain/sign-in-wait.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { matchesPassword } from './passwords.ts'

type SignInRefusal = {
  ok: false
  status: 401 | 403 | 429
  errors: Record<string, string>
  retryAfter?: number
}
type SignInOrigin = { email: string; address: string }

/**
 * Checks an address and a password, slower after each failure from the same network. What is
 * refused says nothing about whether there is an account.
 */
export async function verifySignIn(
  store: Store,
  { email, password }: { email: string; password: string },
  network: string,
): Promise<{ ok: true; user: User } | SignInRefusal> {
  const user = await store.users.byEmail(email)
  const passwordCheck = await checkPassword(
    store,
    { email, address: network },
    password,
    user?.passwordHash ?? null,
  )
  if (!passwordCheck.ok && passwordCheck.wait > 0)
    return {
      ok: false,
      status: 429,
      retryAfter: Math.ceil(passwordCheck.wait / 1000),
      errors: { form: sayPasswordWait(passwordCheck.wait) },
    }
  if (!passwordCheck.ok || !user)
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

/**
 * Whether a password is the one of the hash; `wait` is how many milliseconds to wait before it is
 * looked at, 0 where it was and is wrong.
 */
export async function checkPassword(
  store: Store,
  origin: SignInOrigin,
  password: string,
  hash: string | null,
): Promise<{ ok: true } | { ok: false; wait: number }> {
  const wait = await beginPasswordTry(store, origin)
  if (wait > 0 || !(await matchesPassword(password, hash))) return { ok: false, wait }
  await store.signIns.recordSuccess(origin, new Date().toISOString())
  return { ok: true }
}

/**
 * Counts the wrong secret of an address, which is slowed down as wrong passwords are: how many milliseconds the network
 * is to wait before it tries another one, 0 where it need not.
 */
export function countWrongSecret(store: Store, network: string): Promise<number> {
  return beginPasswordTry(store, { email: 'the secret of an address', address: network })
}

export function sayPasswordWait(wait: number): string {
  return (
    `Too many passwords for this address were wrong. Wait ${formatWait(wait)} and try again, ` +
    'or ask an administrator for a link to a new password.'
  )
}

/**
 * How many milliseconds to wait; 0 where the try may begin, and is counted. Of tries at once each
 * sees the one before.
 */
async function beginPasswordTry(store: Store, origin: SignInOrigin): Promise<number> {
  for (;;) {
    const now = new Date().toISOString()
    const tries = await store.signIns.attempts(origin, now)
    const wait = computeSignInWait(tries, now)
    if (wait > 0 || (await store.signIns.beginAttempt(origin, tries.here, now))) return wait
  }
}
