import { decideSignIn } from '#app/domain/sign-in-decision.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { readOidcSettings } from './oidc-settings.ts'
import type { ProviderIdentity } from './oidc.ts'

/**
 * The account of whoever the provider introduces: theirs, the one with their verified address, or a
 * new one. 403 with a sentence for who may not come in.
 */
export async function accountForIdentity(
  store: Store,
  { issuer, subject, claims }: ProviderIdentity,
): Promise<Pick<User, 'id'>> {
  const tied = await store.identities.linkedUser({ issuer, subject })
  const sameAddress = claims.email ? await store.users.byEmail(claims.email) : null
  const tiedToAnother =
    sameAddress !== null && (await store.identities.isLinked(sameAddress.id, issuer))
  const invitedAs = claims.email ? await store.identities.invitedRole(claims.email) : null
  const decision = decideSignIn(claims, {
    linkedAccount: tied,
    accountWithEmail: sameAddress && { ...sameAddress, linkedToAnother: tiedToAnother },
    invitedAs,
    newcomerRole: readOidcSettings()?.newcomerRole ?? null,
    hasAccounts: (await store.users.count()) > 0,
  })
  if (!decision.ok) throw new Response(decision.reason, { status: 403 })
  if (decision.as === 'tied') return tied!
  if (decision.as === 'newcomer') {
    const { name, email } = claims
    const newUser = await store.identities.record(
      { email: email!, name: name ?? email!.split('@')[0]!, role: decision.role },
      { issuer, subject },
      { userId: null, via: 'screen' },
    )
    // Two tabs at once: the account is there now.
    return newUser ?? accountForIdentity(store, { issuer, subject, claims, next: '/' })
  }
  await store.identities.link(
    sameAddress!.id,
    { issuer, subject },
    { userId: sameAddress!.id, via: 'screen' },
  )
  return sameAddress!
}
