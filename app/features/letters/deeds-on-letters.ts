import { asResource } from '#app/auth/visible-store.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { isSameAudience, type Audience } from '#app/domain/letters.ts'
import { canSee, hasPermission } from '#app/domain/users.ts'
import type { DeedWays, DoneDeed, PlannedDeed } from './deed-ways.ts'

/** Chooses who may see letters. */
export const audienceDeed: DeedWays = {
  plan: async ({ user, visible }, { audience }, letterIds) => {
    const planned: PlannedDeed[] = []
    const audiences = await visible.letters.audiences(letterIds)
    for (const found of letterIds.flatMap((id) => audiences.get(id) ?? [])) {
      const before = audienceOf(found)
      const resource = asResource(found)
      const mayChoose = hasPermission(user, 'choose who may see a letter', resource)
      const obstacle = isSameAudience(before, audience!)
        ? 'is for these already'
        : !mayChoose
          ? 'whoever added it and editors choose who may see it'
          : canSee(user, { ownerId: resource.ownerId, audience: audience! })
            ? null
            : 'you would not see it any more yourself'
      planned.push({ letterId: found.letter.id, obstacle, before, after: audience })
    }
    return planned
  },
  apply: (context, _, rows) => setAudiences(context, rows),
  findStanding: async ({ visible }, _, rows) => {
    const now = await visible.letters.audiences(idsOf(rows))
    return idsOf(
      rows.filter(({ letterId, after }) => {
        const found = now.get(letterId)
        return found && isSameAudience(audienceOf(found), after as Audience)
      }),
    )
  },
  takeBack: (context, _, rows) =>
    setAudiences(
      context,
      rows.map((row) => ({ ...row, before: row.after, after: row.before })),
    ),
}

const idsOf = (rows: readonly DoneDeed[]) => rows.map(({ letterId }) => letterId)

type Audiences = Awaited<ReturnType<SignedInContext['visible']['letters']['audiences']>>
type StoredAudience = Audiences extends Map<string, infer One> ? One : never

const audienceOf = ({ letter, readerIds }: StoredAudience): Audience => ({
  visibility: letter.visibility,
  readerIds: [...readerIds].sort(),
})

/** Gives letters another audience, where they still have the one that they had. */
async function setAudiences(
  { user, visible, performedBy }: SignedInContext,
  rows: readonly DoneDeed[],
): Promise<string[]> {
  const done: string[] = []
  const now = await visible.letters.audiences(idsOf(rows))
  for (const { letterId, before, after } of rows) {
    const found = now.get(letterId)
    if (!found || !isSameAudience(audienceOf(found), before as Audience)) continue
    if (!hasPermission(user, 'choose who may see a letter', asResource(found))) continue
    const { changed } = await visible.letters.setAudience(
      found,
      found.letter.revision,
      after as Audience,
      performedBy,
    )
    if (changed) done.push(letterId)
  }
  return done
}

/** Withdraws letters with a reason. */
export const withdrawDeed: DeedWays = {
  plan: async ({ user, visible }, _, letterIds) => {
    const withdrawnAt = new Date().toISOString()
    const audiences = await visible.letters.audiences(letterIds)
    const seen = letterIds.flatMap((id) => audiences.get(id) ?? [])
    return seen.map((found) => ({
      letterId: found.letter.id,
      obstacle: hasPermission(user, 'withdraw letters', asResource(found))
        ? null
        : 'an editor withdraws it',
      before: { revision: found.letter.revision },
      after: { withdrawnAt },
    }))
  },
  apply: async ({ visible, admin, performedBy }, { reason }, rows) => {
    const done: string[] = []
    const seen = await visible.letters.audiences(idsOf(rows))
    for (const { letterId, before, after } of rows) {
      if (!seen.has(letterId)) continue
      const own = { reason: reason.trim(), ...(before as Revised), at: momentOf(after)! }
      const { changed } = await admin.withdrawals.withdraw(letterId, own, performedBy)
      if (changed) done.push(letterId)
    }
    return done
  },
  findStanding: async ({ admin, user }, _, rows) => {
    const standing: string[] = []
    for (const { letterId, after } of rows) {
      const withdrawal = await admin.withdrawals.of(letterId)
      const moment = momentOf(after)
      if (moment ? withdrawal?.at === moment && withdrawal.byId === user.id : !withdrawal)
        standing.push(letterId)
    }
    return standing
  },
  takeBack: async ({ user, admin, performedBy }, _, rows) => {
    const done: string[] = []
    for (const { letterId, after } of rows) {
      const withdrawal = await admin.withdrawals.of(letterId)
      const mayGive = withdrawal && hasPermission(user, 'withdraw letters', withdrawal.resource)
      if (!mayGive || (await admin.withdrawals.twinOf(letterId))) continue
      const { changed } = await admin.withdrawals.giveBack(letterId, performedBy, momentOf(after))
      if (changed) done.push(letterId)
    }
    return done
  },
}

type Revised = { revision: number }

/** The moment by which a withdrawal is known as that of a deed, and not as one that somebody made before or since. */
const momentOf = (after: unknown): string | null =>
  (after as { withdrawnAt: string } | null)?.withdrawnAt ?? null
