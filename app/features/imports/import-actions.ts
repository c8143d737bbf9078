import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { buildNameIndex, type NameIndex } from '#app/domain/plan/name-questions.ts'
import { planItem, type ItemState } from '#app/domain/plan/plan-item.ts'
import type { User } from '#app/domain/users.ts'
import {
  theStore,
  type PerformedBy,
  type Import,
  type ImportItemRow,
  type VisibleStore,
} from '#app/store.server.ts'
import { parseLetterFields } from '../letters/letter-form.ts'
import { invalidForm } from '#app/auth/guard.ts'
import { withStoreErrors } from '../try-store.ts'

/** What a form on the page of an import came to; `errors` by field where an item was corrected, otherwise `form`. */
export type ImportAnswer =
  | { ok: true; message: string }
  | {
      ok: false
      status: number
      errors: Record<string, string>
      item?: { id: string; revision: number; fields: LetterDraft['fields'] }
    }

const conflictAnswer: ImportAnswer = {
  ok: false,
  status: 409,
  errors: { form: 'Somebody else changed this meanwhile. Look at it again; nothing was stored.' },
}

/** Does what a form on the page of an import asks for. */
export async function importAction(
  visible: VisibleStore,
  user: User,
  importRow: Import,
  form: FormData,
): Promise<ImportAnswer> {
  const action = importActions[String(form.get('deed')) as keyof typeof importActions]
  if (!action) throw invalidForm()
  return withStoreErrors(
    () =>
      action({
        visible,
        importRow,
        form,
        performedBy: { userId: user.id, via: 'screen' },
      }),
    (sentence): ImportAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

type ImportFormRequest = {
  visible: VisibleStore
  importRow: Import
  form: FormData
  performedBy: PerformedBy
}

const importActions = {
  stop: async ({ importRow }: ImportFormRequest) =>
    answerAfter(
      (await openImports()).setStopped(importRow.id, true),
      'It stops. What is done so far stays.',
    ),
  'go on': async ({ importRow }: ImportFormRequest) =>
    answerAfter((await openImports()).setStopped(importRow.id, false), 'It goes on.'),
  'accept ready': (asked: ImportFormRequest) => acceptItems(asked, ['ready']),
  'accept doubtful': (asked: ImportFormRequest) => acceptItems(asked, ['doubtful']),
  accept: (asked: ImportFormRequest) =>
    acceptItems(asked, ['ready', 'doubtful'], [readItemId(asked.form)]),
  'leave out': async ({ importRow, form }: ImportFormRequest) =>
    answerAfter(
      (await openImports()).leaveOut(importRow.id, [readItemId(form)]),
      'It is left out. Nothing of it is stored.',
    ),
  'take in': readmitItem,
  settle: saveItemForm,
  answer: answerNames,
  undo: (asked: ImportFormRequest) => undoOrRedoImport(asked, 'undoing'),
  redo: (asked: ImportFormRequest) => undoOrRedoImport(asked, 'redoing'),
}

const openImports = async () => (await theStore()).imports
const readItemId = (form: FormData) => String(form.get('id') ?? '')

async function answerAfter(work: Promise<unknown>, message: string): Promise<ImportAnswer> {
  await work
  return { ok: true, message }
}

async function acceptItems(
  { importRow, performedBy }: ImportFormRequest,
  states: readonly ItemState[],
  ids?: readonly string[],
): Promise<ImportAnswer> {
  if (
    importRow.state === 'undoing' ||
    importRow.state === 'undone' ||
    importRow.state === 'redoing'
  )
    return {
      ok: false,
      status: 409,
      errors: {
        form: 'This import is taken back. Give it back first, then its letters can be stored.',
      },
    }
  await (await openImports()).accept(importRow.id, { states, ids }, performedBy)
  return { ok: true, message: ids ? 'It is being stored.' : 'They are being stored.' }
}

async function undoOrRedoImport(
  { importRow, performedBy }: ImportFormRequest,
  to: 'undoing' | 'redoing',
): Promise<ImportAnswer> {
  const { changed } = await (await openImports()).startReversal(importRow.id, to, performedBy)
  return changed
    ? {
        ok: true,
        message:
          to === 'undoing'
            ? 'Its letters are being taken back.'
            : 'Its letters are being given back.',
      }
    : conflictAnswer
}

/** An item that was left out becomes again what its form says. */
async function readmitItem({ visible, importRow, form }: ImportFormRequest): Promise<ImportAnswer> {
  const item = await (await openImports()).item(importRow.id, readItemId(form))
  if (!item?.draft || item.state !== 'left out') return conflictAnswer
  if (item.same && item.same.how !== 'nearly')
    return {
      ok: false,
      status: 409,
      errors: { form: 'The very same letter is stored already, so it stays left out.' },
    }
  return saveItem(
    await buildNameBook(visible, importRow),
    importRow,
    item,
    item.draft,
    'It is taken in again.',
  )
}

/** The form of one item, as somebody corrected it. What cannot be stored yet is kept all the same, with what is missing said at its field. */
async function saveItemForm({
  visible,
  importRow,
  form,
}: ImportFormRequest): Promise<ImportAnswer> {
  const item = await (await openImports()).item(importRow.id, readItemId(form))
  const fields = parseLetterFields(form)
  const refuse = (status: number, errors: Record<string, string>): ImportAnswer => ({
    ok: false,
    status,
    errors,
    item: { id: readItemId(form), revision: Number(form.get('revision')) || 0, fields },
  })
  if (!item?.draft)
    return refuse(409, {
      form: 'This letter is not waiting any more. Look for it among those that are stored.',
    })
  if (item.revision !== Number(form.get('revision')))
    return refuse(409, {
      form: 'Somebody else changed this letter meanwhile. What you typed is still here; open the page again beside it and compare.',
    })
  const draft: LetterDraft = {
    ...item.draft,
    fields,
    looked: true,
    distinct: item.draft.distinct || form.get('distinct') === 'on',
  }
  const answer = await saveItem(
    await buildNameBook(visible, importRow, draft),
    importRow,
    item,
    draft,
    'Kept. It can be imported now.',
  )
  return answer.ok
    ? answer
    : {
        ...answer,
        item: {
          id: item.id,
          revision: answer.status === 400 ? item.revision + 1 : item.revision,
          fields,
        },
      }
}

async function saveItem(
  book: NameIndex,
  importRow: Import,
  item: ImportItemRow,
  draft: LetterDraft,
  message: string,
): Promise<ImportAnswer> {
  const { asks, state } = planItem(draft, item.same, book, importRow.answers)
  const { changed } = await (await openImports()).saveItem(item, { draft, asks, state })
  if (!changed) return conflictAnswer
  if (!asks.length) return { ok: true, message }
  const errors: Record<string, string> = {}
  for (const { field, sentence } of asks) errors[field] ??= sentence
  return {
    ok: false,
    status: 400,
    errors: {
      form: 'What you wrote is kept. Before it can be imported, settle what is marked.',
      ...errors,
    },
  }
}

/** The answers about names: each holds for every letter of the import that bears the name. */
async function answerNames({ visible, importRow, form }: ImportFormRequest): Promise<ImportAnswer> {
  const answers = { ...importRow.answers }
  for (const [field, value] of form) {
    const [, index] = /^answer\.(\d{1,4})$/.exec(field) ?? []
    const key = index === undefined ? '' : String(form.get(`key.${index}`) ?? '').slice(0, 600)
    if (key && value !== '?') answers[key] = String(value).slice(0, 200)
  }
  const store = await theStore()
  const items = await store.imports.drafts(importRow.id)
  const book = await buildNameBook(visible, importRow)
  const replanned = items.flatMap(({ id, revision, draft, same, asks, state }) => {
    const plan = draft && planItem(draft, same, book, answers)
    return plan && (plan.state !== state || plan.asks.length !== asks.length)
      ? [{ id, revision, ...plan }]
      : []
  })
  await store.imports.saveAnswers(importRow.id, answers, replanned)
  return { ok: true, message: 'Kept. The answers hold for all letters of this import.' }
}

/** Whom names may mean: everybody whom the reader may know of, and those whom the letters of the import name, one of them as it stands in a form. */
async function buildNameBook(
  visible: VisibleStore,
  importRow: Import,
  changed?: LetterDraft,
): Promise<NameIndex> {
  const drafts = await (await openImports()).drafts(importRow.id)
  return buildNameIndex(
    await visible.actors.all(),
    (await visible.actors.forPlanning()).affiliations,
    [...drafts.flatMap(({ draft }) => (draft ? [draft] : [])), ...(changed ? [changed] : [])],
  )
}
