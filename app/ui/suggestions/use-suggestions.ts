import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
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
 * The suggestions for a letter, asked for once its page is there, so that it never waits for them. One that was settled
 * is gone at once, and comes back where it could not be stored.
 */
export function useSuggestions(letterPath: string): OpenSuggestions {
  const address = `${letterPath}/suggestions`
  const { load, data } = useFetcher<LoadedSuggestions>({ key: `suggestions ${letterPath}` })
  const settling = useFetcher<SettleAnswer>()
  const [settled, setSettled] = useState<readonly string[]>([])
  const [message, setMessage] = useState('')
  useEffect(() => load(address), [load, address])
  useEffect(() => {
    if (data?.state !== 'working') return
    const timer = setTimeout(() => load(address), askAgainAfter)
    return () => clearTimeout(timer)
  }, [data, load, address])
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

/** What stays the same when suggestions are loaded anew. */
export const nameSuggestion = ({ start, end, topicId }: SuggestionCardData) =>
  `${start}-${end}-${topicId}`
