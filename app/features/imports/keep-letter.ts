import { parseRevision } from '#app/domain/ids.ts'
import type { Audience } from '#app/domain/letters.ts'
import { isTakenBack } from '#app/domain/plan/import-progress.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { listLetterNames } from '#app/domain/plan/letter-names.ts'
import { applyNameAnswers, type NameAnswers } from '#app/domain/plan/name-questions.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import type { Import, ImportItem } from '#app/store.server.ts'
import { parseAudience } from '../letters/visibility-form.ts'
import { findLinkChoices, resolveSoughtLetters } from '../letters/linked-letters.ts'
import { parseLetterFields } from '../letters/letter-form.ts'
import { readNameAnswers } from '../letters/name-answers.ts'
import { withStoreErrors } from '../try-store.ts'
import { makeAcceptedLetter } from './accepted-letter.ts'
import type { RefusedItemForm, SentItemForm } from './import-answer.ts'
import { collectQuestionErrors } from './item-editor-view.ts'
import { planChangedItem } from './name-index.ts'
import { correctDraft, staleItemMessage } from './save-item.ts'
import { describeStoredCopy } from './stored-copy.ts'
import { waitUntilStored } from './wait-for-import.ts'

/** What keeping a letter came to: it is stored, or refused with everything that was typed. */
export type KeptLetter = StoredLetter | RefusedLetter<RefusedItemForm>
type StoredLetter = { ok: true; letterId: string }
type RefusedLetter<Item> = {
  ok: false
  status: number
  errors: Record<string, string>
  item: Item
  audience: Audience
}

type KeepRequest = Pick<SignedInContext, 'visible' | 'admin' | 'user' | 'performedBy'> & {
  importRow: Import
  form: FormData
}

/**
 * Stores the one letter of an import as its form says, with the attachments that are ticked. What cannot be stored yet
 * is kept in the import, with what is missing said at its field. The same form sent twice stores it once.
 */
export async function keepLetter(request: KeepRequest): Promise<KeptLetter> {
  const kept = await keepSentLetter(request)
  if (kept.ok) return kept
  const { item } = kept
  const links = await findLinkChoices(request.visible, item.fields, item.id)
  return { ...kept, item: { ...item, links } }
}

type KeptForm = StoredLetter | RefusedLetter<SentItemForm>

async function keepSentLetter(request: KeepRequest): Promise<KeptForm> {
  const { admin, user, importRow, form } = request
  const itemId = String(form.get('id') ?? '')
  const parsed = await parseAudience(admin, form, user, importRow.audience, importRow.createdBy)
  const refuse: Refuse = (
    status,
    errors,
    revision = Math.max(0, parseRevision(form.get('revision'))),
  ) => ({
    ok: false,
    status,
    errors,
    item: { id: itemId, revision, fields: parseLetterFields(form) },
    audience: parsed.audience,
  })
  return withStoreErrors(
    async () => {
      const errors = await resolveSoughtLetters(request.visible, form, itemId)
      return Object.keys(errors).length
        ? refuse(400, errors)
        : keepOpenLetter(request, { itemId, parsed, refuse })
    },
    (sentence): KeptForm => refuse(503, { form: sentence }),
  )
}

type Refuse = (status: number, errors: Record<string, string>, revision?: number) => KeptForm
type ParsedKeepForm = {
  itemId: string
  parsed: Awaited<ReturnType<typeof parseAudience>>
  refuse: Refuse
}

async function keepOpenLetter(
  request: KeepRequest,
  { itemId, parsed, refuse }: ParsedKeepForm,
): Promise<KeptForm> {
  const { visible, admin, importRow, form } = request
  if (isTakenBack(importRow.state)) return refuse(409, { form: takenBackMessage })
  const item = await findOpenItem(request, itemId)
  if (!item?.draft || !['asking', 'doubtful', 'ready', 'stored'].includes(item.state))
    return refuse(409, {
      form: 'This letter is not waiting any more. Look for it among those that are stored.',
    })
  if (item.state === 'stored') return { ok: true, letterId: item.id }
  const draft = correctDraft(item.draft, item.same, form)
  if (item.revision !== parseRevision(form.get('revision')) && !isSameForm(item.draft, draft))
    return refuse(409, { form: staleItemMessage })
  const answers = { ...importRow.answers, ...readNameAnswers(form) }
  const audience = parsed.ok ? parsed.audience : importRow.audience
  const { asks, state } = await planChangedItem(
    { visible, admin },
    importRow.id,
    item,
    draft,
    answers,
  )
  await saveChoices(request, { answers, audience })
  const { changed } = await admin.imports.saveItem(item, { draft, asks, state })
  // Whoever sent the same form at the same moment was quicker.
  if (!changed) return keepAgain(request, { itemId, parsed, refuse })
  if (asks.length || !parsed.ok)
    return refuse(
      400,
      { ...collectQuestionErrors(asks), ...(parsed.ok ? {} : parsed.errors) },
      item.revision + 1,
    )
  return storeLetter(request, { ...item, draft }, { answers, audience, refuse })
}

