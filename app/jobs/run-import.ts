import { hostname } from 'node:os'
import type { Actor, Affiliation } from '#app/domain/actors.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'
import type { User } from '#app/domain/users.ts'
import type { ReadFile } from '#app/readers/document.ts'
import { readFile } from '#app/readers/read-file.ts'
import { newId, type Import, type VisibleStore, type Store } from '#app/store.server.ts'
import { makeFileItems, makeRefusedItem, type ImportContext } from './import-documents.ts'
import { isPackageItem, makePackageItem, storePackage } from './import-packages.ts'
import { makeAcceptedLetter } from '#app/features/imports/accepted-letter.ts'
import { findStoredExcerpt, findFileTables, makeTableReader } from './import-tables.ts'

/** How many files are read ahead, of how many bytes together; how many letters are looked up together. */
const [filesAhead, bytesAhead, lettersPerStep] = [4, 30_000_000, 20]

/** How often a claim is renewed, in milliseconds: it holds for ten seconds. */
const renewMs = 3000

export type ImportWorkOptions = { signal: AbortSignal; onFailure: (error: Error) => void }

/**
 * Does what an import waits for, step by step until nothing is left or the signal says stop: reads its files, asks
 * what has to be asked, stores what was accepted, withdraws or gives back. Each step is stored whole, so that another
 * process goes on where one died. False where another one is at it.
 */
export async function runImport(
  store: Store,
  importId: string,
  { signal, onFailure }: ImportWorkOptions,
): Promise<boolean> {
  const [name, on, by] = [
    `import ${importId}`,
    hostname(),
    `${hostname()} ${process.pid} ${newId()}`,
  ]
  if (!(await store.jobs.claim({ name, by, on, at: Date.now(), every: 0 }))) return false
  const renewing = setInterval(
    () => void store.jobs.renew(name, by, Date.now()).catch(onFailure),
    renewMs,
  )
  try {
    await runSteps(store, importId, { signal, onFailure })
  } finally {
    clearInterval(renewing)
    await store.jobs.release(name, by, on, null).catch(onFailure)
  }
  return true
}

async function runSteps(
  store: Store,
  importId: string,
  { signal, onFailure }: ImportWorkOptions,
): Promise<void> {
  let state: ImportState | null = null
  await computeMissingMinhashes(store)
  const context = await makeImportContext(store, importId)
  const rows = makeTableReader(context)
  while (!signal.aborted) {
    const importRow = await store.imports.byId(importId)
    if (!importRow || importRow.stopped) return
    const step = await chooseNextStep(store, importRow, {
      context,
      rows,
      onFailure,
    })
    if (step.state !== state || importRow.since === null)
      await store.importJob.setPhase(importId, importRow.state, {
        state: step.state,
        since: Date.now(),
        doneBefore: await countDone(store, importId, step.state),
      })
    if (state === 'reading' && step.state !== 'reading') await replanItems(store, importId)
    state = step.state
    if (!(await step.run({ ...importRow, state: step.state }, signal))) return
    await yieldToRequests()
  }
}

/** Whoever asks for a page meanwhile comes first. */
const yieldToRequests = () => new Promise((resolve) => setImmediate(resolve))

/** What to do next; `run` says whether there may be more. */
type ImportStep = {
  state: ImportState
  run: (importRow: Import, signal: AbortSignal) => Promise<boolean>
}

async function chooseNextStep(
  store: Store,
  importRow: Import,
  readingContext: ReadingContext,
): Promise<ImportStep> {
  if (importRow.state === 'undoing')
    return { state: 'undoing', run: () => withdrawOrRestore(store, importRow, 'withdrawn') }
  if (importRow.state === 'redoing')
    return { state: 'redoing', run: () => withdrawOrRestore(store, importRow, 'stored') }
  const counts = (await store.imports.counts([importRow.id])).get(importRow.id)!
  if (counts.files.waiting)
    return {
      state: 'reading',
      run: (now, signal) => readNextFiles(store, now, readingContext, signal),
    }
  if (counts.items.accepted)
    return { state: 'storing', run: (now, signal) => storeNextLetters(store, now, signal) }
  return {
    state: 'planned',
    run: async () => store.importJob.releaseFileBytes(importRow.id).then(() => false),
  }
}

