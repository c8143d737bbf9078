import type { Day } from '#app/domain/days.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import type { Import } from '#app/store.server.ts'
import type { OfferedLinks } from '../letters/linked-letters.ts'

/** What a form on the page of an import came to; `errors` by field where an item was corrected, otherwise `form`. */
export type ImportAnswer =
  | { ok: true; message: string }
  | {
      ok: false
      status: number
      errors: Record<string, string>
      item?: RefusedItemForm
      /** What was chosen of the topics of a package, by the names of its fields. */
      topics?: { id: string; fields: Record<string, string> }
    }

/** The form of an item as it was sent, with the letters that are offered to it. */
export type RefusedItemForm = SentItemForm & { links: OfferedLinks }
export type SentItemForm = { id: string; revision: number; fields: LetterFields }

export const conflictAnswer: ImportAnswer = {
  ok: false,
  status: 409,
  errors: { form: 'Somebody else changed this meanwhile. Look at it again; nothing was stored.' },
}

export type ImportFormRequest = Pick<
  SignedInContext,
  'visible' | 'admin' | 'performedBy' | 'user'
> & {
  importRow: Import
  form: FormData
}

/** A form of the table of an import. `today`: the day after which no letter can be dated yet. */
export type TableFormRequest = ImportFormRequest & { today: Day }

/**
 * What a form of the table of an import came to. `fillId`: by which it can be taken back; `needs`: what it has to be
 * sent with.
 */
export type CellAnswer =
  | { ok: true; message: string; fillId?: string }
  | { ok: false; status: number; errors: { form: string }; needs?: 'basis' }
