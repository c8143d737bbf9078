import type { Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** Ends the subscription of a link in a mail; one that ended already, or never was, is as good. */
export async function endSubscriptionOfLink(
  { subscriptions }: Pick<Store, 'subscriptions'>,
  token: string,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  return withStoreErrors<{ ok: true }, { ok: false; reason: string }>(
    async () => {
      await subscriptions.endByLink(token)
      return { ok: true }
    },
    (reason) => ({ ok: false, reason }),
  )
}
