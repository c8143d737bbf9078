import { listFields, listKinds, type ListKind } from '#app/domain/lists/list-fields.ts'
import {
  findMissingFields,
  makeListKey,
  type ListMapping,
  type ListTable,
} from '#app/domain/lists/list-table.ts'
import { rowChoiceKey, type ListQuestion } from '#app/domain/lists/list-plan.ts'
import { parseRevision } from '#app/domain/ids.ts'
import { invalidForm, requireDeed } from '#app/auth/guard.ts'
import type { StoredList } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { mayTakeIn, type ListSender } from './require-list.ts'
import { hashChoiceKey } from './plan-list.ts'
import { chooseListDossier, proposeColumns } from './start-list.ts'

/** What came of a form about a list: a sentence, or what is wrong, by field. `gone`: the list is thrown away. */
export type ListAnswer =
  | { ok: true; message: string; gone?: true }
  | { ok: false; status: number; errors: Record<string, string> }

export type ListRequest = ListSender & { list: StoredList; form: FormData }

/** Does what a form on the page of a list asks for. */
export async function applyListForm(request: ListRequest): Promise<ListAnswer> {
  const deed = requireDeed(listDeeds, request.form.get('deed'))
  if (!mayTakeIn(request, request.list))
    return refuse(403, {
      form: 'You may not change what this list is about. Ask an editor. Nothing was stored.',
    })
  if (parseRevision(request.form.get('revision')) !== request.list.revision) return staleAnswer
  const tooLong = findTooLongAnswers(request)
  if (Object.keys(tooLong).length) return refuse(400, tooLong)
  return withStoreErrors(
    () => deed(request),
    (sentence): ListAnswer => refuse(503, { form: sentence }),
  )
}

const refuse = (status: number, errors: Record<string, string>): ListAnswer => ({
  ok: false,
  status,
  errors,
})

const staleAnswer = refuse(409, {
  form: 'This list was changed meanwhile, so nothing was done. This is how it stands now.',
})

const listDeeds: Record<string, (request: ListRequest) => Promise<ListAnswer>> = {
  'name kind': nameKind,
  'name columns': nameColumns,
  'name columns anew': reopenColumns,
  choose: keepChoices,
  'make all': makeAll,
  'take in': takeListIn,
  'take back': takeListBack,
  'plan anew': planAnew,
  discard: discardList,
}

/** Says what the rows are, and of which dossier; where the columns are known then, the plan is made at once. */
async function nameKind(request: ListRequest): Promise<ListAnswer> {
  const said = await readKind(request)
  if (!said.ok) return refuse(400, said.errors)
  const { kind, table } = said
  const proposed = await proposeColumns(request.admin, kind, table)
  return storeColumns(request, { ...said, mapping: proposed.mapping }, !proposed.sure)
}

async function nameColumns(request: ListRequest): Promise<ListAnswer> {
  const said = await readKind(request)
  if (!said.ok) return refuse(400, said.errors)
  const { kind, table } = said
  const known = new Set(listFields[kind].map(({ field }) => field))
  const columns = table.headings.map((_, place) => {
    const field = String(request.form.get(`column.${place}`) ?? '')
    return known.has(field) ? field : null
  })
  const twice = columns.find((field, place) => field && columns.indexOf(field) !== place)
  if (twice) {
    const { heading } = listFields[kind].find((one) => one.field === twice)!
    return refuse(400, {
      columns: `Two columns are named for “${heading}”. Leave one of them alone.`,
    })
  }
  return storeColumns(request, { ...said, mapping: { columns, order: null } }, false)
}

type SaidKind = { kind: ListKind; dossierId: string | null; table: ListTable }

async function readKind(
  request: ListRequest,
): Promise<(SaidKind & { ok: true }) | { ok: false; errors: Record<string, string> }> {
  const { form, admin, list, kinds } = request
  const kind = listKinds.find((one) => one === form.get('kind'))
  if (!kind) return { ok: false, errors: { kind: 'Choose what the rows of this list are.' } }
  if (!kinds.includes(kind))
    return { ok: false, errors: { kind: `You may not take in ${kind}. Ask an editor.` } }
  const dossier = chooseListDossier(request, kind, form)
  if (!dossier.ok) return { ok: false, errors: { dossier: dossier.reason } }
  if (kind !== 'actors' && dossier.id === null)
    return { ok: false, errors: { dossier: `Choose the dossier that these ${kind} are for.` } }
  const table = await admin.lists.cells(list.id)
  if (!table) throw invalidForm()
  return { ok: true, kind, dossierId: dossier.id, table }
}

