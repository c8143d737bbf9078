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

const futureDoubt = /^The letter is dated .+, and today is .+\. Look up its date\.$/

/**
 * The same for a draft whose date was changed: what was doubted of the date before goes. Where the date is doubted and
 * somebody has taken the other doubts as read, these stay so.
 */
export function replaceFutureDoubt(draft: LetterDraft, today: Day): LetterDraft {
  const others = draft.doubts.filter((doubt) => !futureDoubt.test(doubt))
  const doubted = doubtFutureDay({ ...draft, doubts: others }, today)
  const added = doubted.doubts.slice(others.length)
  const isNew = added.length > 0 && !draft.doubts.includes(added[0]!)
  return isNew && draft.looked ? { ...doubted, doubts: added, looked: false } : doubted
}
