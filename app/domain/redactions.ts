/**
 * What is said of one mark of redaction, or with `redaction` null of the letter as a whole: the ids of the exceptions
 * that were invoked. `redaction` counts the marks of the text from 1.
 */
export type Redaction = { redaction: number | null; exceptionIds: readonly string[] }

/** The redactions of the newest version of a letter's text that have an exception, and the letter itself first. */
export type LetterRedactions = {
  textVersionId: string
  version: number
  marks: number
  invoked: readonly Redaction[]
}

/** Names one redaction in forms: `letter`, or the number of its mark. */
export const redactionKey = (redaction: number | null): string =>
  redaction === null ? 'letter' : String(redaction)

/** What is invoked for one redaction. */
export function findInvoked(
  { invoked }: Pick<LetterRedactions, 'invoked'>,
  redaction: number | null,
): readonly string[] {
  return invoked.find((one) => one.redaction === redaction)?.exceptionIds ?? []
}

/** In how many redactions each exception is invoked, by its id; the letter as a whole is one. */
export function countInvoked({ invoked }: Pick<LetterRedactions, 'invoked'>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { exceptionIds } of invoked)
    for (const id of exceptionIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
