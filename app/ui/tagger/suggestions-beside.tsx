import { Link } from '@remix-run/react'
import type { RefObject } from 'react'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { SuggestionCards } from '../suggestions/suggestion-cards.tsx'
import { createEmptyDraft, type PositionDraft } from './position-draft.ts'
import type { KeptDraft } from './use-coding-draft.ts'

type Props = {
  mayCode: boolean
  isHydrated: boolean
  letterPath: string
  positions: readonly Pick<PositionWithLetter, 'id' | 'revision'>[]
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
  authorIds: string[]
  editor: { draft: PositionDraft; kept: KeptDraft }
}

/** What is suggested to who may code, beside the text; without scripts the way to the page that lists it. */
export function SuggestionsBeside({
  mayCode,
  isHydrated,
  letterPath,
  positions,
  article,
  form,
  authorIds,
  editor: { draft, kept },
}: Props) {
  if (!mayCode) return null
  if (!isHydrated)
    return (
      <p className="small no-print">
        <Link className="button" to={`${letterPath}/suggestions`}>
          Suggestions for this letter
        </Link>
      </p>
    )
  return (
    <SuggestionCards
      letterPath={letterPath}
      coded={positions.map(({ id, revision }) => `${id} ${revision}`).join()}
      article={article}
      onOpen={(suggested) => {
        const waits = explainOpenForm(draft, kept)
        if (waits) return waits
        kept.begin({ ...createEmptyDraft(draft.id, authorIds), ...suggested }, 'quote')
        form.current?.querySelector<HTMLElement>('input:checked, input, textarea')?.focus()
        return null
      }}
    />
  )
}

/** Why a suggestion is not put in the place of what stands in the form; null where nothing would be lost. */
export function explainOpenForm(
  { revision }: Pick<PositionDraft, 'revision'>,
  { isTyped }: Pick<KeptDraft, 'isTyped'>,
): string | null {
  if (revision) return 'A stored position is open in the form. Save or cancel it first.'
  return isTyped ? 'Something is typed in the form. Save or cancel it first.' : null
}