const takenBackMessage =
  'This import is taken back. Give it back first, then its letters can be stored.'

/** An item as it stands; one that the server is storing just now, as it is once that is done. */
async function findOpenItem({ admin, importRow }: KeepRequest, itemId: string) {
  const item = await admin.imports.item(importRow.id, itemId)
  return item?.state === 'accepted' ? waitUntilStored(admin, importRow.id, itemId) : item
}

/** Whether what stands in the store is what this form says, so that it was sent before. */
function isSameForm(stored: LetterDraft, sent: LetterDraft): boolean {
  return JSON.stringify(stored.fields) === JSON.stringify(sent.fields)
}

async function keepAgain(request: KeepRequest, parsedForm: ParsedKeepForm): Promise<KeptForm> {
  const item = await findOpenItem(request, parsedForm.itemId)
  const sent = item?.draft && correctDraft(item.draft, item.same, request.form)
  if (item?.draft && sent && isSameForm(item.draft, sent))
    return keepOpenLetter(request, parsedForm)
  return parsedForm.refuse(409, { form: staleItemMessage })
}

/** Keeps who may see the letter and whom names mean, for this letter and what is attached to it. */
async function saveChoices(
  { admin, importRow }: KeepRequest,
  { answers, audience }: { answers: NameAnswers; audience: Audience },
): Promise<void> {
  if (JSON.stringify(answers) !== JSON.stringify(importRow.answers))
    await admin.imports.saveAnswers(importRow.id, answers, [])
  if (JSON.stringify(audience) !== JSON.stringify(importRow.audience))
    await admin.imports.setAudience(importRow.id, audience)
}

async function storeLetter(
  { visible, admin, performedBy, importRow, form }: KeepRequest,
  item: ImportItem & { draft: LetterDraft },
  { answers, audience, refuse }: { answers: NameAnswers; audience: Audience; refuse: Refuse },
): Promise<KeptForm> {
  const revision = item.revision + 1
  const stored = item.text === null ? null : await visible.letters.withText(item.text)
  if (stored && stored.id !== item.id)
    return refuse(400, { form: describeStoredCopy(stored.title) }, revision)
  const toStore = await admin.importJob.itemToStore(importRow.id, item.id)
  if (!toStore) return refuse(409, { form: staleItemMessage }, revision)
  const accepted = { ...toStore, draft: item.draft, acceptedBy: performedBy.userId }
  const names = listLetterNames(
    applyNameAnswers(item.draft.fields.parties, answers),
    item.draft.positions,
  )
  const planned = makeAcceptedLetter(
    { ...accepted, acceptedVia: performedBy.via },
    { ...importRow, audience, answers },
    {
      ...(await visible.actors.forPlanning(names)),
      topics: await visible.topics.ofDossier(importRow.dossierId),
    },
  )
  if (!planned.ok)
    return refuse(400, { [planned.question.field]: planned.question.sentence }, revision)
  const { letter } = planned
  const isRecorded = await admin.importJob.recordStored([{ letter, performedBy }], ['ready'])
  const isStored =
    isRecorded || (await admin.imports.item(importRow.id, item.id))?.state === 'stored'
  if (!isStored) return refuse(409, { form: staleItemMessage }, revision)
  const attachmentIds = form.getAll('with').map(String)
  if (isRecorded && attachmentIds.length)
    await admin.imports.accept(
      importRow.id,
      { states: ['ready', 'doubtful'], ids: attachmentIds },
      performedBy,
    )
  await admin.importJob.releaseFileBytes(importRow.id)
  return { ok: true, letterId: item.id }
}
