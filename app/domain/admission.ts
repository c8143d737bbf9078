import type { Role } from './users.ts'

/** What a provider of OpenID Connect says of somebody. An address that it has not verified is as good as none. */
export type Claims = { email: string | null; emailVerified: boolean; name: string | null }

/** What is known here: the account that is tied to them, the one that has their address (and whether that is tied to somebody else there), and the role they are invited with. */
export type Known = {
  tied: { deactivatedAt: string | null } | null
  sameAddress: { deactivatedAt: string | null; tiedToAnother: boolean } | null
  invitedAs: Role | null
  /** The role that newcomers get; null: only who has an account or an invitation comes in. */
  newcomersAre: Role | null
  /** Whether somebody has an account already. */
  anybody: boolean
}

export type Admission =
  | { ok: true; as: 'tied' | 'same address' }
  | { ok: true; as: 'newcomer'; role: Role }
  | { ok: false; reason: string }

/** Whether somebody whom the provider knows comes in, and as whom. */
export function admission(
  claims: Claims,
  { tied, sameAddress, invitedAs, newcomersAre, anybody }: Known,
): Admission {
  if (tied) return standing(tied, 'tied')
  if (!claims.email || !claims.emailVerified)
    return refuse(
      'Your organisation’s account comes without a verified e-mail address, so nobody can tell who you are. Ask whoever runs it to verify the address, or an administrator for an invitation.',
    )
  if (sameAddress?.tiedToAnother)
    return refuse(
      `The account of ${claims.email} belongs to somebody else at your organisation, who had this address before. Ask an administrator to sort it out.`,
    )
  if (sameAddress) return standing(sameAddress, 'same address')
  if (!anybody)
    return refuse(
      'Nobody has an account yet. The first one is made with the one-time link that the server printed when it started.',
    )
  const role = invitedAs ?? newcomersAre
  return role
    ? { ok: true, as: 'newcomer', role }
    : refuse(
        `Nobody has invited ${claims.email}. Ask an administrator for an invitation to this address, then sign in again.`,
      )
}

function standing(
  { deactivatedAt }: { deactivatedAt: string | null },
  as: 'tied' | 'same address',
): Admission {
  return deactivatedAt
    ? refuse('This account is deactivated. Ask an administrator to reactivate it.')
    : { ok: true, as }
}

function refuse(reason: string): Admission {
  return { ok: false, reason }
}
