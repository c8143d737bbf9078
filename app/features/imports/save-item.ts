import { parseRevision } from '#app/domain/ids.ts'
import { holdsSameText, type DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import type { ImportItemRow } from '#app/store.server.ts'
import { findLinkChoices, resolveSoughtLetters } from '../letters/linked-letters.ts'
import { parseLetterFields } from '../letters/letter-form.ts'
import {
  conflictAnswer,
  type ImportAnswer,
  type ImportFormRequest,
  type SentItemForm,
} from './import-answer.ts'
import { collectQuestionErrors } from './item-editor-view.ts'
import { planChangedItem } from './name-index.ts'

const readItemId = (form: FormData) => String(form.get('id') ?? '')

/** An item that was left out becomes again what its form says. */
export async function readmitItem(request: ImportFormRequest): Promise<ImportAnswer> {
  const { admin, importRow, form } = request
  const item = await admin.imports.item(importRow.id, readItemId(form))
  if (!item?.draft || item.state !== 'left out') return conflictAnswer
  if (holdsSameText(item.same))
    return {
      ok: false,
      status: 409,
      errors: { form: 'The very same letter is stored already, so it stays left out.' },
    }
  return saveItem(request, item, item.draft, 'It is taken in again.')
}

/**
 * The form of one item, as somebody corrected it. What cannot be stored yet is kept all the same, with what is missing
 * said at its field.
 */
export async function saveItemForm(request: ImportFormRequest): Promise<ImportAnswer> {
  const { admin, visible, importRow, form } = request
  const item = await admin.imports.item(importRow.id, readItemId(form))
  const sought = await resolveSoughtLetters(visible, form, readItemId(form))
  const fields = parseLetterFields(form)
  const sent = {
    id: readItemId(form),
    revision: Math.max(0, parseRevision(form.get('revision'))),
    fields,
  }
  const withLinks = async (item: SentItemForm) => ({
    ...item,
    links: await findLinkChoices(visible, fields, item.id),
  })
  const refuse = async (status: number, errors: Record<string, string>): Promise<ImportAnswer> => ({
    ...{ ok: false, status, errors },
    item: await withLinks(sent),
  })
  if (!item?.draft)
    return refuse(409, {
      form: 'This letter is not waiting any more. Look for it among those that are stored.',
    })
  if (item.revision !== parseRevision(form.get('revision')))
    return refuse(409, { form: staleItemMessage })
  if (Object.keys(sought).length) return refuse(400, sought)
  const answer = await saveItem(
    request,
    item,
    correctDraft(item.draft, item.same, form),
    'Kept. It can be imported now.',
  )
  if (answer.ok) return answer
  const revision = answer.status === 400 ? item.revision + 1 : item.revision
  return { ...answer, item: await withLinks({ ...sent, revision }) }
}

export const staleItemMessage =
  'Somebody else changed this letter meanwhile. What you typed is still here; open the page again beside it and compare.'

/** A draft as the form of its letter corrects it. */
export function correctDraft(
  draft: LetterDraft,
  same: DuplicateLetter | null,
  form: FormData,
): LetterDraft {
  const corrected = {
    ...draft,
    fields: parseLetterFields(form),
    looked: true,
    distinct: draft.distinct || form.get('distinct') === 'on',
  }
  return same?.how === 'translation' && form.get('distinct') === 'translation'
    ? attachTranslation(corrected, same)
    : corrected
}

/** A translation is kept beside the letter that it translates, and says so. */
function attachTranslation(draft: LetterDraft, { letterId, itemId }: DuplicateLetter): LetterDraft {
  const { attachedToId, sourceNote } = draft.origin
  return {
    ...draft,
    distinct: true,
    fields: { ...draft.fields, translatesLetterId: letterId ?? itemId ?? '' },
    origin: {
      ...draft.origin,
      attachedToId: attachedToId ?? letterId ?? itemId,
      sourceNote: [sourceNote, 'A translation of the letter that it is attached to.']
        .filter(Boolean)
        .join(' '),
    },
  }
}

async function saveItem(
  { visible, admin, importRow }: ImportFormRequest,
  item: ImportItemRow,
  draft: LetterDraft,
  message: string,
): Promise<ImportAnswer> {
  const { asks, state } = await planChangedItem(
    { visible, admin },
    importRow.id,
    item,
    draft,
    importRow.answers,
  )
  const { changed } = await admin.imports.saveItem(item, { draft, asks, state })
  if (!changed) return conflictAnswer
  if (!asks.length) return { ok: true, message }
  return {
    ok: false,
    status: 400,
    errors: {
      form: 'What you wrote is kept. Before it can be imported, settle what is marked.',
      ...collectQuestionErrors(asks),
    },
  }
}
