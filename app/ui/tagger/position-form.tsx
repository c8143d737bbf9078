import { useRef } from 'react'
import { countWords } from '#app/domain/text/quotes.ts'
import { foldText, formatQuantity } from '#app/domain/text/words.ts'
import { surenesses } from '#app/domain/positions.ts'
import type { Topic } from '#app/domain/topics.ts'
import { ActorField } from '../actor-field.tsx'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { NewActorOffer } from '../new-actor-offer.tsx'
import { TextArea } from '../fields.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { type HolderChoice, HolderFields } from './holder-fields.tsx'
import type { PositionDraft } from './position-draft.ts'
import { StanceFields } from './stance-fields.tsx'
import { TopicField } from './topic-field.tsx'
import type { Passage } from './use-passage.ts'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  passage: Passage
  onDone: () => void
  topics: readonly Topic[]
  holders: readonly HolderChoice[]
  errors: Record<string, string>
  paragraph: number | null
  onPick: () => void
  onCondition: () => void
  /** Whether scripts run. */
  isHydrated: boolean
}

/** The fields of one position. They work as they stand without scripts: paste the quote, choose, save. */
export function PositionFields(props: Props) {
  const { draft, change, topics, errors, passage } = props
  return (
    <>
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="revision" value={draft.revision} />
      <input type="hidden" name="start" value={draft.start} />
      <input type="hidden" name="end" value={draft.end} />
      <TextArea
        label="Quote"
        name="exact"
        rows={3}
        className="quote"
        value={draft.exact}
        error={errors.exact}
        hint={describeQuote(draft, props.paragraph)}
        onPointerDown={() => passage.setAim('quote')}
        onChange={(event) => {
          passage.setAim('quote')
          change({ exact: event.target.value, start: '', end: '' })
        }}
      />
      {props.isHydrated && <AimNote passage={passage} />}
      <TopicField key={draft.id} {...props} />
      <StanceFields
        draft={draft}
        change={change}
        topic={topics.find(({ id }) => id === draft.topicId)}
        error={errors.stance}
      />
      <ConditionFields {...props} />
      <HolderFields {...props} />
      <SurenessField {...props} />
      <FurtherFields {...props} />
    </>
  )
}

function describeQuote({ exact }: PositionDraft, paragraph: number | null): string {
  if (!exact) return 'Select the passage in the letter, or paste its words here.'
  return `${paragraph === null ? '' : `¶ ${paragraph} · `}${formatQuantity(countWords(exact), 'word')}`
}

/** Says that a selection is not the quote just now, with how it becomes that again. */
function AimNote({ passage: { aim, setAim } }: Pick<Props, 'passage'>) {
  const shortcutOf = useShortcutOf()
  if (aim === 'quote') return null
  return (
    <div className="between small aim-note">
      <span>
        {aim === 'condition'
          ? 'The next selection is the condition; the quote stays.'
          : 'The quote stays, whatever is selected.'}
      </span>
      <button
        type="button"
        className="button quiet"
        aria-keyshortcuts={shortcutOf('quote anew')}
        onClick={() => setAim('quote')}
      >
        Quote anew <KeyCap id="quote anew" />
      </button>
    </div>
  )
}

/** How sure the coder is, where they say so; a second press takes it back. */
function SurenessField({ draft, change }: Props) {
  return (
    <fieldset className="field sureness">
      <legend>How sure, if you like: kept with the position, counted nowhere</legend>
      <div className="options" role="presentation">
        {surenesses.map(({ sureness, word }) => (
          <label key={sureness} className="option">
            <input
              type="radio"
              name="sureness"
              value={sureness}
              checked={draft.sureness === String(sureness)}
              onChange={() => change({ sureness: String(sureness) })}
              onClick={() => draft.sureness === String(sureness) && change({ sureness: '' })}
            />
            <span>
              {sureness} {word}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function FurtherFields({ draft, change, errors, holders, onDone }: Props) {
  const isUsed = draft.note || draft.reported || draft.otherHolder || errors.otherHolder
  const shortcutOf = useShortcutOf()
  const typeHolder = useTypedHolder({ draft, change })
  return (
    <details className="more" open={Boolean(isUsed) || undefined}>
      <summary>
        Another holder, note, reported <KeyCap id="holder" /> <KeyCap id="note" />{' '}
        <KeyCap id="report" />
      </summary>
      <ActorField
        label="Another holder, by name"
        name="otherHolder"
        maxLength={200}
        value={draft.otherHolder}
        error={errors.otherHolder}
        aria-keyshortcuts={shortcutOf('holder')}
        onChange={(event) => typeHolder(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          const meant = findHolder(holders, draft.otherHolder)
          if (meant) change({ holderIds: [meant.id], otherHolder: '' })
          onDone()
        }}
      />
      <NewActorOffer errors={errors} />
      <label className="check field">
        <input
          type="checkbox"
          name="reported"
          checked={draft.reported}
          aria-keyshortcuts={shortcutOf('report')}
          onChange={(event) => change({ reported: event.target.checked })}
        />
        <span>Reported: the letter tells somebody else’s position. Shown, never counted.</span>
      </label>
      <TextArea
        label="Note for colleagues"
        name="note"
        rows={2}
        maxLength={2000}
        value={draft.note}
        error={errors.note}
        aria-keyshortcuts={shortcutOf('note')}
        onChange={(event) => change({ note: event.target.value })}
      />
    </details>
  )
}

/** Whose name is typed holds the position instead of who was chosen, until the field is empty again. */
function useTypedHolder({ draft, change }: Pick<Props, 'draft' | 'change'>) {
  const before = useRef<string[]>([])
  return (otherHolder: string) => {
    if (otherHolder && !draft.otherHolder) {
      before.current = draft.holderIds
      change({ otherHolder, holderIds: [] })
    } else if (!otherHolder && draft.otherHolder && !draft.holderIds.length)
      change({ otherHolder, holderIds: before.current })
    else change({ otherHolder })
  }
}

/** Who of those on the letter is meant by the beginning of a word of a name; null where not one alone is. */
function findHolder(holders: readonly HolderChoice[], typed: string): HolderChoice | null {
  const letters = foldText(typed)
  const meant = holders.filter(({ name }) => ` ${foldText(name)}`.includes(` ${letters}`))
  return letters && meant.length === 1 ? meant[0]! : null
}
