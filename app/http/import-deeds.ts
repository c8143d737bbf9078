import type { Draft } from '#app/domain/import/draft.ts'
import { nameBook, type NameBook } from '#app/domain/import/naming.ts'
import { settled, type ItemState } from '#app/domain/import/settled.ts'
import type { User } from '#app/domain/users.ts'
import { theStore, type Doer, type Import, type ItemRow, type Reading } from '#app/store.server.ts'
import { letterFields } from './letter-form.ts'
import { altered } from './rights.ts'
import { storing } from './storing.ts'

/** What a form on the page of an import came to; `errors` by field where an item was corrected, otherwise `form`. */
export type ImportAnswer =
  | { ok: true; said: string }
  | {
      ok: false
      status: number
      errors: Record<string, string>
      item?: { id: string; revision: number; fields: Draft['fields'] }
    }

const busy: ImportAnswer = {
  ok: false,
  status: 409,
  errors: { form: 'Somebody else changed this meanwhile. Look at it again; nothing was stored.' },
}

/** Does what a form on the page of an import asks for. */
export async function importDeed(
  reading: Reading,
  user: User,
  one: Import,
  form: FormData,
): Promise<ImportAnswer> {
  const deed = deeds[String(form.get('deed')) as keyof typeof deeds]
  if (!deed) throw altered()
  return storing(
    () => deed({ reading, one, form, doer: { userId: user.id, via: 'screen' } }),
    (sentence): ImportAnswer => ({ ok: false, status: 503, errors: { form: sentence } }),
  )
}

type Asked = { reading: Reading; one: Import; form: FormData; doer: Doer }

const deeds = {
  stop: async ({ one }: Asked) =>
    told((await imports()).setStopped(one.id, true), 'It stops. What is done so far stays.'),
  'go on': async ({ one }: Asked) =>
    told((await imports()).setStopped(one.id, false), 'It goes on.'),
  'accept ready': (asked: Asked) => accept(asked, ['ready']),
  'accept doubtful': (asked: Asked) => accept(asked, ['doubtful']),
  accept: (asked: Asked) => accept(asked, ['ready', 'doubtful'], [idIn(asked.form)]),
  'leave out': async ({ one, form }: Asked) =>
    told(
      (await imports()).leaveOut(one.id, [idIn(form)]),
      'It is left out. Nothing of it is stored.',
    ),
  'take in': takeIn,
  settle: settle,
  answer: answer,
  undo: (asked: Asked) => turn(asked, 'undoing'),
  redo: (asked: Asked) => turn(asked, 'redoing'),
}

const imports = async () => (await theStore()).imports
const idIn = (form: FormData) => String(form.get('id') ?? '')

async function told(done: Promise<unknown>, said: string): Promise<ImportAnswer> {
  await done
  return { ok: true, said }
}

async function accept(
  { one, doer }: Asked,
  states: readonly ItemState[],
  ids?: readonly string[],
): Promise<ImportAnswer> {
  if (one.state === 'undoing' || one.state === 'undone' || one.state === 'redoing')
    return {
      ok: false,
      status: 409,
      errors: {
        form: 'This import is taken back. Give it back first, then its letters can be stored.',
      },
    }
  await (await imports()).accept(one.id, { states, ids }, doer)
  return { ok: true, said: ids ? 'It is being stored.' : 'They are being stored.' }
}

async function turn({ one, doer }: Asked, to: 'undoing' | 'redoing'): Promise<ImportAnswer> {
  const { changed } = await (await imports()).turn(one.id, to, doer)
  return changed
    ? {
        ok: true,
        said:
          to === 'undoing'
            ? 'Its letters are being taken back.'
            : 'Its letters are being given back.',
      }
    : busy
}

/** An item that was left out becomes again what its form says. */
async function takeIn({ reading, one, form }: Asked): Promise<ImportAnswer> {
  const item = await (await imports()).item(one.id, idIn(form))
  if (!item?.draft || item.state !== 'left out') return busy
  if (item.same && item.same.how !== 'nearly')
    return {
      ok: false,
      status: 409,
      errors: { form: 'The very same letter is stored already, so it stays left out.' },
    }
  return kept(await bookFor(reading, one), one, item, item.draft, 'It is taken in again.')
}

/** The form of one item, as somebody corrected it. What cannot be stored yet is kept all the same, with what is missing said at its field. */
async function settle({ reading, one, form }: Asked): Promise<ImportAnswer> {
  const item = await (await imports()).item(one.id, idIn(form))
  const fields = letterFields(form)
  const refuse = (status: number, errors: Record<string, string>): ImportAnswer => ({
    ok: false,
    status,
    errors,
    item: { id: idIn(form), revision: Number(form.get('revision')) || 0, fields },
  })
  if (!item?.draft)
    return refuse(409, {
      form: 'This letter is not waiting any more. Look for it among those that are stored.',
    })
  if (item.revision !== Number(form.get('revision')))
    return refuse(409, {
      form: 'Somebody else changed this letter meanwhile. What you typed is still here; open the page again beside it and compare.',
    })
  const draft: Draft = {
    ...item.draft,
    fields,
    looked: true,
    distinct: item.draft.distinct || form.get('distinct') === 'on',
  }
  const answer = await kept(
    await bookFor(reading, one, draft),
    one,
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

async function kept(
  book: NameBook,
  one: Import,
  item: ItemRow,
  draft: Draft,
  said: string,
): Promise<ImportAnswer> {
  const { asks, state } = settled(draft, item.same, book, one.answers)
  const { changed } = await (await imports()).settle(item, { draft, asks, state })
  if (!changed) return busy
  if (!asks.length) return { ok: true, said }
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
async function answer({ reading, one, form }: Asked): Promise<ImportAnswer> {
  const answers = { ...one.answers }
  for (const [field, value] of form) {
    const [, at] = /^answer\.(\d{1,4})$/.exec(field) ?? []
    const key = at === undefined ? '' : String(form.get(`key.${at}`) ?? '').slice(0, 600)
    if (key && value !== '?') answers[key] = String(value).slice(0, 200)
  }
  const store = await theStore()
  const items = await store.imports.drafts(one.id)
  const book = await bookFor(reading, one)
  const now = items.flatMap(({ id, revision, draft, same, asks, state }) => {
    const next = draft && settled(draft, same, book, answers)
    return next && (next.state !== state || next.asks.length !== asks.length)
      ? [{ id, revision, ...next }]
      : []
  })
  await store.imports.answer(one.id, answers, now)
  return { ok: true, said: 'Kept. The answers hold for all letters of this import.' }
}

/** Whom names may mean: everybody whom the reader may know of, and those whom the letters of the import name, one of them as it stands in a form. */
async function bookFor(reading: Reading, one: Import, changed?: Draft): Promise<NameBook> {
  const drafts = await (await imports()).drafts(one.id)
  return nameBook(await reading.actors.all(), (await reading.actors.known()).affiliations, [
    ...drafts.flatMap(({ draft }) => (draft ? [draft] : [])),
    ...(changed ? [changed] : []),
  ])
}
