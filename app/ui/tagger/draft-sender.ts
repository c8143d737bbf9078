/** What became of a draft that was sent: the server has it, it did not come through, or one is signed out. */
export type DraftDelivery = 'kept' | 'not sent' | 'signed out'

export type DraftSender = {
  /** Sends the draft once typing rests, and once a second while it does not. */
  schedule: (draft: URLSearchParams) => void
  /** Sends it now, in the place of what waits. */
  sendNow: (draft: URLSearchParams) => void
  /** Sends what waits, such as when the page is left. */
  flush: () => void
}

const [restMs, longestMs] = [300, 1000]
/** How much a browser sends on after its page is gone. */
const keepaliveBytes = 60_000

/** Sends drafts to an address, one at a time; of those that wait, the newest. */
export function createDraftSender(
  address: string,
  report: (delivery: DraftDelivery) => void,
): DraftSender {
  let waiting: URLSearchParams | null = null
  let isSending = false
  let [rest, longest]: (ReturnType<typeof setTimeout> | undefined)[] = []
  const flush = () => {
    clearTimeout(rest)
    clearTimeout(longest)
    longest = undefined
    if (!waiting || isSending) return
    const draft = waiting
    waiting = null
    isSending = true
    void sendDraft(address, draft).then((delivery) => {
      isSending = false
      // What did not come through is sent again with the next change, or once there is a connection.
      if (delivery === 'not sent') waiting ??= draft
      report(delivery)
      if (delivery === 'kept') flush()
    })
  }
  return {
    flush,
    schedule: (draft) => {
      waiting = draft
      clearTimeout(rest)
      rest = setTimeout(flush, restMs)
      longest ??= setTimeout(flush, longestMs)
    },
    sendNow: (draft) => {
      waiting = draft
      flush()
    },
  }
}

async function sendDraft(address: string, body: URLSearchParams): Promise<DraftDelivery> {
  try {
    const answer = await fetch(address, {
      ...{ method: 'POST', body, redirect: 'manual' as const },
      keepalive: String(body).length < keepaliveBytes,
    })
    if (answer.ok) return 'kept'
    return answer.type === 'opaqueredirect' || answer.status === 401 ? 'signed out' : 'not sent'
  } catch {
    return 'not sent'
  }
}
