/**
 * What somebody has typed of a position and not saved yet. `formKey` is the id of the position that it changes, or
 * `new`; `typedAt`, in ISO 8601, says when the last of it was typed, and of two drafts of one form the newer counts.
 */
export type CodingDraft = {
  formKey: string
  fields: CodingDraftFields
  textVersion: number
  typedAt: string
}

/** The fields of the form as they stand in it. */
export type CodingDraftFields = { texts: Record<string, string>; holderIds: string[] }

/** The names of the text fields that a draft keeps; a box that is ticked is `on`. */
export const codingDraftFields = [
  ...['id', 'revision', 'exact', 'start', 'end', 'topicId', 'stance', 'conditional', 'condition'],
  ...['otherHolder', 'reported', 'note', 'sureness'],
] as const

/** The draft of a position that does not exist yet, of which a letter has one at a time. */
export const newFormKey = 'new'

/** The newer of two drafts of one form, from two places. */
export function chooseNewerDraft<Draft extends Pick<CodingDraft, 'typedAt'>>(
  one: Draft | null,
  other: Draft | null,
): Draft | null {
  if (!one || !other) return one ?? other
  return one.typedAt >= other.typedAt ? one : other
}

/**
 * The moment that a change of a draft is kept by: now, but always after the one before, so that the order of changes
 * is that of their moments even where a clock stands still or was set back.
 */
export function findTypedAt(now: number, before: string | null): string {
  const last = before === null ? 0 : Date.parse(before)
  return new Date(Math.max(now, last + 1)).toISOString()
}