/**
 * How much of a phase is done, in what it is counted by: files that were read, letters that were
 * stored or withdrawn.
 */
async function countDone(store: Store, importId: string, state: ImportState): Promise<number> {
  const { files, items } = (await store.imports.counts([importId])).get(importId)!
  if (state === 'reading') return files.read + files.columns + files.refused
  return state === 'undoing' ? items.withdrawn : items.stored
}

/** What reading goes by, for as long as it goes on. */
type ReadingContext = {
  context: ImportContext
  rows: ReturnType<typeof makeTableReader>
  onFailure: ImportWorkOptions['onFailure']
}

async function readNextFiles(
  store: Store,
  importRow: Import,
  { context, rows, onFailure }: ReadingContext,
  signal: AbortSignal,
): Promise<boolean> {
  const files = await store.importJob.nextFiles(importRow.id, filesAhead, bytesAhead)
  if (!files.length) await rows(importRow, signal)
  const readings = files.map((file) =>
    readFile(
      { name: file.name, bytes: file.bytes },
      {
        languages: importRow.languages,
        signal,
        onProgress: ({ name, page, of }) =>
          void store.importJob
            .setActivity(importRow.id, `page ${page} of ${of} of ${name}`)
            .catch(() => {}),
      },
    ),
  )
  for (const [at, file] of files.entries()) {
    const read = await readings[at]!
    if (signal.aborted) return false
    if (!read.ok)
      await store.importJob.recordFileContents(importRow.id, file.id, {
        items: [makeRefusedItem(file.name, read.reason)],
        reason: read.reason,
      })
    else if (read.package)
      await store.importJob.recordFileContents(importRow.id, file.id, {
        items: [await makePackageItem(file.name, read.package, context.visible, context.person)],
      })
    else
      await store.importJob.recordFileContents(
        importRow.id,
        file.id,
        await readContents(file.bytes, read, importRow, context).catch((error: Error) =>
          refuseFaultyFile(file.name, error, onFailure),
        ),
      )
  }
  return true
}

type FileContents = Parameters<Store['importJob']['recordFileContents']>[2]

/**
 * A table waits for its columns to be named, unless nobody needs to look at them; everything else
 * becomes items. What lies attached to something else stays with it.
 */
