import { useFetchers } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** How the keys of requests begin that a key on the list of a split sends. */
export const splitKeyPrefix = 'split '

type Answered = { ok: true; message: string } | { ok: false; errors: Record<string, string> }

/** What the server said to a key; `number` tells one answer from the next of the same words. */
type Answer = { ok: boolean; words: string; number: number }

/**
 * What came of the last key on the list of a split: said once the server has stored it, and shown where it was refused,
 * also where the list is gone by then.
 */
export function SplitKeyAnswer() {
  const answer = useNewestAnswer()
  return (
    <>
      <div className="out-of-sight" role="status">
        {answer?.ok && <span key={answer.number}>{answer.words}</span>}
      </div>
      <div role="alert">
        {answer && !answer.ok && (
          <p key={answer.number} className="notice bad">
            {answer.words}
          </p>
        )}
      </div>
    </>
  )
}

function useNewestAnswer(): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const told = useRef(new WeakSet<Answered>())
  const fetchers = useFetchers()
  useEffect(() => {
    for (const { key, state, data } of fetchers) {
      const said = data as Answered | undefined
      if (!key.startsWith(splitKeyPrefix) || state === 'submitting' || !said) continue
      if (told.current.has(said)) continue
      told.current.add(said)
      const words = said.ok ? said.message : Object.values(said.errors).join(' ')
      setAnswer((last) => ({ ok: said.ok, words, number: (last?.number ?? 0) + 1 }))
    }
  }, [fetchers])
  return answer
}
