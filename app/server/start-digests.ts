import { readMailSettings } from '#app/features/digests/mail-settings.ts'
import { logEvent } from '#app/http/log.ts'
import { keepSendingDigests } from '#app/jobs/keep-sending-digests.ts'
import { makeMailSender } from '#app/jobs/send-mail.ts'
import type { Store } from '#app/store.server.ts'

/**
 * Sends digests through the mail server that the settings name, and lets the log say how it goes. Returns what stops
 * it. Throws a sentence where a setting cannot be read.
 */
export function startDigests(store: Store): () => Promise<void> {
  const settings = readMailSettings()
  if (!settings) return async () => {}
  let last = ''
  return keepSendingDigests(
    store,
    { send: makeMailSender(settings), site: settings.site },
    {
      onSent: (mails) => {
        last = ''
        logEvent('info', `${mails === 1 ? 'A digest was' : `${mails} digests were`} sent.`, {
          mails,
        })
      },
      // Said once, however often it is tried.
      onFailure: ({ message }) => {
        if (message !== last)
          logEvent('error', `A digest could not be sent and is tried again later: ${message}`)
        last = message
      },
    },
  )
}
