/**
 * What somebody has typed of a position and not saved yet. `formKey` is the id of the position that it changes, or
 * `new`; `typedAt`, in ISO 8601, says when the last of it was typed, and of two drafts of one form the newer counts.
 */
export type OpenCodingDraft = {
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

/** That a draft was saved or discarded, so that no copy of it comes back; of which position it was. */
export type EndedCodingDraft = {
  formKey: string
  positionId: string
  fields: null
  typedAt: string
}

/** A draft that is kept, or what is left of one. */
export type CodingDraft = OpenCodingDraft | EndedCodingDraft

/**
 * Which of two drafts of one form counts, from two places: the newer; null where it was saved or discarded since. What
 * was typed of another new position than the one that was discarded stays.
 */
export function chooseDraft(
  one: CodingDraft | null,
  other: CodingDraft | null,
): OpenCodingDraft | null {
  const [newer, older] = [one, other].sort((a, b) =>
    (a?.typedAt ?? '') >= (b?.typedAt ?? '') ? -1 : 1,
  )
  if (!newer || newer.fields) return newer ?? null
  return older?.fields && !endsDraft(newer, older) ? older : null
}

/** Whether it is this draft that was saved or discarded. */
export function endsDraft(
  { positionId }: Pick<EndedCodingDraft, 'positionId'>,
  { formKey, fields }: Pick<OpenCodingDraft, 'formKey' | 'fields'>,
): boolean {
  return formKey !== newFormKey || fields.texts.id === positionId
}

/** A moment as a device says it, which is not after the server's own: no draft is of tomorrow. */
export const boundMoment = (typedAt: string, now: string): string => (typedAt < now ? typedAt : now)

/**
 * The moment that a change of a draft is kept by: now, but always after the one before, so that the order of changes
 * is that of their moments even where a clock stands still or was set back.
 */
export function findTypedAt(now: number, before: string | null): string {
  const last = before === null ? 0 : Date.parse(before)
  return new Date(Math.max(now, last + 1)).toISOString()
}
