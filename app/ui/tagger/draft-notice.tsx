import { formatDay } from '#app/domain/days.ts'
import { readOpenPath, withBasePath } from '../base-path.ts'
import type { KeptDraft } from './use-coding-draft.ts'

/** That what is typed is kept, since when, and where it is when the server does not have it. */
export function DraftNotice({ kept, onDiscard }: { kept: KeptDraft; onDiscard: () => void }) {
  const { keptAt, foundAt, trouble } = kept
  return (
    <>
      <div className="between small draft-kept">
        <span className="muted">
          {/* Said once: what follows every key is for the eye. */}
          <span role="status">{keptAt && 'Draft kept'}</span>
          {keptAt && ` ${foundAt === keptAt ? 'from ' : ''}${formatTime(keptAt)}`}
        </span>
        {foundAt && (
          <button type="button" className="button quiet" onClick={onDiscard}>
            Discard
          </button>
        )}
      </div>
      {trouble === 'signed out' ? (
        <p className="notice bad small" role="alert">
          You are signed out.{' '}
          <a href={withBasePath(`/sign-in?next=${encodeURIComponent(readOpenPath())}`)}>
            Sign in again
          </a>
          {kept.isOnDevice ? ', and everything typed is here.' : '. Copy what you typed before.'}
        </p>
      ) : (
        <p className="small" role="status">
          {trouble && describeTrouble(trouble, kept.isOnDevice)}
        </p>
      )}
    </>
  )
}

const troubles: Record<Exclude<KeptDraft['trouble'], 'signed out' | null>, string> = {
  'no connection': 'No connection',
  busy: 'The server could not keep it just now, and is asked again',
  refused: 'The server does not take it: you may no longer code here, or it is too long',
}

/** Why the server does not have a draft, and where it is meanwhile. */
export const describeTrouble = (trouble: keyof typeof troubles, isOnDevice: boolean): string =>
  `${troubles[trouble]}: what you do is kept ${isOnDevice ? 'on this device' : 'in this page alone, until it is closed'}.`

/** `18:20` where it was today, `29 November 2026, 18:20` where not; by the clock of this device. */
function formatTime(at: string): string {
  const [moment, now] = [new Date(at), new Date()]
  const two = (number: number) => String(number).padStart(2, '0')
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`
  if (moment.toDateString() === now.toDateString()) return time
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-')
  return `${formatDay(day)}, ${time}`
}
