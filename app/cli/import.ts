import { setTimeout as pause } from 'node:timers/promises'
import { itemStates } from '#app/domain/import/settled.ts'
import { isWorking } from '#app/domain/import/progress.ts'
import { basePath } from '#app/http/base-path.ts'
import { importJson, itemsJson } from '#app/http/import-json.ts'
import { workOn } from '#app/jobs/imports.ts'
import type { LeftOut } from '#app/jobs/folder-files.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { newId, theStore, type Doer, type Import, type Store } from '#app/store.server.ts'
import { listGiven, plain, print, printJson, Refused, type Command, type Given } from './command.ts'
import { bytesOf, filesGiven, nameFor } from './import-files.ts'
import { progressLine } from './import-line.ts'
import { planInWords, type Outcome } from './import-said.ts'

const doer: Doer = { userId: null, via: 'command line' }

export const importCommand: Command = {
  name: 'import',
  says: 'Reads files and folders of any format into an import, and stores what is ready.',
  usage:
    'stanceline import PATH... [--name WORDS] [--accept] [--language CODE]... [--json]\n       stanceline import --resume ID [PATH...] [--accept] [--json]\n\nFolders are walked in the order of names; hidden files and links are left out. What was read waits on the page of the import until somebody settles it; --accept stores at once what nothing is asked about and what holds no doubts. Scans are read by OCR in English; --language names others, such as deu.\n\nCtrl+C stops: --resume, or the server while it runs, goes on where it stood. The exit code is 1 only where nothing came in.',
  options: {
    name: { type: 'string' },
    accept: { type: 'boolean' },
    language: { type: 'string', multiple: true },
    resume: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (asked) => {
    const stopping = new AbortController()
    // Whoever asks twice has it end at once.
    process.once('SIGINT', () => stopping.abort())
    try {
      await imported(asked, stopping.signal)
    } finally {
      closeReaders()
    }
  },
}

async function imported(asked: Given, signal: AbortSignal): Promise<void> {
  const store = await theStore()
  const { id, notTaken, ahead } = await takenIn(store, asked, signal)
  const endLine = progressLine(store, id)
  try {
    await worked(store, id, signal)
    if (asked.values.accept && !signal.aborted) {
      await store.imports.accept(id, { states: ['ready'] }, doer)
      await worked(store, id, signal)
    }
  } finally {
    endLine()
  }
  if (signal.aborted) {
    const again = ahead
      ? ` ${ahead.toLocaleString('en')} of the files were not taken in yet: name the same paths with it.`
      : ''
    process.stderr.write(
      `Stopped. Go on where it stood with: stanceline import --resume ${id}${asked.values.accept ? ' --accept' : ''}${again}\n`,
    )
    process.exitCode = 130
    return
  }
  const outcome = await outcomeOf(store, id, notTaken)
  if (asked.values.json) printJson(await asJson(store, outcome))
  else for (const line of planInWords(outcome)) print(line)
  if (outcome.one.stopped)
    process.stderr.write(
      `Somebody stopped this import on its page. Go on with: stanceline import --resume ${id}\n`,
    )
  if (!outcome.tables.length && outcome.items.every(({ state }) => state === 'refused'))
    process.exitCode = 1
}

/** The import that files were taken into: a new one, or the one to resume. One without any file is not made. `ahead`: how many files a signal kept from being looked at. */
async function takenIn(
  store: Store,
  asked: Given,
  signal: AbortSignal,
): Promise<{ id: string; notTaken: LeftOut[]; ahead: number }> {
  const [here, paths, { resume, name }] = [process.env.INIT_CWD ?? '.', asked.words, asked.values]
  if (!paths.length && !resume)
    throw new Refused('Name the files and folders: stanceline import PATH...')
  const { files, leftOut } = filesGiven(paths, here)
  const languages = await languagesGiven(asked)
  let id = typeof resume === 'string' ? (await resumed(store, resume)).id : null
  let ahead = files.length
  for (const file of files) {
    if (signal.aborted) break
    ahead -= 1
    const bytes = bytesOf(file)
    if (typeof bytes === 'string') {
      leftOut.push({ name: file.name, reason: bytes })
      continue
    }
    id ??= await begun(store, {
      name: (typeof name === 'string' && name.trim()) || nameFor(paths, here),
      languages,
    })
    if (!(await store.imports.addFile(id, { name: file.name, bytes })))
      leftOut.push({ name: file.name, reason: 'The import holds the very same file already.' })
  }
  if (id === null)
    throw new Refused(
      [
        'Nothing came in.',
        ...leftOut.map(({ name, reason }) => `${plain(name)}: ${plain(reason)}`),
      ].join('\n'),
    )
  return { id, notTaken: leftOut, ahead }
}

async function begun(
  store: Store,
  { name, languages }: { name: string; languages: string[] },
): Promise<string> {
  const [dossier] = await store.topics.dossiers()
  if (!dossier) throw new Refused('The store holds no dossier yet. Run “stanceline seed” first.')
  const id = newId()
  await store.imports.record(
    {
      id,
      dossierId: dossier.id,
      name: name.slice(0, 200),
      via: 'command line',
      audience: { visibility: 'everyone', readerIds: [] },
      languages,
    },
    doer,
  )
  process.stderr.write(`This is the import ${id}.\n`)
  return id
}

/** An import that is there, told to go on where somebody stopped it. */
async function resumed(store: Store, id: string): Promise<Import> {
  const one = await store.imports.byId(id)
  if (!one)
    throw new Refused(`There is no import ${id}. Its id is the last part of its page’s address.`)
  if (one.stopped) await store.imports.setStopped(id, false)
  return one
}

async function languagesGiven(asked: Given): Promise<string[]> {
  const languages = listGiven(asked, 'language')
  if (!languages.length) return ['eng']
  // Loaded only here: what recognises text is large.
  const { needLanguages } = await import('#app/readers/ocr.ts')
  try {
    needLanguages(languages)
  } catch (error) {
    throw new Refused((error as Error).message)
  }
  return languages
}

/** Does what the import waits for, or waits for the server that is at it already. */
async function worked(store: Store, id: string, signal: AbortSignal): Promise<void> {
  const failed = (error: Error) => void process.stderr.write(`${error.message}\n`)
  while (!signal.aborted) {
    const one = await store.imports.byId(id)
    if (!one || one.stopped || !isWorking(one.state)) return
    if (!(await workOn(store, id, { signal, failed })))
      await pause(300, null, { signal }).catch(() => {})
  }
}

async function outcomeOf(store: Store, id: string, notTaken: LeftOut[]): Promise<Outcome> {
  const counts = (await store.imports.counts([id])).get(id)!
  const items = await store.imports.items(id, itemStates, 1_000_000, 0)
  const tables = await store.imports.files(id, ['columns'], 10_000)
  return {
    one: (await store.imports.byId(id))!,
    counts,
    items,
    tables,
    notTaken,
    address: `${addressHere()}/imports/${id}`,
  }
}

/** What addresses begin with; without PUBLIC_URL nothing but the path is known. */
const addressHere = () => (process.env.PUBLIC_URL || basePath).replace(/\/+$/, '')

async function asJson(store: Store, { one, counts, items, tables, notTaken, address }: Outcome) {
  return {
    ...importJson(one, counts, { address, now: Date.now() }),
    items: await itemsJson(store, items, (letterId) => `${addressHere()}/letters/${letterId}`),
    tables: tables.map(({ name }) => name),
    not_taken: notTaken,
  }
}
