import { countWords } from '#app/domain/text/quotes.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { PositionDraft } from './position-draft.ts'
import type { Passage } from './use-passage.ts'
import type { PhoneSheet } from './use-sheet.ts'

type Props = {
  draft: PositionDraft
  change: (change: Partial<PositionDraft>) => void
  passage: Passage
  sheet: PhoneSheet
  paragraph: number | null
  onCancel: () => void
}

/** What stands on top of the form where it lies over the text: what is chosen, and how it is made longer or shorter. */
export function SheetHead(props: Props) {
  return (
    <div className="sheet-head">
      {props.sheet.height === 'condition' ? <ConditionHead {...props} /> : <QuoteHead {...props} />}
    </div>
  )
}

function QuoteHead({ draft, passage, sheet, paragraph, onCancel }: Props) {
  const isOpen = sheet.height === 'code'
  return (
    <>
      <div className="between">
        <button
          type="button"
          className="button quiet"
          aria-expanded={isOpen}
          aria-controls="position-fields"
          onClick={() => sheet.rise(isOpen ? 'pick' : 'code')}
        >
          {isOpen ? 'Fold' : 'Open'}
        </button>
        <span className="small">{describeQuote(draft, passage, paragraph)}</span>
        {!isOpen && (
          <button type="button" className="button quiet" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
      <WidenButtons passage={passage} />
    </>
  )
}

function ConditionHead({ draft, change, passage, sheet }: Props) {
  const leave = () => {
    passage.setAim(draft.revision ? 'nothing' : 'quote')
    sheet.rise('code')
  }
  return (
    <>
      <p className="small" role="status">
        {draft.condition
          ? `The condition · ${formatQuantity(countWords(draft.condition), 'word')}`
          : 'Select the words of the condition in the letter.'}
      </p>
      {passage.condition && <WidenButtons passage={passage} />}
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            change({ conditional: false, condition: '' })
            leave()
          }}
        >
          Take it off
        </button>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            passage.setAim('nothing')
            sheet.rise('code')
          }}
        >
          Done
        </button>
      </div>
    </>
  )
}

/** The end of what is chosen, by sentences and by words, for fingers that are too broad for the handles. */
function WidenButtons({ passage }: Pick<Props, 'passage'>) {
  if (passage.aim === 'nothing') return null
  const buttons = [
    ['sentence', -1, '− sentence', 'One sentence less'],
    ['sentence', 1, '+ sentence', 'One sentence more'],
    ['word', -1, '− word', 'One word less'],
    ['word', 1, '+ word', 'One word more'],
  ] as const
  return (
    <div className="row widen">
      {buttons.map(([by, step, words, says]) => (
        <button
          key={words}
          type="button"
          className="button"
          aria-label={says}
          onClick={() => passage.widen(by, step)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

/** `2 sentences · 69 words · ¶ 7`. */
function describeQuote(
  { exact }: PositionDraft,
  { quote, countSentences }: Passage,
  paragraph: number | null,
): string {
  return [
    quote && formatQuantity(countSentences(quote), 'sentence'),
    formatQuantity(countWords(exact), 'word'),
    paragraph !== null && `¶ ${paragraph}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
