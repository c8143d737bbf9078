import { setTimeout as pause } from 'node:timers/promises'
import { everyoneAudience } from '#app/domain/letters.ts'
import { itemStates } from '#app/domain/plan/plan-item.ts'
import { isWorking } from '#app/domain/plan/import-progress.ts'
import { basePath } from '#app/base-path.ts'
import { toImportJson, toItemsJson } from '#app/features/imports/import-json.ts'
import { runImport } from '#app/jobs/run-import.ts'
import type { SkippedFile } from '#app/jobs/folder-files.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { newId, theStore, type PerformedBy, type Import, type Store } from '#app/store.server.ts'
import {
  readListOption,
  stripControlCharacters,
  printLine,
  printJson,
  CommandRefusal,
  type Command,
  type CommandInput,
} from './command.ts'
import { requireNamedDossier } from './find-by-name.ts'
import { readInputFile, findInputFiles, makeImportName } from './input-files.ts'
import { startProgressLine } from './import-progress-line.ts'
import { describeImport, type ImportOutcome } from './import-summary.ts'

const performedBy: PerformedBy = { userId: null, via: 'command line' }

export const importCommand: Command = {
  name: 'import',
  summary: 'Reads files and folders of any format into an import, and stores what is ready.',
  usage:
    'stanceline import PATH... [--dossier D] [--name WORDS] [--accept] [--language CODE]... [--json]\n       ' +
    'stanceline import --resume ID [PATH...] [--accept] [--json]\n\nFolders are walked in the ' +
    'order of names; hidden files and links are left out. What was read waits on the page of ' +
    'the import until somebody settles it; --accept stores at once what nothing is asked ' +
    'about and what holds no doubts. Scans are read by OCR in English; --language names ' +
    'others, such as deu.\n\nCtrl+C stops: --resume, or the server while it runs, goes on ' +
    'where it stood. The exit code is 1 only where nothing came in.',
  options: {
    dossier: { type: 'string' },
    name: { type: 'string' },
    accept: { type: 'boolean' },
    language: { type: 'string', multiple: true },
    resume: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (input) => {
    const stopping = new AbortController()
    // Whoever asks twice has it end at once.
    process.once('SIGINT', () => stopping.abort())
    try {
      await runImportCommand(input, stopping.signal)
    } finally {
      closeReaders()
    }
  },
}

async function runImportCommand(input: CommandInput, signal: AbortSignal): Promise<void> {
  const store = await theStore()
  const { id, skipped, remaining } = await takeFiles(store, input, signal)
  const endLine = startProgressLine(store, id)
  try {
    await workUntilDone(store, id, signal)
    if (input.values.accept && !signal.aborted) {
      await store.imports.accept(id, { states: ['ready'] }, performedBy)
      await workUntilDone(store, id, signal)
    }
  } finally {
    endLine()
  }
  if (signal.aborted) {
    const again = remaining
      ? ` ${remaining.toLocaleString('en')} of the files were not taken in yet: name the same paths with it.`
      : ''
    process.stderr.write(
      'Stopped. Go on where it stood with: stanceline import --resume ' +
        `${id}${input.values.accept ? ' --accept' : ''}${again}\n`,
    )
    process.exitCode = 130
    return
  }
  const outcome = await readOutcome(store, id, skipped)
  if (input.values.json) printJson(await outcomeToJson(store, outcome))
  else for (const line of describeImport(outcome)) printLine(line)
  if (outcome.importRow.stopped)
    process.stderr.write(
      `Somebody stopped this import on its page. Go on with: stanceline import --resume ${id}\n`,
    )
  if (!outcome.tables.length && outcome.items.every(({ state }) => state === 'refused'))
    process.exitCode = 1
}

/**
 * The import that files were taken into: a new one, or the one to resume. One without any file is
 * not made. `ahead`: how many files a signal kept from being looked at.
 */
async function takeFiles(
  store: Store,
  input: CommandInput,
  signal: AbortSignal,
): Promise<{ id: string; skipped: SkippedFile[]; remaining: number }> {
  const [workingFolder, paths, { resume, name }] = [
    process.env.INIT_CWD ?? '.',
    input.positionals,
    input.values,
  ]
  if (!paths.length && !resume)
    throw new CommandRefusal('Name the files and folders: stanceline import PATH...')
  const { files, skipped } = findInputFiles(paths, workingFolder)
  const languages = await readLanguagesOption(input)
  const dossierId = resume ? null : (await requireNamedDossier(store, input, { isOpen: true })).id
  let id = typeof resume === 'string' ? (await resumeImport(store, resume)).id : null
  let remaining = files.length
  for (const file of files) {
    if (signal.aborted) break
    remaining -= 1
    const bytes = readInputFile(file)
    if (typeof bytes === 'string') {
      skipped.push({ name: file.name, reason: bytes })
      continue
    }
    id ??= await startImport(store, {
      name: (typeof name === 'string' && name.trim()) || makeImportName(paths, workingFolder),
      languages,
      dossierId: dossierId!,
    })
    if (!(await store.imports.addFile(id, { name: file.name, bytes })))
      skipped.push({ name: file.name, reason: 'The import holds the very same file already.' })
  }
  if (id === null)
    throw new CommandRefusal(
      [
        'Nothing came in.',
        ...skipped.map(
          ({ name, reason }) =>
            `${stripControlCharacters(name)}: ${stripControlCharacters(reason)}`,
        ),
      ].join('\n'),
    )
  return { id, skipped, remaining }
}

async function startImport(
  store: Store,
  { name, languages, dossierId }: { name: string; languages: string[]; dossierId: string },
): Promise<string> {
  const id = newId()
  await store.imports.record(
    {
      id,
      dossierId,
      name: name.slice(0, 200),
      via: 'command line',
      audience: everyoneAudience,
      languages,
    },
    performedBy,
  )
  process.stderr.write(`This is the import ${id}.\n`)
  return id
}

/** An import that is there, told to go on where somebody stopped it. */
async function resumeImport(store: Store, id: string): Promise<Import> {
  const importRow = await store.imports.byId(id)
  if (!importRow)
    throw new CommandRefusal(
      `There is no import ${id}. Its id is the last part of its page’s address.`,
    )
  if (importRow.stopped) await store.imports.setStopped(id, false)
  return importRow
}

async function readLanguagesOption(input: CommandInput): Promise<string[]> {
  const languages = readListOption(input, 'language')
  if (!languages.length) return ['eng']
  // Loaded only here: what recognises text is large.
  const { requireOcrLanguages } = await import('#app/readers/images/ocr.ts')
  try {
    requireOcrLanguages(languages)
  } catch (error) {
    throw new CommandRefusal((error as Error).message)
  }
  return languages
}

/** Does what the import waits for, or waits for the server that is at it already. */
async function workUntilDone(store: Store, id: string, signal: AbortSignal): Promise<void> {
  const reportFailure = (error: Error) => void process.stderr.write(`${error.message}\n`)
  while (!signal.aborted) {
    const importRow = await store.imports.byId(id)
    if (!importRow || importRow.stopped || !isWorking(importRow.state)) return
    if (
      !(await runImport(store, id, {
        signal,
        onFailure: reportFailure,
        today: new Date().toISOString().slice(0, 10),
      }))
    )
      await pause(300, null, { signal }).catch(() => {})
  }
}

async function readOutcome(
  store: Store,
  id: string,
  skipped: SkippedFile[],
): Promise<ImportOutcome> {
  const counts = (await store.imports.counts([id])).get(id)!
  const items = await store.imports.items(id, itemStates, 1_000_000, 0)
  const tables = await store.imports.files(id, ['columns'], 10_000)
  return {
    importRow: (await store.imports.byId(id))!,
    counts,
    items,
    tables,
    skipped,
    address: `${findBaseAddress()}/imports/${id}`,
  }
}

/** What addresses begin with; without PUBLIC_URL nothing but the path is known. */
const findBaseAddress = () => (process.env.PUBLIC_URL || basePath).replace(/\/+$/, '')

async function outcomeToJson(
  store: Store,
  { importRow, counts, items, tables, skipped, address }: ImportOutcome,
) {
  return {
    ...toImportJson(importRow, counts, { address, now: Date.now() }),
    items: await toItemsJson(
      store.visibleTo('owner'),
      items,
      (letterId) => `${findBaseAddress()}/letters/${letterId}`,
    ),
    tables: tables.map(({ name }) => name),
    not_taken: skipped,
  }
}
