import { planLetter, type KnownRecords } from '#app/domain/plan/plan-letter.ts'
import { applyNameAnswers } from '#app/domain/plan/name-questions.ts'
import type { OpenQuestion } from '#app/domain/plan/plan-item.ts'
import { letterSchema } from '#app/domain/letter-form.ts'
import {
  newId,
  type AcceptedItem,
  type PerformedBy,
  type Import,
  type NewLetter,
} from '#app/store.server.ts'

/** The letter that an accepted item becomes, or what has to be asked first. */
export function makeAcceptedLetter(
  item: AcceptedItem,
  {
    id: importId,
    dossierId,
    audience,
    answers,
  }: Pick<Import, 'id' | 'dossierId' | 'audience' | 'answers'>,
  known: KnownRecords,
):
  | { ok: true; letter: NewLetter; performedBy: PerformedBy }
  | { ok: false; question: OpenQuestion } {
  const { fields, positions, pages, origin } = item.draft
  const parsedForm = letterSchema.safeParse({
    ...fields,
    parties: applyNameAnswers(fields.parties, answers),
  })
  if (!parsedForm.success)
    return {
      ok: false,
      question: {
        field: parsedForm.error.issues[0]!.path.join('.'),
        sentence: parsedForm.error.issues[0]!.message,
      },
    }
  const planned = planLetter({ form: parsedForm.data, text: item.text, positions }, known, newId)
  if (!planned.ok)
    return { ok: false, question: { field: planned.field, sentence: planned.reason } }
  return {
    ok: true,
    performedBy: { userId: item.acceptedBy, via: item.acceptedVia },
    letter: {
      ...planned.plan,
      id: item.id,
      dossierId,
      audience,
      pages,
      origin: { ...origin, importId },
      file: {
        name: makeFileName(item.name, item.mediaType),
        mediaType: item.mediaType ?? 'application/octet-stream',
        bytes: item.bytes,
      },
    },
  }
}

/** The last part of a path, as the letter's file is called; a text that was made from rows of a table ends in .txt. */
function makeFileName(name: string, mediaType: string | null): string {
  const baseName = name.split(/[/\\]/).at(-1)!.slice(0, 200) || 'letter'
  return mediaType === 'text/plain' && !/\.\w{1,5}$/.test(baseName) ? `${baseName}.txt` : baseName
}
