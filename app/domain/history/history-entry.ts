/**
 * One change as the audit log keeps it: who did what to which thing, when (ISO 8601 in UTC), through which door, and
 * what was so before and after. Older releases wrote some of them with fewer words, so nothing about `before` and
 * `after` is certain.
 */
export type HistoryEntry = {
  id: string
  at: string
  who: { id: string; name: string } | null
  via: string
  action: string
  resource: string
  resourceId: string
  before: unknown
  after: unknown
}

/** Words by name, whatever was written; nothing where it was no object. */
export function asRecord(written: unknown): Record<string, unknown> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
    ? (written as Record<string, unknown>)
    : {}
}

/** Of an entry about something that was erased stays who did what and when. */
export const isErasedEntry = ({ before, after }: HistoryEntry): boolean =>
  asRecord(before).erased === true || asRecord(after).erased === true
