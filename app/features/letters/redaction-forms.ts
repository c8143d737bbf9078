import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { invalidForm } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { listOfferedExceptions, type Exception } from '#app/domain/exceptions.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import { findInvoked, type LetterRedactions, type Redaction } from '#app/domain/redactions.ts'
import { readPrintedExceptions } from '#app/domain/text/printed-exceptions.ts'
import { findRedactions } from '#app/domain/text/quotes.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { withStoreErrors } from '../try-store.ts'
import { findUndoable } from './redaction-history.ts'
import { stampRedactions } from './redactions-page.ts'

type InvocationOutcome = { ok: true; message: string } | RefusedForm

type InvocationForm = {
  form: FormData
  text: string
  redactions: LetterRedactions
  all: readonly Exception[]
  readEntry: (id: string) => Promise<HistoryEntry | null>
}

type Planned = { ok: true; after: Redaction[] } | RefusedForm

const deeds: Record<string, (asked: InvocationForm) => Planned | Promise<Planned>> = {
  set: planSet,
  take: planTake,
  undo: planUndo,
}

/** Keeps what a form says was invoked. Throws a `Response` for who may not, and for a form that no page sends. */
export async function saveInvocations(
  context: RequestContext,
  letterId: string,
  form: FormData,
): Promise<InvocationOutcome> {
  const { visible, letterDetail, performedBy } = await requireCodableLetter(context, letterId)
  const plan = Object.hasOwn(deeds, String(form.get('deed'))) && deeds[String(form.get('deed'))]
  if (!plan || !form.has('stamp')) throw invalidForm()
  const redactions = (await visible.exceptions.ofLetter(letterId))!
  if (form.get('stamp') !== stampRedactions(redactions))
    return refuse('changed meanwhile', overtaken)
  const planned = await plan({
    ...{ form, redactions, text: letterDetail.text.text },
    all: await visible.exceptions.all(),
    readEntry: async (id) =>
      (await visible.history.ofLetter(letterId)).find((entry) => entry.id === id) ?? null,
  })
  if (!planned.ok) return planned
  const { after } = planned
  const before = after.map(({ redaction }) => ({
    redaction,
    exceptionIds: findInvoked(redactions, redaction),
  }))
  return withStoreErrors<InvocationOutcome, InvocationOutcome>(
    async () => {
      const { textVersionId } = redactions
      const change = { letterId, textVersionId, before, after }
      const { changed } = await visible.exceptions.save(change, performedBy)
      return changed
        ? { ok: true, message: `Kept for ${describeCount(after)}.` }
        : refuse('changed meanwhile', overtaken)
    },
    (sentence) => refuse('not stored', sentence),
  )
}

const overtaken =
  'Somebody said something of these redactions meanwhile, or corrected the text. What stands now is shown below; say ' +
  'yours again if it is still right.'

const refuse = (cause: RefusedForm['cause'], sentence: string): RefusedForm =>
  refuseFormBecause(cause, { form: sentence }, {})

function describeCount(after: readonly Redaction[]): string {
  const marks = after.filter(({ redaction }) => redaction !== null).length
  return [
    marks < after.length ? 'the letter as a whole' : '',
    marks ? formatQuantity(marks, 'redaction') : '',
  ]
    .filter(Boolean)
    .join(' and ')
}

/** The ticked exceptions take the place of what was said of each ticked redaction; none ticked takes it away. */
function planSet({ form, redactions, all }: InvocationForm): Planned {
  const ticked = new Set(form.getAll('redaction').map(String))
  const asked = form.getAll('exception').map(String)
  const targets = listTargets(ticked, redactions.marks)
  if (!targets.length)
    return refuse('unfit', 'Tick the redactions that are meant, or the letter as a whole.')
  const present = redactions.invoked.flatMap(({ exceptionIds }) => exceptionIds)
  const known = new Set(listOfferedExceptions(all, present).map(({ id }) => id))
  if (asked.some((id) => !known.has(id)))
    return refuse(
      'unfit',
      'One of these exceptions is not offered any more. Choose among those shown.',
    )
  return {
    ok: true,
    after: targets.map((redaction) => ({ redaction, exceptionIds: [...new Set(asked)].sort() })),
  }
}

function listTargets(ticked: ReadonlySet<string>, marks: number): (number | null)[] {
  const numbers = Array.from({ length: marks }, (_, at) => at + 1)
  return [
    ...(ticked.has('letter') ? [null] : []),
    ...numbers.filter((number) => ticked.has('all') || ticked.has(String(number))),
  ]
}

/** What the marks print is added to what was said of them. */
function planTake({ form, text, redactions, all }: InvocationForm): Planned {
  const asked = String(form.get('redaction'))
  const after = findRedactions(text).flatMap((mark, at): Redaction[] => {
    if (asked !== 'all' && asked !== String(at + 1)) return []
    const invoked = findInvoked(redactions, at + 1)
    const printed = readPrintedExceptions(text, mark, all).filter((id) => !invoked.includes(id))
    return printed.length
      ? [{ redaction: at + 1, exceptionIds: [...invoked, ...printed].sort() }]
      : []
  })
  return after.length
    ? { ok: true, after }
    : refuse('changed meanwhile', 'Nothing is proposed there any more.')
}

async function planUndo({ form, redactions, readEntry }: InvocationForm): Promise<Planned> {
  const entry = await readEntry(String(form.get('entry')))
  const after = entry && findUndoable(entry, redactions)
  return after
    ? { ok: true, after }
    : refuse('changed meanwhile', 'This cannot be undone any more: something else was said since.')
}
