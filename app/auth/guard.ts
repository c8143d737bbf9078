import { redirect } from '@remix-run/node'
import {
  hasPermission,
  requiredRole,
  isWithinScope,
  type Permission,
  type Principal,
  type Scope,
  type Resource,
  type User,
} from '#app/domain/users.ts'
import { refuseToken } from './api-tokens.ts'
import type { RequestContext, SignedInContext } from './request-context.ts'
import { toSafePath } from '#app/http/safe-path.ts'

/**
 * `byToken`: whether a program may come here with a token. `resource`: what the permission is asked
 * for, such as one letter.
 */
type PermissionOptions = { byToken?: boolean; resource?: Resource | null }

/**
 * The context of a request whose sender may do what `permission` says. Throws a `Response`: a redirect that comes back
 * to the same page where nobody is signed in; 403 and a sentence that says whom to ask where the role, the scope or
 * the owner is not the right one; 401 for a token that does not work.
 */
export function requirePermission(
  context: RequestContext,
  permission: Permission,
  { byToken = false, resource = null }: PermissionOptions = {},
): SignedInContext {
  const { user, credential, returnPath } = context
  if (credential === 'refused token') throw refuseToken()
  if (!user) throw redirect(`/sign-in?next=${encodeURIComponent(toSafePath(returnPath))}`)
  if (credential === 'token') requireToken(user as User & { scope: Scope }, permission, byToken)
  else requirePermissionOn(user, permission)
  return { ...context, user: requirePermissionOn(user, permission, resource) }
}

function requireToken(
  user: User & { scope: Scope },
  permission: Permission,
  byToken: boolean,
): User & { scope: Scope } {
  if (!byToken)
    throw new Response(
      'A token opens downloads only, such as briefings.csv of a dossier, and imports at /imports.json. Open ' +
        'this page in a browser and sign in.',
      { status: 403 },
    )
  if (isWithinScope(permission, user.scope)) return requirePermissionOn(user, permission)
  throw new Response(
    `To ${permission} a token needs the scope write; this one has ${user.scope}. Nothing was stored.`,
    { status: 403 },
  )
}

/** The answer to whoever may not answer what is said of a quote. */
export function refuseRemarkAnswer(): Response {
  return new Response(
    'Whoever may code on this topic, in a dossier that the letter lies in, answers this. Nothing was stored.',
    { status: 403 },
  )
}

/** The user where they may do the deed, to the thing where one is named; otherwise 403 with a sentence. */
export function requirePermissionOn<SomePrincipal extends Principal>(
  user: SomePrincipal,
  permission: Permission,
  resource: Resource | null = null,
): SomePrincipal {
  if (hasPermission(user, permission, resource)) return user
  const reason = hasPermission(user, permission)
    ? 'This belongs to somebody else.'
    : `To ${permission} you need the role ${requiredRole(permission)}; yours is ${user.role}. Ask an administrator.`
  throw new Response(`${reason} Nothing was stored.`, { status: 403 })
}

/** The answer to a form that none of our pages sends. */
export function invalidForm(): Response {
  return new Response(
    'This form was altered on its way, so nothing was stored. Open the page again and send it from there.',
    { status: 400 },
  )
}

/**
 * What a form asks for, looked up among what its page offers and not among what every object inherits. Throws a 400 for
 * anything else.
 */
export function requireDeed<Deed>(deeds: Readonly<Record<string, Deed>>, name: unknown): Deed {
  if (typeof name !== 'string' || !Object.hasOwn(deeds, name)) throw invalidForm()
  return deeds[name]!
}

/** A thing that must be there: 404 with a sentence where it is not. */
export function requireFound<T>(value: T | null | undefined, noun: string): T {
  if (value === null || value === undefined)
    throw new Response(
      `There is no such ${noun}. It may have another address; look for it in the list.`,
      { status: 404 },
    )
  return value
}
