/** A draft that was sent, as the device names it: of which form, and when the last of it was typed. */
type SentDraft = { formKey: string; typedAt: string }

/**
 * What became of a draft that was sent: the server has it, and since when by its own clock; it did not come through;
 * one is signed out; the server is busy, and is asked again; or it takes no such draft.
 */
export type DraftDelivery = SentDraft &
  (
    | { state: 'kept'; keptAt: string }
    | { state: 'no connection' | 'signed out' | 'busy' | 'refused' }
  )

export type DraftSender = {
  /** Sends the draft once typing rests, and once a second while it does not. */
  schedule: (draft: URLSearchParams) => void
  /** Sends it now, in the place of what waits of its form. */
  sendNow: (draft: URLSearchParams) => void
  /** Sends what waits, one form after the other. */
  flush: () => void
  /** Sends all that waits at once, as the page is left. */
  leave: () => void
}

/** In milliseconds: after how much rest a draft is sent, how long that waits at most, and when it is tried again. */
const usualWaits = { rest: 300, longest: 1_000, again: 15_000 }
/** How much a browser sends on after its page is gone. */
const keepaliveBytes = 60_000

/** Sends drafts to an address, one at a time; of those that wait, the newest of each form. */
export function createDraftSender(
  address: string,
  report: (delivery: DraftDelivery) => void,
  waits = usualWaits,
): DraftSender {
  const waiting = new Map<string, URLSearchParams>()
  let isSending = false
  let [rest, longest, again]: (ReturnType<typeof setTimeout> | undefined)[] = []
  const takeNext = () => {
    const [next] = waiting
    if (next) waiting.delete(next[0])
    return next?.[1]
  }
  const send = async (draft: URLSearchParams) => {
    const delivery = await sendDraft(address, draft)
    const { formKey, state } = delivery
    if (state === 'no connection' || state === 'busy') {
      // It is sent again with the next change, with a new connection, or after a while.
      if (!waiting.has(formKey)) waiting.set(formKey, draft)
      clearTimeout(again)
      again = setTimeout(flush, waits.again)
    }
    report(delivery)
    return state
  }
  const flush = () => {
    clearTimeout(rest)
    clearTimeout(longest)
    longest = undefined
    const draft = isSending ? undefined : takeNext()
    if (!draft) return
    isSending = true
    void send(draft).then((state) => {
      isSending = false
      if (state === 'kept' || state === 'refused') flush()
    })
  }
  const put = (draft: URLSearchParams) => waiting.set(draft.get('formKey') ?? '', draft)
  return {
    flush,
    schedule: (draft) => {
      put(draft)
      clearTimeout(rest)
      rest = setTimeout(flush, waits.rest)
      longest ??= setTimeout(flush, waits.longest)
    },
    sendNow: (draft) => {
      put(draft)
      flush()
    },
    leave: () => {
      // Nothing is left to wait for the answer to what is on its way.
      for (let draft = takeNext(); draft; draft = takeNext()) void send(draft)
    },
  }
}

/** Sends one draft, and tells what became of it. */
export async function sendDraft(address: string, body: URLSearchParams): Promise<DraftDelivery> {
  const sent = { formKey: body.get('formKey') ?? '', typedAt: body.get('typedAt') ?? '' }
  try {
    const answer = await fetch(address, {
      ...{ method: 'POST', body, redirect: 'manual' as const },
      keepalive: String(body).length < keepaliveBytes,
    })
    if (answer.ok)
      return { ...sent, state: 'kept', ...((await answer.json()) as { keptAt: string }) }
    return { ...sent, state: findFailure(answer) }
  } catch {
    return { ...sent, state: 'no connection' }
  }
}

function findFailure({ type, status }: Response): Exclude<DraftDelivery['state'], 'kept'> {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400) || status === 401)
    return 'signed out'
  return status === 429 || status >= 500 ? 'busy' : 'refused'
}
