import { Link } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { joinWithAnd } from '#app/domain/text/words.ts'
import { withBasePath } from '../base-path.ts'

type Props = {
  letterId: string
  /** Who else has this letter open. */
  others: readonly string[]
  dossierSlug: string | null
}

const everyMs = 30_000

/** Who else codes this letter just now, without a lock, and the way to the letter that comes next. */
export function LetterCompany({ letterId, others, dossierSlug }: Props) {
  const here = useOthers(letterId, others)
  return (
    <>
      <p className="small company" role="status">
        {here.length > 0 &&
          `${joinWithAnd(here)} ${here.length === 1 ? 'has' : 'have'} this letter open, too.`}
      </p>
      <Link className="small" to={nextLetterHref(letterId, dossierSlug)} data-next-letter="">
        Next letter →
      </Link>
    </>
  )
}

/** The letter that comes after this one, in the dossier from which one came to it. */
export function nextLetterHref(letterId: string, dossierSlug: string | null): string {
  const params = new URLSearchParams({
    ...(dossierSlug && { dossier: dossierSlug }),
    after: letterId,
  })
  return `/letters/next?${params}`
}

/** Says every 30 seconds that one is here, and learns who else is. */
function useOthers(letterId: string, loaded: readonly string[]): readonly string[] {
  const [others, setOthers] = useState(loaded)
  useEffect(() => {
    const address = withBasePath(`/letters/${letterId}/presence`)
    const stay = async () => {
      try {
        const answer = await fetch(address, { method: 'POST', body: new URLSearchParams() })
        const { others: now } = (await answer.json()) as { others: string[] }
        setOthers(now)
      } catch {
        // Without a connection nothing is known of others.
      }
    }
    void stay()
    const timer = setInterval(() => void (document.hidden || stay()), everyMs)
    const leave = () => void navigator.sendBeacon(address, new URLSearchParams({ intent: 'leave' }))
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [letterId])
  return others
}
