import { hostname } from 'node:os'
import type { Actor, Affiliation } from '#app/domain/actors.ts'
import { likenessPrints } from '#app/domain/import/likeness.ts'
import { nameBook } from '#app/domain/import/naming.ts'
import type { ImportState } from '#app/domain/import/progress.ts'
import { settled } from '#app/domain/import/settled.ts'
import type { User } from '#app/domain/users.ts'
import type { ReadFile } from '#app/readers/document.ts'
import { readFile } from '#app/readers/read-file.ts'
import { newId, type Import, type Reading, type Store } from '#app/store.server.ts'
import { itemsOf, refusal, type Around } from './import-items.ts'
import { isPackage, packageItem, takePackage } from './import-packages.ts'
import { letterOf } from './import-storing.ts'
import { storedExcerpt, tablesIn, tableWork } from './import-tables.ts'

/** How many files are read ahead, of how many bytes together; how many letters are looked up together. */
const [ahead, aheadBytes, atOnce] = [4, 30_000_000, 20]

/** How often a claim is renewed, in milliseconds: it holds for ten seconds. */
const renewMs = 3000

export type Working = { signal: AbortSignal; failed: (error: Error) => void }

/**
 * Does what an import waits for, step by step until nothing is left or the signal says stop: reads its files, asks
 * what has to be asked, stores what was accepted, withdraws or gives back. Each step is stored whole, so that another
 * process goes on where one died. False where another one is at it.
 */
export async function workOn(
  store: Store,
  importId: string,
  { signal, failed }: Working,
): Promise<boolean> {
  const [name, on, by] = [
    `import ${importId}`,
    hostname(),
    `${hostname()} ${process.pid} ${newId()}`,
  ]
  if (!(await store.jobs.claim({ name, by, on, at: Date.now(), every: 0 }))) return false
  const renewing = setInterval(
    () => void store.jobs.renew(name, by, Date.now()).catch(failed),
    renewMs,
  )
  try {
    await stepping(store, importId, { signal, failed })
  } finally {
    clearInterval(renewing)
    await store.jobs.release(name, by, on, null).catch(failed)
  }
  return true
}

async function stepping(
  store: Store,
  importId: string,
  { signal, failed }: Working,
): Promise<void> {
  let at: ImportState | null = null
  await printOld(store)
  const around = await aroundOf(store, importId)
  const rows = tableWork(around)
  while (!signal.aborted) {
    const one = await store.imports.byId(importId)
    if (!one || one.stopped) return
    const step = await nextOf(store, one, { around, rows, failed })
    if (step.state !== at || one.since === null)
      await store.importWork.phase(importId, one.state, {
        state: step.state,
        since: Date.now(),
        doneBefore: await doneIn(store, importId, step.state),
      })
    if (at === 'reading' && step.state !== 'reading') await resettle(store, importId)
    at = step.state
    if (!(await step.run({ ...one, state: step.state }, signal))) return
    await breath()
  }
}

/** Whoever asks for a page meanwhile comes first. */
const breath = () => new Promise((resolve) => setImmediate(resolve))

/** What to do next; `run` says whether there may be more. */
type Step = { state: ImportState; run: (one: Import, signal: AbortSignal) => Promise<boolean> }

async function nextOf(store: Store, one: Import, means: Means): Promise<Step> {
  if (one.state === 'undoing') return { state: 'undoing', run: () => turn(store, one, 'withdrawn') }
  if (one.state === 'redoing') return { state: 'redoing', run: () => turn(store, one, 'stored') }
  const counts = (await store.imports.counts([one.id])).get(one.id)!
  if (counts.files.waiting)
    return { state: 'reading', run: (now, signal) => readNext(store, now, means, signal) }
  if (counts.items.accepted)
    return { state: 'storing', run: (now, signal) => storeNext(store, now, signal) }
  return { state: 'planned', run: async () => store.importWork.tidy(one.id).then(() => false) }
}

