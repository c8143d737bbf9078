import { redirect } from '@remix-run/node'
import { may, roleFor, type Deed, type User } from '#app/domain/users.ts'
import { theStore } from '#app/store.server.ts'
import { withoutBase } from './base-path.ts'
import { ownPath } from './paths.ts'
import { tokenOf } from './sessions.ts'

/** Who sends a request; null when nobody is signed in. */
export async function userOf(request: Request): Promise<User | null> {
  const token = await tokenOf(request)
  return token ? (await theStore()).users.inSession(token) : null
}

/**
 * The user of a request who may do the deed. Nobody is sent to sign in and comes back to the same page; a role that
 * may not gets 403 and a sentence that says whom to ask.
 */
export async function allowed(request: Request, deed: Deed): Promise<User> {
  const user = await userOf(request)
  if (!user) {
    const { pathname, search } = new URL(request.url)
    const back = request.method === 'GET' ? ownPath(withoutBase(pathname).replace(/\.data$/, '') + search) : '/'
    throw redirect(`/sign-in?next=${encodeURIComponent(back)}`)
  }
  if (!may(user, deed)) {
    throw new Response(`To ${deed} you need the role ${roleFor(deed)}; yours is ${user.role}. Ask an administrator. Nothing was stored.`, { status: 403 })
  }
  return user
}

/** A thing that must be there: 404 with a sentence where it is not. */
export function found<T>(thing: T | null | undefined, what: string): T {
  if (thing === null || thing === undefined) throw new Response(`There is no such ${what}. It may have another address; look for it in the list.`, { status: 404 })
  return thing
}
