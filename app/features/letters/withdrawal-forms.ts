import { requireFound, requirePermission, requirePermissionOn } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { asResource } from '#app/auth/visible-store.ts'
import { sentencesSchema } from '#app/domain/written-words.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { hasPermission } from '#app/domain/users.ts'
import { withStoreErrors } from '../try-store.ts'

/** A letter that is to be withdrawn with what goes with it, or that was, with who did it, when and why. */
export type WithdrawalPage = { id: string; title: string } & (
  | {
      withdrawn: null
      revision: number
      positions: number
      affiliations: number
      asks: number
    }
  | { withdrawn: { by: string | null; moment: string; reason: string | null } }
)

/**
 * The page on which a letter is withdrawn and given back. Throws a `Response` where whoever asks may not, or sees no
 * such letter.
 */
export async function loadWithdrawalPage(
  context: RequestContext,
  letterId: string,
): Promise<WithdrawalPage> {
  const { user, visible } = requirePermission(context, 'withdraw letters')
  const letterDetail = await visible.letters.byId(letterId)
  if (letterDetail) {
    requirePermissionOn(user, 'withdraw letters', asResource(letterDetail))
    const positions = await visible.positions.ofLetter(letterId)
    return {
      ...{ id: letterId, title: letterDetail.letter.title, withdrawn: null },
      revision: letterDetail.letter.revision,
      positions: positions.filter(({ status }) => status !== 'withdrawn').length,
      ...(await visible.letters.whatGoes(letterId)),
    }
  }
  const found = await findWithdrawnLetter(context, letterId)
  const { id, title, by, at, reason } = requireFound(found, 'letter')
  return { id, title, withdrawn: { by, reason, moment: formatMoment(at) } }
}

/** A withdrawn letter for whoever may give it back, which is who could see it before; null for everybody else. */
export async function findWithdrawnLetter(
  { admin, user, credential }: Pick<RequestContext, 'admin' | 'user' | 'credential'>,
  letterId: string,
) {
  if (credential !== 'session' || !hasPermission(user, 'withdraw letters')) return null
  const withdrawal = await admin.withdrawals.of(letterId)
  return withdrawal && hasPermission(user, 'withdraw letters', withdrawal.resource)
    ? withdrawal
    : null
}

/** The letters that were withdrawn alone and that the reader may give back, the last one first. */
export async function listWithdrawnLetters(context: RequestContext, asked = 1) {
  const { user, admin } = requirePermission(context, 'withdraw letters')
  const size = pageSizes.withdrawnLetters
  const total = await admin.withdrawals.count(user)
  const pages = countPages(total, size)
  const page = Math.min(asked, pages)
  const found = await admin.withdrawals.list(user, size, rowsBeforePage(page, size))
  const rows = found
    .filter(({ resource }) => hasPermission(user, 'withdraw letters', resource))
    .map(({ id, title, at, by, reason }) => ({ id, title, by, reason, moment: formatMoment(at) }))
  return { rows, total, page, pages }
}

export const withdrawalFields = ['deed', 'reason', 'revision'] as const

type WithdrawalOutcome = { ok: true } | RefusedForm

/** Withdraws a letter with a reason, where nobody changed it since the form was read. */
export async function withdrawLetterByForm(
  context: RequestContext,
  letterId: string,
  fields: Record<string, string>,
): Promise<WithdrawalOutcome> {
  const { user, visible, admin, performedBy } = requirePermission(context, 'withdraw letters')
  const letterDetail = requireFound(await visible.letters.byId(letterId), 'letter')
  requirePermissionOn(user, 'withdraw letters', asResource(letterDetail))
  const reason = sentencesSchema('Write why this letter is withdrawn.').safeParse(
    fields.reason ?? '',
  )
  if (!reason.success)
    return refuseFormBecause('unfit', { reason: reason.error.issues[0]!.message }, fields)
  return withStoreErrors<WithdrawalOutcome, WithdrawalOutcome>(
    async () => {
      const own = { reason: reason.data, revision: parseRevision(fields.revision) }
      const { changed } = await admin.withdrawals.withdraw(letterId, own, performedBy)
      return changed
        ? { ok: true }
        : refuseFormBecause('changed meanwhile', { form: changedMeanwhile }, fields)
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

const changedMeanwhile =
  'Somebody else changed this letter meanwhile, so it was not withdrawn. Look at it again, then withdraw it.'

/** Gives a withdrawn letter back, unless its text was stored anew meanwhile. */
export async function giveLetterBack(
  context: RequestContext,
  letterId: string,
): Promise<WithdrawalOutcome> {
  const { admin, performedBy } = requirePermission(context, 'withdraw letters')
  // Sent twice, it is given back already.
  if (await context.visible.letters.byId(letterId)) return { ok: true }
  requireFound(await findWithdrawnLetter(context, letterId), 'letter')
  const twin = await admin.withdrawals.twinOf(letterId)
  if (twin)
    return refuseFormBecause(
      'unfit',
      { form: 'Its text was stored anew meanwhile, so this one stays withdrawn.' },
      {},
    )
  return withStoreErrors<WithdrawalOutcome, WithdrawalOutcome>(
    async () => {
      await admin.withdrawals.giveBack(letterId, performedBy)
      return { ok: true }
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, {}),
  )
}
