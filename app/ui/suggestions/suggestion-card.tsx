import { forwardRef, type KeyboardEvent } from 'react'
import { KeyCap } from '../keys/key-cap.tsx'
import { stepStance } from '../tagger/position-draft.ts'
import { formatStanceWord } from './stance-word.ts'
import { SuggestionReasons, type SuggestionCardData } from './suggestion-form.tsx'

type Props = {
  suggestion: SuggestionCardData
  /** Its level as it stands now. */
  stance: string
  isChosen: boolean
  onFocus: () => void
  onStance: (stance: string) => void
  onAccept: () => void
  onReject: () => void
  onOpen: () => void
}

/** One suggestion beside the text: its words, topic, level and why, with its keys while it has the focus. */
export const SuggestionCard = forwardRef<HTMLElement, Props>(function SuggestionCard(
  { suggestion, stance, isChosen, onFocus, onStance, onAccept, onReject, onOpen },
  card,
) {
  const { exact, topicName } = suggestion
  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen()
    else if (event.key === 'ArrowLeft') onStance(stepStance(stance, -1))
    else if (event.key === 'ArrowRight') onStance(stepStance(stance, 1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const deeds = [
    { words: 'Accept', key: 'accept suggestion', run: onAccept },
    { words: 'Reject', key: 'reject suggestion', run: onReject },
    { words: 'Open in form', key: 'save', run: onOpen },
  ] as const
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its keys act on this card
    <article
      ref={card}
      className={`card suggestion${isChosen ? ' chosen' : ''}`}
      tabIndex={0}
      aria-label={`Suggestion: ${topicName}, ${formatStanceWord(stance)}`}
      onFocus={onFocus}
      onKeyDown={handleKey}
    >
      <q className="small">{exact}</q>
      <div>
        <strong>{topicName}</strong> <span className="tag">{formatStanceWord(stance)}</span>
      </div>
      <SuggestionReasons suggestion={suggestion} />
      <div className="row">
        {deeds.map(({ words, key, run }) => (
          <button key={words} className="button" type="button" tabIndex={-1} onClick={run}>
            {words} <KeyCap id={key} />
          </button>
        ))}
      </div>
    </article>
  )
})
