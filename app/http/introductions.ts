import { admission } from '#app/domain/admission.ts'
import type { User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import { providerSettings } from './provider-settings.ts'
import type { Introduced } from './provider.ts'

/** The account of whoever the provider introduces: theirs, the one with their verified address, or a new one. 403 with a sentence for who may not come in. */
export async function introduced(
  store: Store,
  { issuer, subject, claims }: Introduced,
): Promise<Pick<User, 'id'>> {
  const tied = await store.identities.tied({ issuer, subject })
  const sameAddress = claims.email ? await store.users.byEmail(claims.email) : null
  const tiedToAnother =
    sameAddress !== null && (await store.identities.isTied(sameAddress.id, issuer))
  const invitedAs = claims.email ? await store.identities.invitedAs(claims.email) : null
  const admitted = admission(claims, {
    tied,
    sameAddress: sameAddress && { ...sameAddress, tiedToAnother },
    invitedAs,
    newcomersAre: providerSettings()?.newcomersAre ?? null,
    anybody: (await store.users.count()) > 0,
  })
  if (!admitted.ok) throw new Response(admitted.reason, { status: 403 })
  if (admitted.as === 'tied') return tied!
  if (admitted.as === 'newcomer') {
    const { name, email } = claims
    const made = await store.identities.record(
      { email: email!, name: name ?? email!.split('@')[0]!, role: admitted.role },
      { issuer, subject },
      { userId: null, via: 'screen' },
    )
    // Two tabs at once: the account is there now.
    return made ?? introduced(store, { issuer, subject, claims, next: '/' })
  }
  await store.identities.tie(
    sameAddress!.id,
    { issuer, subject },
    { userId: sameAddress!.id, via: 'screen' },
  )
  return sameAddress!
}
