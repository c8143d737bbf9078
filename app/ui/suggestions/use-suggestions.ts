import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { withBasePath } from '../base-path.ts'
import { listSuggestionFields, type SuggestionCardData } from './suggestion-form.tsx'

type LoadedSuggestions = {
  state: 'ready' | 'working' | 'failed'
  suggestions: SuggestionCardData[]
  notes: string[]
}
type SettleAnswer = { ok: boolean; id: string; message: string }

/** How long before suggestions that are being worked out are asked for again, in milliseconds. */
const askAgainAfter = 3_000

export type OpenSuggestions = {
  state: LoadedSuggestions['state'] | 'asking'
  open: SuggestionCardData[]
  notes: readonly string[]
  /** What is said of the last one that was settled. */
  message: string
  accept: (suggestion: SuggestionCardData, stance: string) => void
  reject: (suggestion: SuggestionCardData) => void
}

/**
 * The suggestions for a letter, asked for once its page is there, so that it never waits for them, and again where
 * `coded`, which stands for what is coded in it, is another. One that was settled is gone at once, and comes back where
 * it could not be stored.
 */
export function useSuggestions(letterPath: string, coded: string): OpenSuggestions {
  const address = `${letterPath}/suggestions`
  const data = useLoadedSuggestions(`${address}.json`, coded)
  const settling = useFetcher<SettleAnswer>()
  const [settled, setSettled] = useState<readonly string[]>([])
  const [message, setMessage] = useState('')
  const answer = settling.state === 'idle' ? settling.data : undefined
  useEffect(() => {
    if (!answer) return
    setMessage(answer.message)
    if (!answer.ok) setSettled([])
  }, [answer])
  // One after the other: a form that is sent while another is on its way would end that one.
  const waiting = useRef<Record<string, string>[]>([])
  const sendNext = () => {
    const fields = waiting.current.shift()
    if (fields) settling.submit(fields, { method: 'post', action: address })
  }
  useEffect(() => {
    if (settling.state === 'idle') sendNext()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- runs when the one before has come back
  }, [settling.state])
  const settle = (suggestion: SuggestionCardData, more: Record<string, string>) => {
    setSettled((before) => [...before, nameSuggestion(suggestion)])
    waiting.current.push({ ...listSuggestionFields(suggestion), ...more, scripted: 'yes' })
    if (settling.state === 'idle' && waiting.current.length === 1) sendNext()
  }
  return {
    state: data?.state ?? 'asking',
    open: (data?.suggestions ?? []).filter((one) => !settled.includes(nameSuggestion(one))),
    notes: data?.notes ?? [],
    message,
    accept: (suggestion, stance) => settle(suggestion, { deed: 'accept', stance }),
    reject: (suggestion) => settle(suggestion, { deed: 'reject' }),
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
    void ask(withBasePath(address), leaving.signal).then((answer) => {
      // Those that were shown stay while others are worked out.
      if (answer)
        setData((before) =>
          answer.state === 'working' && before ? { ...before, state: 'working' } : answer,
        )
    })
    return () => leaving.abort()
  }, [address, coded, round])
  useEffect(() => {
    if (data?.state !== 'working') return
    const timer = setTimeout(() => setRound((before) => before + 1), askAgainAfter)
    return () => clearTimeout(timer)
  }, [data])
  return data
}

/** Null where nobody waits for the answer any more. Without a connection they are asked for again. */
async function ask(address: string, signal: AbortSignal): Promise<LoadedSuggestions | null> {
  const without = { suggestions: [], notes: [] }
  try {
    const answer = await fetch(address, { signal, redirect: 'manual' })
    if (!answer.ok) return { state: 'failed', ...without }
    return (await answer.json()) as LoadedSuggestions
  } catch {
    return signal.aborted ? null : { state: 'working', ...without }
  }
}

/** What stays the same when suggestions are loaded anew. */
export const nameSuggestion = ({ start, end, topicId }: SuggestionCardData) =>
  `${start}-${end}-${topicId}`
