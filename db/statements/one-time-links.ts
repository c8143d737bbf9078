import { and, eq, gt, isNull } from 'drizzle-orm'
import type { RequiredChange, Transaction } from '../core/dialect.ts'
import { sha256 } from '../core/ids.ts'
import { oneTimeLinks } from '../schema/schema.ts'

export type LinkPurpose = 'first account' | 'invitation' | 'new password'

export function isOpenLink(purpose: LinkPurpose, token: string, at: string) {
  return and(
    eq(oneTimeLinks.purpose, purpose),
    eq(oneTimeLinks.tokenHash, sha256(token)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, at),
  )
}

/**
 * Uses a link up, within the transaction of what it is used for; where it is used up already, nothing of that happens.
 */
export function useUpLink(
  tx: Transaction,
  purpose: LinkPurpose,
  token: string,
  at: string,
): RequiredChange {
  return {
    requireChange: tx
      .update(oneTimeLinks)
      .set({ usedAt: at })
      .where(isOpenLink(purpose, token, at)),
  }
}
