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
  /** They code it a second time for this dossier, and see nothing of the first coding until they are done. */
  blind: { id: string; dossierId: string } | null
}

/**
 * The letter that an address names, for whoever may read it. One that they may not see is not there, with the very
 * answer that one gets for a letter that never was; nobody is let in to what is public, and otherwise asked to sign in.
 */
export async function requireLetter(
  context: RequestContext,
  letterId: string,
  { byToken = false, blind = false } = {},
): Promise<VisibleLetter> {
  const letterDetail = await context.visible.letters.byId(letterId)
  if (!letterDetail) {
    const coded = await findBlindLetter(context, letterId)
    if (coded && !blind) throw refuseBlind(letterId)
    if (coded) return coded
    await refuseErasedLetter(context, letterId, byToken)
  }
  const resource = letterDetail && asResource(letterDetail)
  if (context.credential === 'none' && letterDetail && hasPermission(null, 'read letter', resource))
    return { user: null, visible: context.visible, letterDetail, blind: null }
  const { user, visible } = requirePermission(context, 'read', { byToken })
  const isReadable = hasPermission(user, 'read letter', resource)
  const readable = requireFound(isReadable ? letterDetail : null, 'letter')
  await visible.secondCodings.noteOpening(letterId, user.id)
  return { user, visible, blind: null, letterDetail: readable }
}

/** The letter for somebody who codes it a second time: with its text and what they code in it themselves alone. */
export async function findBlindLetter(
  { user, admin, credential }: RequestContext,
  letterId: string,
): Promise<VisibleLetter | null> {
  if (!user || credential === 'refused token') return null
  const found = await admin.blindTo(user, letterId)
  const letterDetail = await found?.visible.letters.byId(letterId)
  if (!found || !letterDetail) return null
  if (!hasPermission(user, 'read letter', asResource(letterDetail))) return null
  return { user, visible: found.visible, letterDetail, blind: found.coding }
}

/** The answer for all that tells of a first coding, to somebody who codes the letter a second time. */
export function refuseBlind(letterId: string): Response {
  return new Response(
    'You are coding this letter a second time, so what tells of its first coding is closed to you until you are done. ' +
      `Go on at /letters/${letterId}.`,
    { status: 403 },
  )
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
  letter: Pick<Letter, 'addedBy' | 'visibility'>
  readerIds: readonly string[]
}): Resource {
  return { ownerId: letter.addedBy, audience: { visibility: letter.visibility, readerIds } }
}