/** Keeps what was said; `asks`: the columns are still to be looked at. */
async function storeColumns(
  { admin, list, performedBy }: ListRequest,
  { kind, dossierId, table, mapping }: SaidKind & { mapping: ListMapping },
  asks: boolean,
): Promise<ListAnswer> {
  const missing = findMissingFields(kind, mapping)
  if (asks) {
    const { changed } = await admin.lists.askColumns(list, { kind, dossierId, mapping })
    return changed
      ? { ok: true, message: 'Look at what each column holds, and confirm it.' }
      : staleAnswer
  }
  if (missing.length)
    return refuse(400, {
      columns: `Say which column holds: ${missing.join(', ')}. Without it no row can be read.`,
    })
  const remember = makeListKey(kind, table)
  const { changed } = await admin.lists.nameColumns(
    list,
    { kind, dossierId, mapping },
    remember,
    performedBy,
  )
  return changed ? { ok: true, message: '' } : staleAnswer
}

async function reopenColumns({ admin, list }: ListRequest): Promise<ListAnswer> {
  const { changed } = await admin.lists.reopen(list)
  return changed ? { ok: true, message: 'Say anew what the columns hold.' } : staleAnswer
}

/** Written answers that are longer than they may be, by their fields. */
function findTooLongAnswers({ list, form }: ListRequest): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { key, writes } of list.questions) {
    const words = form.get(`answer.${key}`)
    if (writes && typeof words === 'string' && words.trim().length > writes.most)
      errors[`answer.${key}`] = `Write at most ${writes.most} signs. Nothing was kept.`
  }
  return errors
}

/** What a form says of questions and single rows otherwise than the plan, laid over what was said before. */
function readChoices({ list, form }: ListRequest): Record<string, string> {
  const choices = { ...list.choices }
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const [, question] = /^answer\.([0-9a-f]{32})$/.exec(name) ?? []
    const asked = list.questions.find(({ key }) => key === question)
    if (asked) answerQuestion(choices, asked, value)
    const [, row] = /^row\.(\d{1,7})$/.exec(name) ?? []
    if (row !== undefined && form.get(`planned.${row}`) !== value)
      setRowChoice(choices, Number(row), value)
  }
  return choices
}

function answerQuestion(
  choices: Record<string, string>,
  { key, options, writes }: ListQuestion,
  value: string,
): void {
  const words = value.trim()
  if (options.some((option) => option.value === value)) choices[key] = value
  else if (writes && words) choices[key] = words
}

function setRowChoice(choices: Record<string, string>, row: number, value: string): void {
  const key = hashChoiceKey(rowChoiceKey(row))
  if (['leave out', 'wording', 'meaning'].includes(value)) choices[key] = value
  else delete choices[key]
}

const isSame = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.keys({ ...one, ...other }).every((key) => one[key] === other[key])

async function keepChoices(request: ListRequest): Promise<ListAnswer> {
  const { admin, list } = request
  const choices = readChoices(request)
  if (isSame(choices, list.choices)) return { ok: true, message: 'Nothing was chosen otherwise.' }
  const { changed } = await admin.lists.choose(list, choices)
  return changed ? { ok: true, message: 'Your choices are kept.' } : staleAnswer
}

/** Answers all that ask about an organisation that nobody knows alike. */
async function makeAll(request: ListRequest): Promise<ListAnswer> {
  const { admin, list, form } = request
  const kind = form.get('all') === 'unit' ? 'unit' : 'organisation'
  const choices = readChoices(request)
  for (const { key, options } of list.questions)
    if (options.some(({ value }) => value === kind)) choices[key] ??= kind
  const { changed } = await admin.lists.choose(list, choices)
  return changed ? { ok: true, message: 'Your answers are kept.' } : staleAnswer
}

/** Lets the plan that was shown be carried out; choices that were not kept yet are kept first, and shown. */
async function takeListIn(request: ListRequest): Promise<ListAnswer> {
  const { admin, list, performedBy } = request
  const choices = readChoices(request)
  if (!isSame(choices, list.choices)) {
    const { changed } = await admin.lists.choose(list, choices)
    return changed
      ? {
          ok: true,
          message:
            'Your choices are kept, and the plan follows them now. Look at it, and take it in.',
        }
      : staleAnswer
  }
  const { changed } = await admin.lists.startPhase(list, 'storing', performedBy)
  return changed ? { ok: true, message: '' } : staleAnswer
}

async function takeListBack({ admin, list, performedBy }: ListRequest): Promise<ListAnswer> {
  const { changed } = await admin.lists.startPhase(list, 'undoing', performedBy)
  return changed ? { ok: true, message: '' } : staleAnswer
}

async function planAnew({ admin, list }: ListRequest): Promise<ListAnswer> {
  const { changed } = await admin.lists.choose(list, list.choices)
  return changed ? { ok: true, message: '' } : staleAnswer
}

async function discardList({ admin, list }: ListRequest): Promise<ListAnswer> {
  const { changed } = await admin.lists.discard(list)
  return changed
    ? { ok: true, message: `“${list.name}” is thrown away. Nothing of it was stored.`, gone: true }
    : staleAnswer
}
