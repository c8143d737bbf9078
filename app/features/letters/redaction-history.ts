import { asRecord, type HistoryEntry } from '#app/domain/history/history-entry.ts'
import { invocationAction, readInvocation } from '#app/domain/history/invocation-descriptions.ts'
import { findInvoked, type LetterRedactions, type Redaction } from '#app/domain/redactions.ts'

/**
 * What undoing an entry of the log leads to: what was said before of its redactions. Null where the text was corrected
 * since, or somebody said something else of one of them.
 */
export function findUndoable(
  { action, before, after }: HistoryEntry,
  redactions: LetterRedactions,
): Redaction[] | null {
  if (action !== invocationAction || asRecord(after).textVersion !== redactions.version) return null
  const [was, said] = [readInvocation(asRecord(before)), readInvocation(asRecord(after))]
  const stands = said.every(
    ({ redaction, exceptionIds }) =>
      sameIds(findInvoked(redactions, redaction), exceptionIds) &&
      was.some((one) => one.redaction === redaction),
  )
  return stands && said.length ? was : null
}

const sameIds = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join()
