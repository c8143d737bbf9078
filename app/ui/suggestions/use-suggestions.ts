import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { withBasePath } from '../base-path.ts'
import { dropKnown, noteSettled, type SettledSuggestion } from './settled-suggestions.ts'
import type { ModelOfferData } from './model-offer.tsx'
import { listSuggestionFields, type SuggestionCardData } from './suggestion-form.tsx'

type LoadedSuggestions = {
  state: 'ready' | 'working' | 'failed'
  suggestions: SuggestionCardData[]
  notes: string[]
  model: ModelOfferData | null
  /** When they were asked for, by the clock of the page. */
  askedAt: number
}

/** How long before suggestions that are being worked out are asked for again, in milliseconds. */
const askAgainAfter = 3_000

export type OpenSuggestions = {
  state: LoadedSuggestions['state'] | 'asking'
  open: SuggestionCardData[]
  notes: readonly string[]
  model: ModelOfferData | null
  askModel: () => void
  /** What is said of the last one that was settled. */
  message: string
  /** Whether the last that was said here was a rejection, which can be taken back. */
  canTakeBack: boolean
  takeBack: () => void
  accept: (suggestion: SuggestionCardData, stance: string) => void
  reject: (suggestion: SuggestionCardData) => void
}

/**
 * The suggestions for a letter, asked for once its page is there, so that it never waits for them, and again where
 * `coded`, which stands for what is coded in it, is another. One that was settled is gone at once, and comes back where
 * it could not be stored, and where what was stored was undone.
 */
export function useSuggestions(letterPath: string, coded: string): OpenSuggestions {
  const address = withBasePath(`${letterPath}/suggestions.json`)
  const [round, setRound] = useState(0)
  const data = useLoadedSuggestions(address, `${coded} ${round}`)
  const [settled, setSettled] = useState<readonly SettledSuggestion[]>([])
  const [message, setMessage] = useState('')
  const [rejected, setRejected] = useState<SuggestionCardData | null>(null)
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (data?.state === 'ready') setSettled((before) => dropKnown(before, data.askedAt))
  }, [data])
  // One after the other, so that each stands on what the one before came to.
  const queue = useRef(Promise.resolve())
  const send = (deed: SettleDeed, suggestion: SuggestionCardData, stance = '') => {
    const name = nameSuggestion(suggestion)
    if (deed !== 'take back') setSettled((before) => [...before, { name, storedAt: null }])
    queue.current = queue.current.then(async () => {
      const answer = await settle(address, { ...listSuggestionFields(suggestion), deed, stance })
      setMessage(answer.message)
      if (deed !== 'take back' || answer.ok)
        setSettled((before) =>
          noteSettled(before, name, answer.ok && deed !== 'take back' ? performance.now() : null),
        )
      setRejected((before) => {
        if (deed === 'reject') return answer.ok ? suggestion : before
        return answer.ok ? null : before
      })
      if (!answer.ok) return
      if (deed === 'accept') revalidate()
      else setRound((before) => before + 1)
    })
  }
  const askModel = () => {
    void settle(address, { deed: 'ask model' }).then((answer) => {
      setMessage(answer.message)
      setRejected(null)
      if (answer.ok) setRound((before) => before + 1)
    })
  }
  return {
    state: data?.state ?? 'asking',
    model: data?.model ?? null,
    askModel,
    open: (data?.suggestions ?? []).filter(
      (one) => !settled.some(({ name }) => name === nameSuggestion(one)),
    ),
    notes: data?.notes ?? [],
    message,
    canTakeBack: rejected !== null,
    accept: (suggestion, stance) => send('accept', suggestion, stance),
    reject: (suggestion) => send('reject', suggestion),
    takeBack: () => rejected && send('take back', rejected),
  }
}

type SettleDeed = 'accept' | 'reject' | 'take back'
type SettleAnswer = { ok: boolean; message: string }

/** Sends what somebody says to a suggestion; where that does not come through, the page stays and says so. */
async function settle(address: string, fields: Record<string, string>): Promise<SettleAnswer> {
  try {
    const body = new URLSearchParams(fields)
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' })
    if (answer.headers.get('content-type')?.startsWith('application/json'))
      return (await answer.json()) as SettleAnswer
    const isOut = answer.type === 'opaqueredirect'
    return {
      ok: false,
      message: isOut
        ? 'You are signed out: nothing was stored. Sign in again.'
        : 'Nothing was stored. Load the page anew.',
    }
  } catch {
    return { ok: false, message: 'There is no connection: nothing was stored. Try it again.' }
  }
}

/**
 * Asked for past the router: what a form of the page changes has to be read again by it, and a route that it has yet to
 * learn of would then be taken for an address without a page.
 */
function useLoadedSuggestions(address: string, coded: string): LoadedSuggestions | null {
  const [data, setData] = useState<LoadedSuggestions | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    void ask(address, leaving.signal).then((answer) => {
      // Those that were shown stay while others are worked out.
      if (answer)
        setData((before) =>
          answer.state === 'working' && before ? { ...before, state: 'working' } : answer,
        )
    })
    return () => leaving.abort()
  }, [address, coded, round])
  useEffect(() => {
    if (data?.state !== 'working' && !data?.model?.isAsking) return
    const timer = setTimeout(() => setRound((before) => before + 1), askAgainAfter)
    return () => clearTimeout(timer)
  }, [data])
  return data
}

/** Null where nobody waits for the answer any more. Without a connection they are asked for again. */
async function ask(address: string, signal: AbortSignal): Promise<LoadedSuggestions | null> {
  const without = { suggestions: [], notes: [], model: null, askedAt: performance.now() }
  try {
    const answer = await fetch(address, { signal, redirect: 'manual' })
    if (!answer.ok) return { state: 'failed', ...without }
    return { ...without, ...((await answer.json()) as LoadedSuggestions) }
  } catch {
    return signal.aborted ? null : { state: 'working', ...without }
  }
}

/** What stays the same when suggestions are loaded anew. */
export const nameSuggestion = ({ start, end, topicId }: SuggestionCardData) =>
  `${start}-${end}-${topicId}`
