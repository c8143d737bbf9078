import { redirect } from '@remix-run/node'
import {
  may,
  roleFor,
  scopeFor,
  type Deed,
  type Doing,
  type Scope,
  type Thing,
  type User,
} from '#app/domain/users.ts'
import { theStore } from '#app/store.server.ts'
import { withoutBase } from './base-path.ts'
import { bearerIn, bearerOf } from './bearer.ts'
import { ownPath } from './paths.ts'
import { tokenOf } from './sessions.ts'

/** Who sends a request; null when nobody is signed in. */
export async function userOf(request: Request): Promise<User | null> {
  const token = await tokenOf(request)
  return token ? (await theStore()).sessions.userOf(token) : null
}

/** `byToken`: whether a program may come here with a token instead of somebody signing in. */
type Doors = { byToken?: boolean }

/**
 * The user of a request who may do the deed. Nobody is sent to sign in and comes back to the same page; a role that
 * may not gets 403 and a sentence that says whom to ask. Where a token is presented it decides, whoever is signed in
 * beside it: 401 for one that does not work, 403 for one that may not, or not here.
 */
export async function allowed(
  request: Request,
  deed: Deed,
  { byToken = false }: Doors = {},
): Promise<Doing & User> {
  const presented = bearerIn(request)
  if (presented !== null) return admitted(await bearerOf(presented), deed, byToken)
  const user = await userOf(request)
  if (user) return permitted(user, deed)
  const { pathname, search } = new URL(request.url)
  const back =
    request.method === 'GET' ? ownPath(withoutBase(pathname).replace(/\.data$/, '') + search) : '/'
  throw redirect(`/sign-in?next=${encodeURIComponent(back)}`)
}

function admitted(
  user: User & { scope: Scope },
  deed: Deed,
  byToken: boolean,
): User & { scope: Scope } {
  if (!byToken)
    throw new Response(
      'A token opens downloads only, such as /briefing.csv, and imports at /imports.json. Open this page in a browser and sign in.',
      { status: 403 },
    )
  if (scopeFor(deed, user.scope)) return permitted(user, deed)
  throw new Response(
    `To ${deed} a token needs the scope write; this one has ${user.scope}. Nothing was stored.`,
    { status: 403 },
  )
}

/** The user where they may do the deed, to the thing where one is named; otherwise 403 with a sentence. */
export function permitted<One extends Doing>(
  user: One,
  deed: Deed,
  thing: Thing | null = null,
): One {
  if (may(user, deed, thing)) return user
  const why = may(user, deed)
    ? 'This belongs to somebody else.'
    : `To ${deed} you need the role ${roleFor(deed)}; yours is ${user.role}. Ask an administrator.`
  throw new Response(`${why} Nothing was stored.`, { status: 403 })
}

/** The answer to a form that none of our pages sends. */
export function altered(): Response {
  return new Response(
    'This form was altered on its way, so nothing was stored. Open the page again and send it from there.',
    { status: 400 },
  )
}

/** A thing that must be there: 404 with a sentence where it is not. */
export function found<T>(thing: T | null | undefined, what: string): T {
  if (thing === null || thing === undefined)
    throw new Response(
      `There is no such ${what}. It may have another address; look for it in the list.`,
      { status: 404 },
    )
  return thing
}
