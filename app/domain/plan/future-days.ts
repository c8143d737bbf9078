import { formatDayInFull, parseEdtfDate, type Day } from '../days.ts'
import type { LetterDraft } from './letter-draft.ts'

/** The draft with a doubt where all of its date lies after today, wherever that came from. */
export function doubtFutureDay(draft: LetterDraft, today: Day): LetterDraft {
  const read = parseEdtfDate(draft.fields.dated, draft.fields.basis)
  if (!read.ok || read.dated.first <= today) return draft
  const doubt =
    `The letter is dated ${formatDayInFull(read.dated.first)}, and today is ${formatDayInFull(today)}. ` +
    'Look up its date.'
  return { ...draft, doubts: [...draft.doubts, doubt] }
}
