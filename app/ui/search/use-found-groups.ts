import { useHref } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { SearchGroup } from '#app/domain/search/search-groups.ts'

/** What the server found by what was typed; `refusal`: why it found nothing, where it did not answer. */
type FoundGroups = {
  typed: string
  groups: readonly SearchGroup[]
  doubts: readonly string[]
  refusal: string | null
}

/** How long the typing has to rest before the server is asked, in milliseconds. */
const restMs = 150

const notAnswered = 'The search did not answer. Press Enter to open its page instead.'

/**
 * What is found by what is typed, in a dossier or everywhere; null until it is known. A question is dropped once
 * something else is typed, and its answer with it, so that none stands below words that it was not asked for.
 */
export function useFoundGroups(typed: string, dossier: string | null): FoundGroups | null {
  const address = useHref('/search.json')
  const [found, setFound] = useState<FoundGroups | null>(null)
  useEffect(() => {
    if (!typed) return setFound(null)
    const abort = new AbortController()
    const params = new URLSearchParams({ q: typed, ...(dossier ? { dossier } : {}) })
    const refuse = (refusal: string): FoundGroups => ({ typed, groups: [], doubts: [], refusal })
    const timer = setTimeout(() => {
      void fetchGroups(`${address}?${params}`, abort.signal)
        .then((answer) => (typeof answer === 'string' ? refuse(answer) : { ...answer, typed }))
        .catch(() => refuse(notAnswered))
        .then((answer) => abort.signal.aborted || setFound({ refusal: null, ...answer }))
    }, restMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [typed, dossier, address])
  return found?.typed === typed ? found : null
}

/** What was found, or the sentence with which it was refused. */
async function fetchGroups(
  address: string,
  signal: AbortSignal,
): Promise<Pick<FoundGroups, 'groups' | 'doubts'> | string> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  if (response.status === 429) return response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return response.ok && isJson
    ? ((await response.json()) as Pick<FoundGroups, 'groups' | 'doubts'>)
    : notAnswered
}
