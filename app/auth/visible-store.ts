import { formatDay } from '#app/domain/days.ts'
import { describeErasedBackups, describeErasure } from '#app/domain/erasures.ts'
import type { Letter } from '#app/domain/letters.ts'
import { hasPermission, type Principal, type Resource, type User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { requireFound, requirePermission } from './guard.ts'
import type { RequestContext } from './request-context.ts'

type LetterDetail = NonNullable<Awaited<ReturnType<VisibleStore['letters']['byId']>>>

/** A letter with who reads it: null for somebody who is not signed in and to whom it is open because it is public. */
export type VisibleLetter = {
  user: (Principal & User) | null
  visible: VisibleStore
  letterDetail: LetterDetail
}

/**
 * The letter that an address names, for whoever may read it. One that they may not see is not there, with the very
 * answer that one gets for a letter that never was; nobody is let in to what is public, and otherwise asked to sign in.
 */
export async function requireLetter(
  context: RequestContext,
  letterId: string,
  { byToken = false } = {},
): Promise<VisibleLetter> {
  const letterDetail = await context.visible.letters.byId(letterId)
  if (!letterDetail) await refuseErasedLetter(context, letterId, byToken)
  const resource = letterDetail && asResource(letterDetail)
  if (context.credential === 'none' && letterDetail && hasPermission(null, 'read letter', resource))
    return { user: null, visible: context.visible, letterDetail }
  const { user, visible } = requirePermission(context, 'read', { byToken })
  const isReadable = hasPermission(user, 'read letter', resource)
  return { user, visible, letterDetail: requireFound(isReadable ? letterDetail : null, 'letter') }
}

/**
 * Tells whoever could see a letter before that it was erased: 410, to those who are signed in with when, by whom and
 * why. For everybody else it is as if there had been none.
 */
async function refuseErasedLetter(
  context: RequestContext,
  letterId: string,
  byToken: boolean,
): Promise<void> {
  const erased = await context.admin.erasures.ofLetter(letterId)
  if (!erased) return
  const isPublic = hasPermission(null, 'read letter', erased.resource) && !erased.wasWithdrawn
  const user = context.credential === 'none' && isPublic ? null : requireReader(context, byToken)
  const mayErase = hasPermission(user, 'erase letters and people')
  const isReadable = hasPermission(user, 'read letter', erased.resource) && !erased.wasWithdrawn
  if (!isReadable && !mayErase) return
  const { erasure } = erased
  throw new Response(
    user
      ? `${describeErasure(erasure)}${mayErase ? ` ${describeErasedBackups(erasure.at)}` : ''}`
      : `This letter was erased on ${formatDay(erasure.at.slice(0, 10))}.`,
    { status: 410 },
  )
}

const requireReader = (context: RequestContext, byToken: boolean) =>
  requirePermission(context, 'read', { byToken }).user

/** A letter as the table of rights asks for it: who added it, and whom it is for. */
export function asResource({
  letter,
  readerIds,
}: {
  letter: Letter
  readerIds: readonly string[]
}): Resource {
  return { ownerId: letter.addedBy, audience: { visibility: letter.visibility, readerIds } }
}
