import { buildActorLookup } from '#app/domain/plan/actor-lookup.ts'
import { hostname } from 'node:os'
import type { Day } from '#app/domain/days.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import { buildNameIndex, isNameKnown } from '#app/domain/plan/name-questions.ts'
import type { ImportState } from '#app/domain/plan/import-progress.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'
import { answerShortForms } from '#app/domain/plan/short-forms.ts'
import type { User } from '#app/domain/users.ts'
import { newId, type Import, type VisibleStore, type Store } from '#app/store.server.ts'
import { runClaimedJob } from './claimed-job.ts'
import { summariseText } from '#app/domain/plan/translations.ts'
import type { ImportContext } from './import-documents.ts'
import { makeTableReader } from './import-tables.ts'
import { readWaitingFiles, type ReadingContext } from './read-import-files.ts'
import { lettersPerStep, storeNextLetters } from './store-import-letters.ts'
import { yieldToRequests } from './yield-to-requests.ts'

/** `today` is the day after which no letter can be dated yet. */
export type ImportWorkOptions = {
  signal: AbortSignal
  onFailure: (error: Error) => void
  today: Day
}

/**
 * Does what an import waits for, step by step until nothing is left or the signal says stop: reads its files, asks
 * what has to be asked, stores what was accepted, withdraws or gives back. Each step is stored whole, so that another
 * process goes on where one died. False where another one is at it.
 */
export async function runImport(
  store: Store,
  importId: string,
  { signal, onFailure, today }: ImportWorkOptions,
): Promise<boolean> {
  return runClaimedJob(
    store,
    { name: `import ${importId}`, by: `${hostname()} ${process.pid} ${newId()}` },
    onFailure,
    () => runSteps(store, importId, { signal, onFailure, today }),
  )
}

async function runSteps(
  store: Store,
  importId: string,
  { signal, onFailure, today }: ImportWorkOptions,
): Promise<void> {
  let [state, doneBefore]: [ImportState | null, number] = [null, 0]
  await computeMissingMinhashes(store)
  const context = await makeImportContext(store, importId, today)
  const rows = makeTableReader(context)
  while (!signal.aborted) {
    const importRow = await store.imports.byId(importId)
    if (!importRow || importRow.stopped) return
    const step = await chooseNextStep(store, importRow, {
      context,
      rows,
      onFailure,
    })
    if (step.state !== state || importRow.since === null) {
      if (state === 'storing' && step.state !== state)
        await analyseAfterMuch(store, (await countDone(store, importId, state)) - doneBefore)
      doneBefore = await countDone(store, importId, step.state)
      await store.importJob.setPhase(importId, importRow.state, {
        state: step.state,
        since: Date.now(),
        doneBefore,
      })
    }
    if (state === 'reading' && step.state !== 'reading') await replanItems(store, importId)
    state = step.state
    if (!(await step.run({ ...importRow, state: step.state }, signal))) return
    await yieldToRequests()
  }
}

/** How many letters an import brings that changes what the engine should know of its tables. */
const manyLetters = 200

async function analyseAfterMuch(store: Store, stored: number): Promise<void> {
  if (stored >= manyLetters) await store.analyse()
}

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
      run: (now, signal) => readWaitingFiles(store, now, readingContext, signal),
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

async function makeImportContext(
  store: Store,
  importId: string,
  today: Day,
): Promise<ImportContext> {
  const { visible, person } = await openCreatorView(store, importId)
  const actors = await visible.actors.all()
  return {
    store,
    importId,
    visible,
    person,
    findByName: buildActorLookup(actors),
    nameIndex: buildNameIndex(actors, (await visible.actors.forPlanning()).affiliations, []),
    minhashes: await store.importJob.minhashes(importId),
    today,
    summaries: await summariseOpenItems(store, importId),
  }
}

/** Summaries of what came in before and waits, for whoever goes on reading an import. */
async function summariseOpenItems(
  store: Store,
  importId: string,
): Promise<ImportContext['summaries']> {
  const summaries: ImportContext['summaries'] = new Map()
  if ((await store.imports.byId(importId))?.state !== 'reading') return summaries
  for (const { id, draft } of await store.imports.drafts(importId)) {
    const text = draft && !draft.origin.excerpt ? await store.importJob.textOf(id) : null
    if (draft && text !== null) summaries.set(id, summariseText(text, draft.fields))
  }
  return summaries
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
  const { defined } = nameIndex.shortForms
  const answers = {
    ...answerShortForms(defined, (name) => isNameKnown(nameIndex, name)),
    ...importRow.answers,
  }
  if (Object.keys(answers).length > Object.keys(importRow.answers).length)
    await store.imports.saveAnswers(importId, answers, [])
  const changed = items.flatMap(({ id, revision, draft, same, asks, state }) => {
    if (!draft) return []
    const now = planItem(draft, same, nameIndex, answers)
    return now.state === state && JSON.stringify(now.asks) === JSON.stringify(asks)
      ? []
      : [{ id, revision, ...now }]
  })
  for (let from = 0; from < changed.length; from += 100)
    await store.importJob.replanItems(changed.slice(from, from + 100))
}

async function withdrawOrRestore(
  store: Store,
  importRow: Import,
  to: 'withdrawn' | 'stored',
): Promise<boolean> {
  if (await store.importJob.reverseNext(importRow.id, to, lettersPerStep, importRow.startedBy))
    return true
  await store.importJob.setPhase(importRow.id, importRow.state, {
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
