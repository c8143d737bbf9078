import { useFetcher } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { nameCodingState, type CodingEnd, type CodingView } from '#app/domain/codings.ts'
import { joinWithAnd } from '#app/domain/text/words.ts'
import { isTyping } from '../is-typing.ts'
import type { PositionFormAnswer } from './position-draft.ts'

type Props = { coding: CodingView; letterPath: string }

/** The card, for whoever is signed in. */
export function CodingCard({
  coding,
  letterPath,
}: Omit<Props, 'coding'> & { coding: CodingView | null }) {
  return coding && <OpenCodingCard coding={coding} letterPath={letterPath} />
}

const ends = [
  { end: 'finished', deed: 'finish', words: 'Finished', shortcut: 'f' },
  { end: 'nothing', deed: 'find nothing', words: 'Nothing in it', shortcut: 'n' },
] as const

/** How far the coding of a letter is, and, for who codes it, that they are done with it: by button or key. */
function OpenCodingCard({ coding, letterPath }: Props) {
  const fetcher = useFetcher<PositionFormAnswer>()
  const { own, dossiers } = coding
  const send = (deed: string) => {
    if (fetcher.state === 'idle')
      fetcher.submit({ deed, scripted: 'yes' }, { method: 'post', action: letterPath })
  }
  useEndKeys(own && ((end) => send(findDeed(own, end))))
  const answer = fetcher.state === 'idle' ? fetcher.data : undefined
  return (
    <section className="coding-card" aria-label="Coding">
      {dossiers.map((dossier) => (
        <DossierCoding
          key={dossier.id}
          {...dossier}
          name={dossiers.length > 1 ? dossier.name : null}
        />
      ))}
      {own && (
        <fetcher.Form method="post" action={letterPath} className="row no-print">
          {ends.map(({ end, words, shortcut }) => (
            <button
              key={end}
              className={`button${own.end === end ? ' pressed' : ''}`}
              type="submit"
              name="deed"
              value={findDeed(own, end)}
              aria-pressed={own.end === end}
              disabled={fetcher.state !== 'idle'}
            >
              {own.end === end && own.since.length > 0 ? `Still: ${words.toLowerCase()}` : words}
              <kbd aria-hidden="true">{shortcut.toUpperCase()}</kbd>
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
        {answer && (answer.ok ? answer.message : answer.errors?.form)}
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

/** `f` and `n`, while nobody types and no dialog is open. */
function useEndKeys(press: ((end: CodingEnd) => void) | null): void {
  const latest = useRef(press)
  latest.current = press
  const isEnabled = press !== null
  useEffect(() => {
    if (!isEnabled) return
    return tinykeys(
      window,
      Object.fromEntries(
        ends.map(({ end, shortcut }) => [
          shortcut,
          (event: KeyboardEvent) => {
            if (isTyping(event) || document.querySelector('dialog[open]')) return
            event.preventDefault()
            latest.current?.(end)
          },
        ]),
      ),
    )
  }, [isEnabled])
}
