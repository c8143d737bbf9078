import { pluralise } from '#app/domain/text/words.ts'
import { hasDoubt, settleDoubts, type DoubtQuery } from '#app/domain/plan/doubt-kinds.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'
import { parseEdtfDate } from '#app/domain/days.ts'
import { requireDeed } from '#app/auth/guard.ts'
import type { ImportItemRow } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { conflictAnswer, type ImportAnswer, type ImportFormRequest } from './import-answer.ts'
import { planSameNames } from './name-index.ts'

type OpenItem = ImportItemRow & { draft: LetterDraft }

/**
 * Settles all that is open of one kind in the letters of an import, as the form says: looked at, of its own, dated, or
 * left out. It holds for as many letters as the form showed; where there are others meanwhile nothing is done.
 */
export async function settleKindAction(request: ImportFormRequest): Promise<ImportAnswer> {
  const { admin, importRow, form } = request
  const settle = requireDeed(deeds, form.get('deed'))
  const choice = readDoubtQuery(form)
  return withStoreErrors(
    async () => {
      const items = (await admin.imports.drafts(importRow.id)).filter(
        (item): item is OpenItem => item.draft !== null && hasDoubt(item, choice),
      )
      if (items.length !== Number(form.get('letters'))) return refuseOtherCount(items.length)
      return settle(request, items, choice)
    },
    (sentence): ImportAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

type Settle = (
  request: ImportFormRequest,
  items: readonly OpenItem[],
  choice: DoubtQuery,
) => Promise<ImportAnswer>

const deeds: Record<string, Settle> = {
  'looked at': (request, items, choice) =>
    saveAll(request, items, (draft) => settleDoubts(draft, choice)),
  distinct: (request, items) => saveAll(request, items, (draft) => ({ ...draft, distinct: true })),
  date: giveDate,
  'leave out': leaveAllOut,
}

function readDoubtQuery(form: FormData): DoubtQuery {
  const sentence = form.get('sentence')
  return {
    key: String(form.get('kind') ?? ''),
    sentence: typeof sentence === 'string' && sentence ? sentence : null,
  }
}

function refuseOtherCount(count: number): ImportAnswer {
  return {
    ok: false,
    status: 409,
    errors: {
      form: `Meanwhile ${count === 1 ? 'it is one letter' : `there are ${count.toLocaleString('en')} letters`} of this kind. Look at them again; nothing was settled.`,
    },
  }
}

/** One date for all: as a person would write it into each of them, with why it is believed. */
async function giveDate(
  request: ImportFormRequest,
  items: readonly OpenItem[],
): Promise<ImportAnswer> {
  const [dated, basis] = ['dated', 'basis'].map((name) =>
    String(request.form.get(name) ?? '').trim(),
  ) as [string, string]
  const read = parseEdtfDate(dated)
  if (!read.ok) return { ok: false, status: 400, errors: { form: read.reason } }
  if (!basis)
    return {
      ok: false,
      status: 400,
      errors: { form: 'Write why this date is believed: it stands beside each of these letters.' },
    }
  // The day tells who held an office that stands without a name, which is asked letter by letter.
  const offices = items.filter(({ draft }) =>
    draft.fields.parties.some(({ name, withheld, capacity }) => capacity && !name && !withheld),
  )
  const answer = await saveAll(
    request,
    items.filter((item) => !offices.includes(item)),
    (draft) => ({ ...draft, fields: { ...draft.fields, dated, basis: basis.slice(0, 500) } }),
  )
  return answer.ok && offices.length
    ? {
        ok: true,
        message: `${answer.message} ${countLetters(offices.length)} with an office without a name ${pluralise(offices.length, 'waits', 'wait')} for a date of ${pluralise(offices.length, 'its', 'their')} own.`,
      }
    : answer
}

async function leaveAllOut(
  { admin, importRow }: ImportFormRequest,
  items: readonly OpenItem[],
): Promise<ImportAnswer> {
  await admin.imports.leaveOut(
    importRow.id,
    items.map(({ id }) => id),
  )
  return { ok: true, message: `${countLetters(items.length)} left out. Nothing of them is stored.` }
}

/** Changes drafts and says what came of it: how many letters are ready now, and how many leave something else open. */
async function saveAll(
  { admin, importRow }: ImportFormRequest,
  items: readonly OpenItem[],
  change: (draft: LetterDraft) => LetterDraft,
): Promise<ImportAnswer> {
  const changed = items.map((item) => {
    const draft = change(item.draft)
    return {
      id: item.id,
      revision: item.revision,
      draft,
      ...planSameNames(item, draft, importRow.answers),
    }
  })
  if (!(await admin.imports.saveItems(changed)).changed) return conflictAnswer
  const ready = changed.filter(({ state }) => state === 'ready').length
  const open = changed.length - ready
  return {
    ok: true,
    message:
      `Settled in ${countLetters(changed.length).toLowerCase()}: ${ready.toLocaleString('en')} ` +
      `${pluralise(ready, 'is', 'are')} ready now` +
      (open
        ? `, ${open.toLocaleString('en')} ${pluralise(open, 'leaves', 'leave')} something else open.`
        : '.'),
  }
}

function countLetters(count: number): string {
  return count === 1 ? 'One letter' : `${count.toLocaleString('en')} letters`
}
