import { randomBytes } from 'node:crypto'
import { siteAddress } from '#app/http/site-address.ts'

/** For how many days an invitation can be followed, and a link to a new password. */
export const invitationDays = 7
export const newPasswordDays = 1

/** A link that is shown once: its token is stored as a hash only. */
export type OneTimeLink = { token: string; expiresAt: string; address: string }

/** A link below the address where people reach this Stanceline. */
export function createOneTimeLink(
  path: '/invitation' | '/new-password',
  days: number,
  site: string = siteAddress(),
): OneTimeLink {
  const token = randomBytes(24).toString('base64url')
  return {
    token,
    expiresAt: new Date(Date.now() + days * 86_400_000).toISOString(),
    address: `${site}${path}?token=${token}`,
  }
}
