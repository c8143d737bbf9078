import { Link } from '@remix-run/react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { PositionDraft } from '../tagger/position-draft.ts'
import { findKey } from '#app/domain/keys/key-table.ts'
import { nameKey } from '#app/domain/keys/key-names.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { useChosenKeys, useKeys } from '../keys/use-keys.ts'
import { toRange } from '../tagger/text-offsets.ts'
import { ModelOffer } from './model-offer.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import type { SuggestionCardData } from './suggestion-form.tsx'
import { SuggestionNotes } from './suggestion-notes.tsx'
import { nameSuggestion, useSuggestions, type OpenSuggestions } from './use-suggestions.ts'
import './suggestions.css'

type Props = {
  letterPath: string
  /** Stands for what is coded in the letter: where it is another, suggestions are asked for anew. */
  coded: string
  article: RefObject<HTMLElement>
  /** Puts a suggestion into the form, to be changed there; or says why that has to wait. */
  onOpen: (draft: Partial<PositionDraft>) => string | null
}

/** What is suggested for the letter, a card for each: by buttons or keys accepted, rejected, or put into the form. */
export function SuggestionCards({ letterPath, coded, article, onOpen }: Props) {
  const suggested = useSuggestions(letterPath, coded)
  const { state, open, notes, model, message, accept, reject } = suggested
  const [at, setAt] = useState(0)
  const [stances, setStances] = useState<Readonly<Record<string, string>>>({})
  const [refusal, setRefusal] = useState('')
  const section = useRef<HTMLElement>(null)
  const undoKey = findKey('undo', useChosenKeys())
  const cards = useRef<(HTMLElement | null)[]>([])
  const chosen = open[Math.min(at, open.length - 1)]
  const findStance = (one: SuggestionCardData) =>
    stances[nameSuggestion(one)] ?? String(one.level ?? '')
  useSuggestionMarks(article, open, chosen)
  const settle = (deed: 'accept' | 'reject', one: SuggestionCardData | undefined) => {
    if (!one) return
    const stance = findStance(one)
    if (deed === 'accept' && !stance)
      return setRefusal('Choose a level first: ← and → on its card, or Enter opens it in the form.')
    setRefusal('')
    const place = open.indexOf(one)
    // Whoever goes through them by keys finds the next one under their hands.
    if (cards.current.some((card) => card?.contains(document.activeElement)))
      requestAnimationFrame(() => {
        const next = cards.current[Math.min(place, open.length - 2)] ?? section.current
        next?.focus()
      })
    if (deed === 'accept') accept(one, stance)
    else reject(one)
  }
  // Elsewhere on the page nobody is at a suggestion: what is rejected does not come back.
  const findFocused = () =>
    open.find((_, place) => cards.current[place]?.contains(document.activeElement))
  const settleFocused = (deed: 'accept' | 'reject') => {
    const focused = findFocused()
    return focused ? settle(deed, focused) : false
  }
  useKeys({
    'accept suggestion': () => settleFocused('accept'),
    'reject suggestion': () => settleFocused('reject'),
  })
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is undone here was done here
    <section
      ref={section}
      tabIndex={-1}
      className="suggestions no-print"
      aria-label="Suggestions"
      onKeyDown={(event) => {
        if (!suggested.canTakeBack || nameKey(event.nativeEvent) !== undoKey) return
        event.preventDefault()
        event.stopPropagation()
        suggested.takeBack()
      }}
    >
      <div className="between">
        <h3>Suggestions</h3>
        <Link className="tiny" to={`${letterPath}/suggestions`}>
          as a list
        </Link>
      </div>
      <p className="tiny muted">{describeState(state, open.length)}</p>
      {open.map((one, place) => (
        <SuggestionCard
          key={nameSuggestion(one)}
          ref={(card) => void (cards.current[place] = card)}
          suggestion={one}
          stance={findStance(one)}
          isChosen={one === chosen}
          onFocus={() => {
            setAt(place)
            scrollToPassage(article.current, one)
          }}
          onStance={(stance) =>
            setStances((before) => ({ ...before, [nameSuggestion(one)]: stance }))
          }
          onAccept={() => settle('accept', one)}
          onReject={() => settle('reject', one)}
          onOpen={() => {
            const waits = onOpen({
              ...{ exact: one.exact, start: String(one.start), end: String(one.end) },
              ...{ topicId: one.topicId, stance: findStance(one) },
            })
            setRefusal(waits ?? '')
          }}
        />
      ))}
      <div className="row">
        <p className="small" role="status">
          {refusal || message}
        </p>
        {suggested.canTakeBack && (
          <button className="button quiet" type="button" onClick={suggested.takeBack}>
            Undo <span className="out-of-sight">the rejection</span> <KeyCap id="undo" />
          </button>
        )}
      </div>
      {model && <ModelOffer model={model} onAsk={suggested.askModel} />}
      <SuggestionNotes notes={notes} model={model} />
    </section>
  )
}

function describeState(state: OpenSuggestions['state'], open: number): string {
  if (state === 'asking' || state === 'working') return 'Being worked out …'
  if (state === 'failed') return 'They could not be worked out now; coding goes on without them.'
  return open
    ? 'None of them counts until you accept it. Tab goes to the next.'
    : 'Nothing is suggested.'
}

function scrollToPassage(article: HTMLElement | null, span: SuggestionCardData): void {
  const range = article && toRange(article, span)
  range?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
}

/** Underlines what is suggested without touching the text's elements; the chosen one stands out. */
function useSuggestionMarks(
  article: RefObject<HTMLElement>,
  open: readonly SuggestionCardData[],
  chosen: SuggestionCardData | undefined,
): void {
  useEffect(() => {
    if (!('highlights' in CSS) || !article.current) return
    const element = article.current
    const findRanges = (some: readonly SuggestionCardData[]) =>
      some.flatMap((one) => toRange(element, one) ?? [])
    CSS.highlights.set('suggested', new Highlight(...findRanges(open)))
    CSS.highlights.set('suggestion', new Highlight(...findRanges(chosen ? [chosen] : [])))
    return () => {
      CSS.highlights.delete('suggested')
      CSS.highlights.delete('suggestion')
    }
  })
}
