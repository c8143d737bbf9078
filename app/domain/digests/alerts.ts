/** A letter that a search finds, with when it was stored. */
export type AlertLetter = { id: string; storedAt: string }

/** As many letters as a search may find whose newest are told. */
export const mostAlertLetters = 10_000

/** Of how many days is shown what an alert would have told. */
export const alertHistoryDays = 90

/**
 * What an alert tells of the letters that its search finds, as marks of them in the order in which they were found:
 * those of which its reader does not know. `known`: of which the reader knows once they are told, of those found alone.
 * `pending` are those of a mail that may have been taken though nobody noted it: they are told again, and no others.
 */
export function compareWithKnown(
  found: readonly string[],
  known: readonly string[],
  pending: readonly string[] | null,
): { told: string[]; known: string[] } {
  const [before, again] = [new Set(known), pending && new Set(pending)]
  const told = found.filter((mark) => !before.has(mark) && (again === null || again.has(mark)))
  const toldSet = new Set(told)
  return { told, known: found.filter((mark) => before.has(mark) || toldSet.has(mark)) }
}

/** The letters that were stored in the days of the history that end at a moment (ISO 8601). */
export function listRecentlyStored(letters: readonly AlertLetter[], now: string): AlertLetter[] {
  const since = new Date(Date.parse(now) - alertHistoryDays * 86_400_000).toISOString()
  return letters.filter(({ storedAt }) => storedAt >= since)
}

/** The page of a saved search that says what an alert of it tells. */
export const alertHref = ({ id }: { id: string }): string => `/letters/searches/${id}`
