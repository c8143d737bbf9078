import { countWords } from '#app/domain/text/quotes.ts'
import { KeyCap, useShortcutOf } from '../keys/key-cap.tsx'
import { TextArea } from '../fields.tsx'
import { FieldError } from './field-error.tsx'
import type { PositionDraft } from './position-draft.ts'
import type { Passage } from './use-passage.ts'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  passage: Passage
  errors: Record<string, string>
  /** Its words are to be chosen in the letter now. */
  onCondition: () => void
}

/** Whether a position is on a condition, and which: picked in the letter, or written. */
export function ConditionFields({ draft, change, passage, errors, onCondition }: Props) {
  const shortcutOf = useShortcutOf()
  return (
    <div className={draft.conditional ? 'condition-box on' : 'condition-box'}>
      <label className="check field">
        <input
          type="checkbox"
          name="conditional"
          checked={draft.conditional}
          aria-keyshortcuts={shortcutOf('condition')}
          onChange={(event) => {
            change({ conditional: event.target.checked })
            passage.setAim(
              event.target.checked ? 'condition' : draft.revision ? 'nothing' : 'quote',
            )
            if (event.target.checked) onCondition()
          }}
        />
        <span>
          Conditional <KeyCap id="condition" />
        </span>
      </label>
      <FieldError sentence={errors.conditional} />
      <div className={draft.conditional || errors.condition ? undefined : 'condition-unused'}>
        <TextArea
          label="The condition, in the letter’s words"
          name="condition"
          rows={2}
          maxLength={1000}
          value={draft.condition}
          error={errors.condition}
          hint={describeCondition(draft, passage)}
          onFocus={() => draft.conditional && passage.setAim('condition')}
          onChange={(event) => change({ condition: event.target.value })}
        />
      </div>
    </div>
  )
}

function describeCondition({ condition, start }: PositionDraft, passage: Passage): string {
  if (!condition)
    return 'Select it in the letter, or write it as it stands there; the quote stays as it is.'
  const { quote, condition: at } = passage
  if (!at || !start || !quote) return `${countWords(condition)} words`
  const isInside = at.start >= quote.start && at.end <= quote.end
  return `${countWords(condition)} words, ${isInside ? 'inside' : 'outside'} the quote`
}
