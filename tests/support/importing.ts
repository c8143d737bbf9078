import { runImport } from '#app/jobs/run-import.ts'
import type { ItemState } from '#app/domain/plan/plan-item.ts'
import { newId } from '#db/core/ids.ts'
import type { ImportItemRow } from '#db/imports/import-rows.ts'
import { dossierOf, keep, somebody } from './letters.ts'
import { addUser } from './request-context.ts'
import type { TestStore } from './store.ts'

export type Given = { name: string; bytes: Buffer | string }

/** A letter of one page with a head that says all that is needed. */
export function letterText({
  author = 'Ylva Johansson',
  capacity = 'Member of the Commission',
  dated = '29 October 2020',
  reference = 'Ares(2020)6018155',
  to = 'Ms Emma Mikó',
  body = 'We support it without reservation. We oppose any delay of it.',
} = {}): string {
  return `European Commission\n\nBrussels, ${dated}\n${reference}\n\n${to}\nSome Street 1\n1000 Brussels\n\nDear ${to},\n\n${body}\n\nYours sincerely,\n\n${author}\n${capacity}\n`
}

/** An import with its files, not read yet. */
export async function anImport(
  store: TestStore,
  files: readonly Given[],
  userId: string | null = null,
): Promise<string> {
  const id = newId()
  await store.imports.record(
    {
      id,
      dossierId: await dossierOf(store),
      name: 'Replies',
      via: 'screen',
      audience: { visibility: 'everyone', readerIds: [] },
      languages: ['eng'],
    },
    { ...somebody, userId },
  )
  for (const { name, bytes } of files)
    await store.imports.addFile(id, { name, bytes: Buffer.from(bytes) })
  return id
}

/** Does all that an import waits for. */
export async function work(
  store: TestStore,
  id: string,
  signal = new AbortController().signal,
): Promise<boolean> {
  return runImport(store, id, {
    signal,
    today: '2026-12-31',
    onFailure: (error) => {
      throw error
    },
  })
}

export async function planned(
  store: TestStore,
  files: readonly Given[],
  userId: string | null = null,
): Promise<string> {
  const id = await anImport(store, files, userId)
  await work(store, id)
  return id
}

const all: readonly ItemState[] = [
  'asking',
  'doubtful',
  'ready',
  'left out',
  'accepted',
  'stored',
  'withdrawn',
  'refused',
]

export async function itemsIn(
  store: TestStore,
  id: string,
  states = all,
): Promise<ImportItemRow[]> {
  return store.imports.items(id, states, 10_000, 0)
}

/** Accepts what is ready, or also what holds doubts, and stores it. */
export async function storeAll(
  store: TestStore,
  id: string,
  states: readonly ItemState[] = ['ready', 'doubtful'],
  doer = somebody,
): Promise<void> {
  await store.imports.accept(id, { states }, doer)
  await work(store, id)
}

/** A letter for Ana alone, and an import that holds the same again: whoever reads its items may not learn of the letter. */
export async function importOfClosedLetter(store: TestStore) {
  const [ana, ivo] = [await addUser(store), await addUser(store, 'coder', 'Ivo Petrov')]
  const { id } = await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    text: letterText(),
    audience: { visibility: 'named', readerIds: [] },
  })
  const rows = await itemsIn(store, await planned(store, [{ name: 'a.txt', bytes: letterText() }]))
  return { ana, ivo, letterId: id, rows }
}

/** The same without a word on when it was written. */
export function undatedLetterText(body: string): string {
  return letterText({ reference: 'D-77', body }).replace('Brussels, 29 October 2020', 'Brussels')
}
