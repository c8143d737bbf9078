import { useFetcher } from '@remix-run/react'
import { useContext, useState } from 'react'
import { nameCodingState, type CodingEnd, type CodingView } from '#app/domain/codings.ts'
import { joinWithAnd } from '#app/domain/text/words.ts'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { SecondCodingContext, SecondCodingField } from '../second-coding/second-coding-field.tsx'
import type { PositionFormAnswer } from './position-draft.ts'

type Props = {
  coding: CodingView
  letterPath: string
  /** Whether something is coded in the letter. */
  isCoded: boolean
}

/** The card, for whoever is signed in. */
export function CodingCard({
  coding,
  ...rest
}: Omit<Props, 'coding'> & { coding: CodingView | null }) {
  return coding && <OpenCodingCard coding={coding} {...rest} />
}

/** The form by which one says that one is done, for buttons that stand elsewhere. */
export const codingFormId = 'coding-form'

const ends = [
  { end: 'finished', deed: 'finish', words: 'Finished' },
  { end: 'nothing', deed: 'find nothing', words: 'Nothing in it' },
] as const

/** How far the coding of a letter is, and, for who codes it, that they are done with it: by button or key. */
function OpenCodingCard({ coding, letterPath, isCoded }: Props) {
  const fetcher = useFetcher<PositionFormAnswer>()
  const codingId = useContext(SecondCodingContext)
  const { own, dossiers } = coding
  const send = (deed: string) => {
    if (fetcher.state === 'idle')
      fetcher.submit(
        { deed, scripted: 'yes', codingId: codingId ?? '' },
        { method: 'post', action: letterPath },
      )
  }
  const shortcutOf = useShortcutOf()
  const isAsking = useEndKey(own, { isCoded, isBlind: codingId !== null }, send)
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  return (
    <section className="coding-card" aria-label="Coding" id="coding">
      {dossiers.map((dossier) => (
        <DossierCoding
          key={dossier.id}
          {...dossier}
          name={dossiers.length > 1 ? dossier.name : null}
        />
      ))}
      {own && (
        <fetcher.Form method="post" action={letterPath} className="row no-print" id={codingFormId}>
          <SecondCodingField />
          {ends.map(({ end, words }) => (
            <button
              key={end}
              className={`button${own.end === end ? ' pressed' : ''}`}
              type="submit"
              name="deed"
              value={findDeed(own, end)}
              aria-pressed={own.end === end}
              aria-keyshortcuts={end === 'finished' ? shortcutOf('finish') : undefined}
              disabled={fetcher.state !== 'idle'}
            >
              {own.end === end && own.since.length > 0 ? `Still: ${words.toLowerCase()}` : words}
              {codingId && ', show the first coding'}
              {(end === 'finished' || isAsking) && <KeyCap id="finish" />}
            </button>
          ))}
          {own.end && own.since.length > 0 && (
            <button className="button quiet" type="submit" name="deed" value="open again">
              Not any more
            </button>
          )}
        </fetcher.Form>
      )}
      <p className="small" role="status">
        {isAsking
          ? describeAsked(isCoded, codingId !== null)
          : answer && (answer.ok ? answer.message : answer.errors?.form)}
      </p>
    </section>
  )
}

/** What is pressed already is taken back, unless something has come since: then it is said anew. */
function findDeed({ end, since }: NonNullable<CodingView['own']>, pressed: CodingEnd): string {
  return end === pressed && !since.length
    ? 'open again'
    : ends.find((row) => row.end === pressed)!.deed
}

function DossierCoding({
  name,
  state,
  coders,
}: Omit<CodingView['dossiers'][number], 'name'> & { name: string | null }) {
  return (
    <div className="small">
      {name && <span className="muted">{name}: </span>}
      <span className="tag">{nameCodingState(state)}</span>
      {coders.map((coder) => (
        <div key={coder.id} className="tiny muted">
          {coder.name}: {nameCodingState(coder.state).toLowerCase()}
          {coder.day && `, ${coder.day}`}
          {coder.since.length > 0 && `, before ${joinWithAnd(coder.since)} was there`}
        </div>
      ))}
    </div>
  )
}

function describeAsked(isCoded: boolean, isBlind: boolean): string {
  const asked = isCoded
    ? 'Are you done with this letter?'
    : 'Nothing is coded here. Is there nothing in it?'
  return isBlind
    ? `${asked} You then see its first coding and cannot go on with yours. The same key again says so.`
    : `${asked} The same key again says so.`
}

/**
 * One key for being done: it says finished, or takes back what is said. Where nothing is coded, and where it ends a
 * second coding for good, it asks first, and the same key again says so. Answers whether it asks; the next letter is at
 * its own key.
 */
function useEndKey(
  own: CodingView['own'],
  { isCoded, isBlind }: { isCoded: boolean; isBlind: boolean },
  send: (deed: string) => void,
): boolean {
  const [isAsking, setAsking] = useState(false)
  const isToAsk = isBlind || !isCoded
  useKeys(
    {
      finish: (event) => {
        // A key that is held says it once, so that it does not answer what it asked.
        if (!own || event.repeat) return
        const end = own.end ?? (isCoded ? 'finished' : 'nothing')
        if (!own.end && isToAsk && !isAsking) return setAsking(true)
        setAsking(false)
        send(findDeed(own, end))
      },
    },
    { isEnabled: own !== null },
  )
  useKeys({
    'next letter': () => {
      const next = document.querySelector<HTMLElement>('[data-next-letter]')
      if (!next) return false
      next.click()
    },
  })
  return isAsking && isToAsk && own?.end === null
}
