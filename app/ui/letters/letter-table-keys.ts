import type { LetterDeedKind } from '#app/domain/letter-deeds.ts'

/** What a key of the list of letters does: a step, or a deed to what is ticked. */
type TableKey = {
  /** As keys are bound. */
  key: string
  /** As they are printed. */
  shown: string
  does: string
  deed?: LetterDeedKind
}

/** The keys of the list of letters, once. */
export const letterTableKeys: readonly TableKey[] = [
  { key: 'j', shown: 'J', does: 'the next letter' },
  { key: 'k', shown: 'K', does: 'the letter before' },
  { key: 'x', shown: 'X', does: 'select it, or no longer' },
  { key: 'Shift+j', shown: 'Shift J', does: 'select it and go on' },
  { key: 'Control+a', shown: 'Ctrl A', does: 'select all that match' },
  { key: 'a', shown: 'A', does: 'give the selected letters to somebody', deed: 'give' },
  { key: 's', shown: 'S', does: 'say that the selected letters are finished', deed: 'finished' },
  { key: 'd', shown: 'D', does: 'put the selected letters into a dossier', deed: 'put in' },
  { key: 'v', shown: 'V', does: 'choose who may see the selected letters', deed: 'seen by' },
  { key: 'n', shown: 'N', does: 'code the next letter' },
  { key: 'c', shown: 'C', does: 'add a letter' },
  { key: 'u', shown: 'U', does: 'take back what was done last' },
  { key: 'Escape', shown: 'Esc', does: 'select nothing' },
]
