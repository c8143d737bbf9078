import type { Role } from './users.ts'

/** What a provider of OpenID Connect says of somebody. An address that it has not verified is as good as none. */
export type ProviderClaims = { email: string | null; emailVerified: boolean; name: string | null }

/**
 * What is known here: the account that is tied to them, the one that has their address (and whether
 * that is tied to somebody else there), and the role they are invited with.
 */
export type KnownAccounts = {
  linkedAccount: { deactivatedAt: string | null } | null
  accountWithEmail: { deactivatedAt: string | null; linkedToAnother: boolean } | null
  invitedAs: Role | null
  /** The role that newcomers get; null: only who has an account or an invitation comes in. */
  newcomerRole: Role | null
  /** Whether somebody has an account already. */
  hasAccounts: boolean
}

export type SignInDecision =
  | { ok: true; as: 'tied' | 'same address' }
  | { ok: true; as: 'newcomer'; role: Role }
  | { ok: false; reason: string }

/** Whether somebody whom the provider knows comes in, and as whom. */
export function decideSignIn(
  claims: ProviderClaims,
  { linkedAccount, accountWithEmail, invitedAs, newcomerRole, hasAccounts }: KnownAccounts,
): SignInDecision {
  if (linkedAccount) return admitIfActive(linkedAccount, 'tied')
  if (!claims.email || !claims.emailVerified)
    return refuseSignIn(
      'Your organisation’s account comes without a verified e-mail address, so nobody can tell ' +
        'who you are. Ask whoever runs it to verify the address, or an administrator for an ' +
        'invitation.',
    )
  if (accountWithEmail?.linkedToAnother)
    return refuseSignIn(
      `The account of ${claims.email} belongs to somebody else at your organisation, who had ` +
        'this address before. Ask an administrator to sort it out.',
    )
  if (accountWithEmail) return admitIfActive(accountWithEmail, 'same address')
  if (!hasAccounts)
    return refuseSignIn(
      'Nobody has an account yet. The first one is made with the one-time link that the server printed when it started.',
    )
  const role = invitedAs ?? newcomerRole
  return role
    ? { ok: true, as: 'newcomer', role }
    : refuseSignIn(
        `Nobody has invited ${claims.email}. Ask an administrator for an invitation to this address, then sign in again.`,
      )
}

function admitIfActive(
  { deactivatedAt }: { deactivatedAt: string | null },
  as: 'tied' | 'same address',
): SignInDecision {
  return deactivatedAt
    ? refuseSignIn('This account is deactivated. Ask an administrator to reactivate it.')
    : { ok: true, as }
}

function refuseSignIn(reason: string): SignInDecision {
  return { ok: false, reason }
}
