import type { PositionWithLetter } from '#app/domain/positions.ts'

/** The form of one position as it was sent: its text fields, and the holders that were chosen. */
export type CodingForm = { fields: Record<string, string>; holderIds: readonly string[] }

/**
 * What a form of positions came to. A refused one has what was typed; `latest` is the position as somebody else left it
 * meanwhile, `message` says what an undo took back.
 */
export type CodingAnswer =
  | { ok: true; saved: string; message?: string }
  | {
      ok: false
      errors: Record<string, string>
      fields?: Record<string, string>
      holderIds?: string[]
      latest?: PositionWithLetter
      /** What it was opened in is over. */
      isLate?: true
    }
