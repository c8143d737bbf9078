import { Link } from '@remix-run/react'
import type { RefObject } from 'react'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { SuggestionCards } from '../suggestions/suggestion-cards.tsx'
import type { PositionDraft } from './position-draft.ts'

type Props = {
  mayCode: boolean
  isHydrated: boolean
  letterPath: string
  positions: readonly Pick<PositionWithLetter, 'id' | 'revision'>[]
  article: RefObject<HTMLElement>
  form: RefObject<HTMLFormElement>
  change: (change: Partial<PositionDraft>) => void
}

/** What is suggested to who may code, beside the text; without scripts the way to the page that lists it. */
export function SuggestionsBeside({
  mayCode,
  isHydrated,
  letterPath,
  positions,
  article,
  form,
  change,
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
      onOpen={(draft) => {
        change(draft)
        form.current?.querySelector<HTMLElement>('input:checked, input, textarea')?.focus()
      }}
    />
  )
}
