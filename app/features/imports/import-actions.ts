import { isTakenBack } from '#app/domain/plan/import-progress.ts'
import type { ItemState } from '#app/domain/plan/plan-item.ts'
import { requireDeed } from '#app/auth/guard.ts'
import { readNameAnswers } from '../letters/name-answers.ts'
import { withStoreErrors } from '../try-store.ts'
import { conflictAnswer, type ImportAnswer, type ImportFormRequest } from './import-answer.ts'
import { planAnsweredItem } from './name-index.ts'
import { answerPackageTopics } from './package-topics.ts'
import { readmitItem, saveItemForm } from './save-item.ts'

/** Does what a form on the page of an import asks for. */
export async function importAction(request: ImportFormRequest): Promise<ImportAnswer> {
  const action = requireDeed(importActions, request.form.get('deed'))
  return withStoreErrors(
    () => action(request),
    (sentence): ImportAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

const importActions: Record<string, (request: ImportFormRequest) => Promise<ImportAnswer>> = {
  stop: (request: ImportFormRequest) => markImportStopped(request, true),
  'go on': (request: ImportFormRequest) => markImportStopped(request, false),
  'accept ready': (request: ImportFormRequest) => acceptItems(request, ['ready']),
  'accept doubtful': (request: ImportFormRequest) => acceptItems(request, ['doubtful']),
  accept: (request: ImportFormRequest) =>
    acceptItems(request, ['ready', 'doubtful'], [String(request.form.get('id') ?? '')]),
  'leave out': leaveItemOut,
  'take in': readmitItem,
  settle: saveItemForm,
  answer: answerNames,
  'answer topics': answerPackageTopics,
  'import answered': answerPackageTopics,
  undo: (request: ImportFormRequest) => undoOrRedoImport(request, 'undoing'),
  redo: (request: ImportFormRequest) => undoOrRedoImport(request, 'redoing'),
}

async function markImportStopped(
  { admin, importRow }: ImportFormRequest,
  isStopped: boolean,
): Promise<ImportAnswer> {
  await admin.imports.setStopped(importRow.id, isStopped)
  return {
    ok: true,
    message: isStopped ? 'It stops. What is done so far stays.' : 'It goes on.',
  }
}

async function leaveItemOut({ admin, importRow, form }: ImportFormRequest): Promise<ImportAnswer> {
  await admin.imports.leaveOut(importRow.id, [String(form.get('id') ?? '')])
  return { ok: true, message: 'It is left out. Nothing of it is stored.' }
}

async function acceptItems(
  { admin, importRow, performedBy }: ImportFormRequest,
  states: readonly ItemState[],
  ids?: readonly string[],
): Promise<ImportAnswer> {
  if (isTakenBack(importRow.state))
    return {
      ok: false,
      status: 409,
      errors: {
        form: 'This import is taken back. Give it back first, then its letters can be stored.',
      },
    }
  await admin.imports.accept(importRow.id, { states, ids }, performedBy)
  return { ok: true, message: ids ? 'It is being stored.' : 'They are being stored.' }
}

async function undoOrRedoImport(
  { admin, importRow, performedBy }: ImportFormRequest,
  direction: 'undoing' | 'redoing',
): Promise<ImportAnswer> {
  const { changed } = await admin.imports.startReversal(importRow.id, direction, performedBy)
  if (!changed) return conflictAnswer
  return {
    ok: true,
    message:
      direction === 'undoing'
        ? 'Its letters are being taken back.'
        : 'Its letters are being given back.',
  }
}

/** The answers about names: each holds for every letter of the import that bears the name. */
async function answerNames({ admin, importRow, form }: ImportFormRequest): Promise<ImportAnswer> {
  const answers = { ...importRow.answers, ...readNameAnswers(form) }
  const items = await admin.imports.drafts(importRow.id)
  const replanned = items.flatMap(({ id, revision, draft, asks, state }) => {
    const plan = draft && planAnsweredItem(draft, asks, answers)
    return plan && (plan.state !== state || plan.asks.length !== asks.length)
      ? [{ id, revision, ...plan }]
      : []
  })
  await admin.imports.saveAnswers(importRow.id, answers, replanned)
  return { ok: true, message: 'Kept. The answers hold for all letters of this import.' }
}
