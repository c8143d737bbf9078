import type { ModelOfferData } from './model-offer.tsx'

type Props = { notes: readonly string[]; model: ModelOfferData | null }

/** How each source of suggestions did on this store, or why it is silent. */
export function SuggestionNotes({ notes, model }: Props) {
  if (!notes.length) return null
  return (
    <details className="suggestion-notes small">
      <summary>Where suggestions come from, and how good they were</summary>
      <p className="muted">
        They are made here, of letters and dossiers that you see, and{' '}
        {model
          ? `nothing leaves this server but what somebody sends to ${model.name}.`
          : 'nothing leaves this server.'}{' '}
        Each source is measured on accepted positions that it has not learnt from, and is heard only
        where it does well.
      </p>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  )
}
