import { formatKey } from '#app/domain/keys/key-names.ts'
import { listKeys } from '#app/domain/keys/key-table.ts'
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

const deeds: Readonly<Record<string, LetterDeedKind>> = {
  'letters give': 'give',
  'letters finished': 'finished',
  'letters put in': 'put in',
  'letters seen by': 'seen by',
}

/** The keys of the list of letters, from the table of all keys. */
export const letterTableKeys: readonly TableKey[] = listKeys('letters').map(
  ({ id, key, does }) => ({
    key: key.replace('Ctrl', 'Control').replace(/\b[A-Z]$/, (letter) => letter.toLowerCase()),
    shown: formatKey(key),
    does,
    deed: deeds[id],
  }),
)
