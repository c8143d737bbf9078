import { useHref } from '@remix-run/react'
import { useEffect, useState } from 'react'

type ActorChoice = { id: string; name: string; aliases: string[] }
type ActorChoices = { actors: ActorChoice[]; total: number }

const noChoices: ActorChoices = { actors: [], total: 0 }
/** How long the typing has to rest before the server is asked, in milliseconds. */
const restMs = 200

/**
 * The actors to offer for what is typed. An answer that comes after something else was typed is dropped, and one that
 * fails leaves what was offered before: the field is a plain text field then.
 */
export function useActorChoices(typed: string): ActorChoices {
  const address = useHref('/actors.json')
  const [choices, setChoices] = useState(noChoices)
  useEffect(() => {
    const words = typed.trim()
    if (!words) return setChoices(noChoices)
    const abort = new AbortController()
    const timer = setTimeout(() => {
      fetchChoices(`${address}?q=${encodeURIComponent(words)}`, abort.signal)
        .then((answer) => answer && !abort.signal.aborted && setChoices(answer))
        .catch(() => undefined)
    }, restMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [typed, address])
  return choices
}

async function fetchChoices(address: string, signal: AbortSignal): Promise<ActorChoices | null> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return response.ok && isJson ? ((await response.json()) as ActorChoices) : null
}
