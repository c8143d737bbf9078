import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Dossier } from '#app/domain/dossiers.ts'
import type { User } from '#app/domain/users.ts'
import { findRootFolder } from '#app/readers/confined/child-process.ts'
import type { Store, VisibleStore } from '#app/store.server.ts'
import { buildBriefingFile, type BriefingFile, type BriefingFormat } from './briefing-file.ts'
import { createWorkerQueue } from './worker-queue.ts'

/** A file that somebody asks for, in what a thread can be told: through whose eyes, of which dossier, what of it, and
 * as what. */
export type FileTask = {
  reader: Pick<User, 'id' | 'role'>
  dossier: Dossier
  query: string
  format: BriefingFormat
}

/** The file of a task as a thread gives it back, whole; or the sentence that says why there is none. */
export type FileAnswer =
  | {
      ok: true
      name: string
      mediaType: string
      rows: number
      letters: number
      actors: number
      bytes: Uint8Array
    }
  | { ok: false; reason: string }

/** A file that was not made; `busy` where it may be in a minute. */
export type UnmadeFile = { ok: false; reason: string; busy?: true }

/**
 * The stance summary that an address asks for. A document is made in a thread of its own, because all of it is laid out
 * at once, which may take many seconds; a CSV file is written step by step where it is sent.
 */
export async function makeFile(
  visible: VisibleStore,
  { reader, dossier, query, format }: FileTask,
  signal?: AbortSignal,
): Promise<Exclude<BriefingFile, { ok: false }> | UnmadeFile> {
  if (format === 'csv' || !existsSync(program))
    return buildBriefingFile(visible, dossier, new URLSearchParams(query), format)
  const { id, role } = reader
  const outcome = await fileWorkers.run({ reader: { id, role }, dossier, query, format }, signal)
  if (!outcome.ok) return unmadeFiles[outcome.cause]
  if (!outcome.answer.ok) return outcome.answer
  const { bytes, ...file } = outcome.answer
  return { ...file, chunks: chunksOf(bytes) }
}

/** The file of a task, in the thread that makes it. */
export async function answerFileTask(
  store: Store,
  { reader, dossier, query, format }: FileTask,
): Promise<FileAnswer> {
  // Files are made without addresses, whoever asks.
  const visible = store.visibleTo(reader, { contactDetails: false })
  const file = await buildBriefingFile(visible, dossier, new URLSearchParams(query), format)
  if (!file.ok) return file
  const { chunks, ...facts } = file
  const pieces: Buffer[] = []
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk))
  return { ...facts, bytes: Uint8Array.from(Buffer.concat(pieces)) }
}

/** While developing there is no build, and files are made where they are asked for. */
const program = import.meta.env.PROD
  ? join(findRootFolder(), 'build/node/file-worker.js')
  : '(not built)'

const fileWorkers = createWorkerQueue<FileTask, FileAnswer>({
  program,
  time: 300_000,
  heap: 256_000_000,
  waiting: 20,
  idle: 60_000,
})

const smaller = 'Choose fewer actors or topics or a shorter period, or take the CSV file.'

const unmadeFiles = {
  'too large': {
    ok: false,
    reason: `This summary takes more memory than a document may. ${smaller}`,
  },
  'too long': {
    ok: false,
    reason: `This summary took longer than five minutes to write, so it was given up. ${smaller}`,
  },
  'too many': {
    ok: false,
    reason: 'Many documents are being written just now. Ask for this one again in a minute.',
    busy: true,
  },
  'given up': { ok: false, reason: 'Nobody waited for this document any more.' },
} satisfies Record<string, UnmadeFile>

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
