import { pluralise } from '#app/domain/text/words.ts'
import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import type {
  InputFile,
  OcrOptions,
  OcrProgress,
  PagePicture,
  PageRequest,
  ReadDocument,
  ReadFile,
} from '../document.ts'
import { startReaderChild, type ReaderChild } from './child-process.ts'
import { outOfMemorySignal } from './confinement.ts'
import { createFrameDecoder, encodeFrame, type ReaderFrame } from './frames.ts'
import { formatMegabytes, readerLimits } from './limits.ts'

/**
 * `time`, `pageTime` and `idle` are milliseconds: how long a file may be read, each page of it by OCR, and how long a
 * child without work is kept; `heap` and `output` are bytes.
 */
export type PoolSettings = {
  children: number
  time: number
  pageTime: number
  heap: number
  output: number
  idle: number
}

/** `time`, in milliseconds, where it is not the pool's; `draw`: the page that is drawn instead of reading the file. */
export type ReadTask = {
  file: InputFile
  draw?: PageRequest
  ocrOptions: OcrOptions
  time?: number
  onProgress?: (progress: OcrProgress) => void
  signal?: AbortSignal
}

export type QueuedTask = ReadTask & { resolve: (read: ReadFile) => void; isRetry: boolean }

/** A child process with the one file that it reads at a time. `stopReason` is set once it is to end. */
export type PoolWorker = ReaderChild & {
  settings: PoolSettings
  files: number
  task: QueuedTask | null
  stopReason: string | null
  timers: NodeJS.Timeout[]
}

type WorkerEvents = {
  /** A task was answered, and the worker may be given another. */
  onAnswer: () => void
  /** The process is gone; `task` is what it did not answer. */
  onExit: (worker: PoolWorker, task: QueuedTask | null, signal: NodeJS.Signals | null) => void
}

type FoundDocuments = {
  ok: true
  documents: Omit<ReadDocument, 'original'>[]
  refused: { name: string; reason: string }[]
  package?: { told: PackageManifest; paths: string[] }
  drawn?: Omit<PagePicture, 'picture'>
}
type ChildAnswer =
  { progress: OcrProgress } | { read: FoundDocuments | { ok: false; reason: string } }

/** After so many files a child is replaced: what its parsers may have left behind goes with it. */
const filesPerChild = 100

export const stoppedRefusal = {
  ok: false,
  reason: 'Reading was stopped before this file was done. Add it again.',
} as const

export function startPoolWorker(
  settings: PoolSettings,
  { onAnswer, onExit }: WorkerEvents,
): PoolWorker {
  const worker: PoolWorker = {
    ...startReaderChild(settings.heap),
    settings,
    files: 0,
    task: null,
    stopReason: null,
    timers: [],
  }
  const decodeFrames = createFrameDecoder(settings.output)
  worker.output.on('data', (piece: Buffer) => {
    try {
      for (const frame of decodeFrames(piece)) if (handleFrame(worker, frame)) onAnswer()
    } catch {
      stopWorker(worker, tooMuchOutput)
    }
  })
  let hasExited = false
  const handleExit = (signal: NodeJS.Signals | null) => {
    if (hasExited) return
    hasExited = true
    clearTimers(worker)
    const { task } = worker
    worker.task = null
    onExit(worker, task, signal)
  }
  worker.process.on('error', () => handleExit(null))
  // Not on `exit`: what the child wrote of its end may still be on its way then, and says why it ended.
  worker.process.on('close', (_code, signal) => handleExit(signal))
  return worker
}

const tooMuchOutput =
  'This file unfolds to more text and attachments than can be taken in at once. Split it and add the parts one by one.'