async function readContents(
  file: Uint8Array,
  { documents, refused }: Extract<ReadFile, { ok: true }>,
  importRow: Import,
  context: ImportContext,
): Promise<FileContents> {
  const topics = await context.store.topics.ofDossier(importRow.dossierId)
  const found = await Promise.all(
    documents
      .filter(({ sheets }) => sheets.length)
      .map(async ({ name, original, sha256, sheets }) => {
        const [first, ...others] = await findFileTables(context.store, sheets, topics)
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
    items: await makeFileItems(file, documents, refused, context),
    tables: found.flatMap(({ whole, others }) => [whole, ...others]),
  }
}

/**
 * A file over which we stumble is told as such, so that it stops nothing: neither the others nor
 * this one again and again.
 */
function refuseFaultyFile(
  name: string,
  error: Error,
  onFailure: ImportWorkOptions['onFailure'],
): FileContents {
  if (error.name === 'NotStored') throw error
  onFailure(error)
  const reason =
    'This file was read, and could not be laid out. The fault is ours and is in the server’s ' +
    'log; add it by itself as a letter.'
  return { items: [makeRefusedItem(name, reason)], reason }
}

async function makeImportContext(store: Store, importId: string): Promise<ImportContext> {
  const { visible, person } = await openCreatorView(store, importId)
  return {
    store,
    importId,
    visible,
    person,
    nameIndex: buildNameIndex(
      await visible.actors.all(),
      (await visible.actors.forPlanning()).affiliations,
      [],
    ),
    minhashes: await store.importJob.minhashes(importId),
  }
}

/** What whoever made the import sees: of others nothing is asked, and nothing is told. */
async function openCreatorView(
  store: Store,
  importId: string,
): Promise<{ visible: VisibleStore; person: User | null }> {
  const createdBy = (await store.imports.byId(importId))?.createdBy
  const person = createdBy ? await store.users.byId(createdBy) : null
  return { visible: store.visibleTo(person ?? 'owner'), person }
}

/** Asks anew about every letter once all are read: names that others bear came in with later files. */
async function replanItems(store: Store, importId: string): Promise<void> {
  const importRow = (await store.imports.byId(importId))!
  const items = await store.imports.drafts(importId)
  const { visible } = await openCreatorView(store, importId)
  const nameIndex = buildNameIndex(
    await visible.actors.all(),
    (await visible.actors.forPlanning()).affiliations,
    items.flatMap(({ draft }) => (draft ? [draft] : [])),
  )
  const changed = items.flatMap(({ id, revision, draft, same, asks, state }) => {
    if (!draft) return []
    const now = planItem(draft, same, nameIndex, importRow.answers)
    return now.state === state && JSON.stringify(now.asks) === JSON.stringify(asks)
      ? []
      : [{ id, revision, ...now }]
  })
  for (let from = 0; from < changed.length; from += 100)
    await store.importJob.replanItems(changed.slice(from, from + 100))
}

async function storeNextLetters(store: Store, one: Import, signal: AbortSignal): Promise<boolean> {
  const items = await store.importJob.nextAccepted(one.id, lettersPerStep)
  const known = {
    ...(await store.actors.forPlanning()),
    topics: await store.topics.ofDossier(one.dossierId),
  }
  let [recent, affiliations]: [Actor[], Affiliation[]] = [[], known.affiliations]
  for (const item of items) {
    if (signal.aborted) return false
    if (isPackageItem(item)) {
      await storePackage(store, item, one)
      continue
    }
    const same = item.draft.origin.excerpt
      ? await findStoredExcerpt(store, item, known.actors)
      : await store.importJob.findSame(one.id, { text: item.text, sha256: null })
    if (same?.letterId) {
      await store.importJob.leaveOut(item.id, same)
      continue
    }
    const planned = makeAcceptedLetter(item, one, { ...known, recentActors: recent, affiliations })
    if (!planned.ok) {
      await store.importJob.askAgain(item.id, planned.question)
      continue
    }
    const { letter, performedBy } = planned
    if (
      !(await store.importJob.recordStored([
        { letter: await attachToStoredLetter(store, letter), performedBy },
      ]))
    )
      continue
    // A letter may name whom the one before it brought.
    recent = [...recent, ...letter.actors.map((actor) => ({ ...actor, aliases: [] }))]
    affiliations = [...affiliations, ...letter.affiliations.map((row) => ({ ...row, id: newId() }))]
    await yieldToRequests()
  }
  return true
}

/** A letter attached to one that was left out, because that one is stored already, belongs to the stored one. */
async function attachToStoredLetter(
  store: Store,
  letter: Parameters<Store['importJob']['recordStored']>[0][number]['letter'],
) {
  const parentId = letter.origin?.attachedToId
  if (!parentId || (await store.letters.has(parentId))) return letter
  const parent = await store.imports.item(letter.origin!.importId!, parentId)
  return parent?.same && parent.same.how !== 'nearly' && parent.state === 'left out'
    ? { ...letter, origin: { ...letter.origin, attachedToId: parent.same.letterId } }
    : letter
}

async function withdrawOrRestore(
  store: Store,
  one: Import,
  to: 'withdrawn' | 'stored',
): Promise<boolean> {
  if (await store.importJob.reverseNext(one.id, to, lettersPerStep, one.startedBy)) return true
  await store.importJob.setPhase(one.id, one.state, {
    state: to === 'withdrawn' ? 'undone' : 'planned',
    since: null,
    doneBefore: 0,
  })
  return false
}

/** Letters of older versions are laid out to be found by their likes before the first file is compared with them. */
async function computeMissingMinhashes(store: Store): Promise<void> {
  for (;;) {
    const old = await store.importJob.lettersWithoutMinhash(50)
    if (!old.length) return
    await store.importJob.recordMinhashes(
      old.map(({ letterId, text }) => ({ letterId, prints: computeTextMinhash(text) })),
    )
  }
}