/** How much of a phase is done, in what it is counted by: files that were read, letters that were stored or withdrawn. */
async function doneIn(store: Store, importId: string, state: ImportState): Promise<number> {
  const { files, items } = (await store.imports.counts([importId])).get(importId)!
  if (state === 'reading') return files.read + files.columns + files.refused
  return state === 'undoing' ? items.withdrawn : items.stored
}

/** What reading goes by, for as long as it goes on. */
type Means = { around: Around; rows: ReturnType<typeof tableWork>; failed: Working['failed'] }

async function readNext(
  store: Store,
  one: Import,
  { around, rows, failed }: Means,
  signal: AbortSignal,
): Promise<boolean> {
  const files = await store.importWork.nextFiles(one.id, ahead, aheadBytes)
  if (!files.length) await rows(one, signal)
  const reading = files.map((file) =>
    readFile(
      { name: file.name, bytes: file.bytes },
      {
        languages: one.languages,
        signal,
        onProgress: ({ name, page, of }) =>
          void store.importWork.doing(one.id, `page ${page} of ${of} of ${name}`).catch(() => {}),
      },
    ),
  )
  for (const [at, file] of files.entries()) {
    const read = await reading[at]!
    if (signal.aborted) return false
    if (!read.ok)
      await store.importWork.recordRead(one.id, file.id, {
        items: [refusal(file.name, read.reason)],
        reason: read.reason,
      })
    else if (read.package)
      await store.importWork.recordRead(one.id, file.id, {
        items: [await packageItem(file.name, read.package, around.reading, around.person)],
      })
    else
      await store.importWork.recordRead(
        one.id,
        file.id,
        await contentsOf(file.bytes, read, one, around).catch((error: Error) =>
          faulty(file.name, error, failed),
        ),
      )
  }
  return true
}

type Contents = Parameters<Store['importWork']['recordRead']>[2]

/** A table waits for its columns to be named, unless nobody needs to look at them; everything else becomes items. What lies attached to something else stays with it. */
async function contentsOf(
  file: Uint8Array,
  { documents, refused }: Extract<ReadFile, { ok: true }>,
  one: Import,
  around: Around,
): Promise<Contents> {
  const topics = await around.store.topics.of(one.dossierId)
  const found = await Promise.all(
    documents
      .filter(({ sheets }) => sheets.length)
      .map(async ({ name, original, sha256, sheets }) => {
        const [first, ...others] = await tablesIn(around.store, sheets, topics)
        const kept = { name, size: original.byteLength, sha256 }
        return {
          first,
          others: others.map((other) => ({ ...kept, ...other, bytes: null })),
          whole: { ...kept, ...first, bytes: Buffer.from(original) },
        }
      }),
  )
  if (documents.length === 1 && documents[0]!.original === file && found[0])
    return { items: [], own: found[0].first, tables: found[0].others }
  return {
    items: await itemsOf(file, documents, refused, around),
    tables: found.flatMap(({ whole, others }) => [whole, ...others]),
  }
}

/** A file over which we stumble is told as such, so that it stops nothing: neither the others nor this one again and again. */
function faulty(name: string, error: Error, failed: Working['failed']): Contents {
  if (error.name === 'NotStored') throw error
  failed(error)
  const reason =
    'This file was read, and could not be laid out. The fault is ours and is in the server’s log; add it by itself as a letter.'
  return { items: [refusal(name, reason)], reason }
}

async function aroundOf(store: Store, importId: string): Promise<Around> {
  const { reading, person } = await readingOf(store, importId)
  return {
    store,
    importId,
    reading,
    person,
    book: nameBook(await reading.actors.all(), (await reading.actors.known()).affiliations, []),
    prints: await store.importWork.prints(importId),
  }
}