export function assignTask(worker: PoolWorker, task: QueuedTask): void {
  worker.task = task
  worker.files += 1
  clearTimers(worker)
  setReferenced(worker, true)
  worker.timers = [
    startTimer(worker, task.time ?? worker.settings.time),
    startTimer(worker, readerLimits.longest),
  ]
  task.signal?.addEventListener(
    'abort',
    () => worker.task === task && stopWorker(worker, stoppedRefusal.reason),
    { once: true },
  )
  const message = { name: task.file.name, ...task.ocrOptions, draw: task.draw }
  worker.input.write(encodeFrame({ message, bytes: [task.file.bytes] }))
}

/** Ends a child; what it was reading is refused with the reason. */
export function stopWorker(worker: PoolWorker, reason: string): void {
  worker.stopReason ??= reason
  worker.process.kill('SIGKILL')
}

function startTimer(worker: PoolWorker, time: number): NodeJS.Timeout {
  const seconds = Math.max(1, Math.round(time / 1000))
  const reason =
    `Reading this file took longer than ${seconds} ${pluralise(seconds, 'second')}, ` +
    'so it was stopped. Save it as plain text or PDF in the program it comes from, or split ' +
    'it, and add that.'
  return setTimeout(() => stopWorker(worker, reason), time)
}

/** Takes what a child sent; true where it answered its task. */
function handleFrame(worker: PoolWorker, { message, bytes }: ReaderFrame): boolean {
  const { task, settings } = worker
  if (!task || worker.stopReason) return false
  const answer = message as ChildAnswer
  if ('progress' in answer) {
    clearTimeout(worker.timers[0])
    worker.timers[0] = startTimer(worker, settings.pageTime)
    task.onProgress?.(answer.progress)
    return false
  }
  worker.task = null
  clearTimers(worker)
  const { read } = answer
  task.resolve(read.ok ? restoreOriginals(read, bytes, task.file) : read)
  if (worker.files >= filesPerChild) stopWorker(worker, 'Enough.')
  else {
    setReferenced(worker, false)
    worker.timers = [setTimeout(() => stopWorker(worker, 'Idle.'), settings.idle).unref()]
  }
  return true
}

/** The answer with the bytes that came beside it; the given file itself was not sent back. */
function restoreOriginals(
  { package: opened, drawn, ...read }: FoundDocuments,
  bytes: readonly Uint8Array[],
  file: InputFile,
): ReadFile {
  if (opened) {
    const parts = new Map(opened.paths.map((path, at) => [path, bytes[at]!]))
    return { ...read, documents: [], package: { manifest: opened.told, parts } }
  }
  if (drawn) return { ...read, documents: [], drawn: { ...drawn, picture: bytes[0]! } }
  const documents = read.documents.map((document, at) => ({
    ...document,
    original: bytes[at]?.length ? bytes[at] : file.bytes,
  }))
  return { ...read, documents }
}

/** Why a child ended by itself, as the refusal of what it was reading. */
export function describeExit({ readErrors }: PoolWorker, signal: NodeJS.Signals | null): string {
  if (
    signal === outOfMemorySignal ||
    /out of memory|Array buffer allocation failed|ERR_WORKER_OUT_OF_MEMORY/.test(readErrors())
  )
    return (
      `Reading this file took more memory than a file may (${formatMegabytes(readerLimits.memory)}), ` +
      'so it was stopped. Save it as plain text or PDF in the program it comes from, or split ' +
      'it, and add that.'
    )
  return (
    'The program that reads files broke down over this one. It may be damaged: open it in ' +
    'the program it comes from, save it as plain text or PDF and add that.'
  )
}

function clearTimers(worker: PoolWorker): void {
  for (const timer of worker.timers) clearTimeout(timer)
  worker.timers = []
}

/** A child at work keeps the server up; an idle one lets it end. */
function setReferenced({ process: child, input, output }: PoolWorker, isHeld: boolean): void {
  const streams = [child, input, output, child.stderr] as unknown as {
    ref?: () => void
    unref?: () => void
  }[]
  for (const stream of streams) stream[isHeld ? 'ref' : 'unref']?.()
}