/** What whoever made the import sees: of others nothing is asked, and nothing is told. */
async function readingOf(
  store: Store,
  importId: string,
): Promise<{ reading: Reading; person: User | null }> {
  const createdBy = (await store.imports.byId(importId))?.createdBy
  const person = createdBy ? await store.users.byId(createdBy) : null
  return { reading: person ? store.seenBy(person) : store, person }
}

/** Asks anew about every letter once all are read: names that others bear came in with later files. */
async function resettle(store: Store, importId: string): Promise<void> {
  const one = (await store.imports.byId(importId))!
  const items = await store.imports.drafts(importId)
  const { reading } = await readingOf(store, importId)
  const book = nameBook(
    await reading.actors.all(),
    (await reading.actors.known()).affiliations,
    items.flatMap(({ draft }) => (draft ? [draft] : [])),
  )
  const changed = items.flatMap(({ id, revision, draft, same, asks, state }) => {
    if (!draft) return []
    const now = settled(draft, same, book, one.answers)
    return now.state === state && JSON.stringify(now.asks) === JSON.stringify(asks)
      ? []
      : [{ id, revision, ...now }]
  })
  for (let from = 0; from < changed.length; from += 100)
    await store.importWork.resettle(changed.slice(from, from + 100))
}

async function storeNext(store: Store, one: Import, signal: AbortSignal): Promise<boolean> {
  const items = await store.importWork.nextAccepted(one.id, atOnce)
  const known = { ...(await store.actors.known()), topics: await store.topics.of(one.dossierId) }
  let [recent, affiliations]: [Actor[], Affiliation[]] = [[], known.affiliations]
  for (const item of items) {
    if (signal.aborted) return false
    if (isPackage(item)) {
      await takePackage(store, item, one)
      continue
    }
    const same = item.draft.origin.excerpt
      ? await storedExcerpt(store, item, known.actors)
      : await store.importWork.same(one.id, { text: item.text, sha256: null })
    if (same?.letterId) {
      await store.importWork.leaveOut(item.id, same)
      continue
    }
    const planned = letterOf(item, one, { ...known, recent, affiliations })
    if (!planned.ok) {
      await store.importWork.ask(item.id, planned.ask)
      continue
    }
    const { letter, doer } = planned
    if (!(await store.importWork.recordStored([{ letter: await attached(store, letter), doer }])))
      continue
    // A letter may name whom the one before it brought.
    recent = [...recent, ...letter.actors.map((actor) => ({ ...actor, aliases: [] }))]
    affiliations = [...affiliations, ...letter.affiliations.map((row) => ({ ...row, id: newId() }))]
    await breath()
  }
  return true
}

/** A letter attached to one that was left out, because that one is stored already, belongs to the stored one. */
async function attached(
  store: Store,
  letter: Parameters<Store['importWork']['recordStored']>[0][number]['letter'],
) {
  const parentId = letter.origin?.attachedToId
  if (!parentId || (await store.letters.has(parentId))) return letter
  const parent = await store.imports.item(letter.origin!.importId!, parentId)
  return parent?.same && parent.same.how !== 'nearly' && parent.state === 'left out'
    ? { ...letter, origin: { ...letter.origin, attachedToId: parent.same.letterId } }
    : letter
}

async function turn(store: Store, one: Import, to: 'withdrawn' | 'stored'): Promise<boolean> {
  if (await store.importWork.turnNext(one.id, to, atOnce, one.told)) return true
  await store.importWork.phase(one.id, one.state, {
    state: to === 'withdrawn' ? 'undone' : 'planned',
    since: null,
    doneBefore: 0,
  })
  return false
}

/** Letters of older versions are laid out to be found by their likes before the first file is compared with them. */
async function printOld(store: Store): Promise<void> {
  for (;;) {
    const old = await store.importWork.unprinted(50)
    if (!old.length) return
    await store.importWork.recordPrints(
      old.map(({ letterId, text }) => ({ letterId, prints: likenessPrints(text) })),
    )
  }
}
