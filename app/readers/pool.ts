import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import { tooMuchMemory } from './confinement.ts'
import { startChild, type ReaderChild } from './child-process.ts'
import type { Asked, GivenFile, Progress, ReadDocument, ReadFile } from './document.ts'
import { framed, unframing, type Frame } from './frames.ts'
import { limits, megabytes } from './limits.ts'

/** `time` and `pageTime` are milliseconds: how long a file may be read, and each page of it by OCR; `heap` and `output` are bytes. */
export type PoolSettings = {
  children: number
  time: number
  pageTime: number
  heap: number
  output: number
  idle: number
}

/** `time`, in milliseconds, where it is not the pool's. */
export type Task = {
  file: GivenFile
  asked: Asked
  time?: number
  onProgress?: (said: Progress) => void
  signal?: AbortSignal
}

type Answered =
  | { progress: Progress }
  | {
      read:
        | {
            ok: true
            documents: Omit<ReadDocument, 'original'>[]
            refused: { name: string; reason: string }[]
            package?: { told: PackageManifest; paths: string[] }
          }
        | { ok: false; reason: string }
    }
type Waiting = Task & { resolve: (read: ReadFile) => void; again: boolean }
type Worker = ReaderChild & {
  files: number
  task: Waiting | null
  reason: string | null
  timers: NodeJS.Timeout[]
}

/** After so many files a child is replaced: what its parsers may have left behind goes with it. */
const filesPerChild = 100

export function readerPool(given: Partial<PoolSettings> = {}) {
  const settings: PoolSettings = {
    children: 2,
    time: limits.time,
    pageTime: limits.pageTime,
    heap: limits.heap,
    output: limits.output * 1.5,
    idle: 30_000,
    ...given,
  }
  const waiting: Waiting[] = []
  const workers = new Set<Worker>()

  function next(): void {
    if (!waiting.length) return
    const free = [...workers].find(({ task, reason }) => !task && !reason)
    if (free) give(free, waiting.shift()!)
    else if (workers.size < settings.children) give(started(), waiting.shift()!)
  }

  function started(): Worker {
    const worker: Worker = {
      ...startChild(settings.heap),
      files: 0,
      task: null,
      reason: null,
      timers: [],
    }
    workers.add(worker)
    const frames = unframing(settings.output)
    worker.output.on('data', (piece: Buffer) => {
      try {
        for (const frame of frames(piece)) heard(worker, frame)
      } catch {
        end(
          worker,
          'This file unfolds to more text and attachments than can be taken in at once. Split it and add the parts one by one.',
        )
      }
    })
    worker.process.on('error', () => ended(worker, null))
    worker.process.on('exit', (_code, signal) => ended(worker, signal))
    return worker
  }

  function give(worker: Worker, task: Waiting): void {
    if (task.signal?.aborted) {
      task.resolve(stopped)
      return next()
    }
    worker.task = task
    worker.files += 1
    clear(worker)
    hold(worker, true)
    worker.timers = [timer(worker, task.time ?? settings.time), timer(worker, limits.longest)]
    task.signal?.addEventListener(
      'abort',
      () => worker.task === task && end(worker, stopped.reason),
      { once: true },
    )
    worker.input.write(
      framed({ said: { name: task.file.name, ...task.asked }, bytes: [task.file.bytes] }),
    )
  }

  function timer(worker: Worker, time: number): NodeJS.Timeout {
    const seconds = Math.max(1, Math.round(time / 1000))
    return setTimeout(
      () =>
        end(
          worker,
          `Reading this file took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, so it was stopped. Save it as plain text or PDF in the program it comes from, or split it, and add that.`,
        ),
      time,
    )
  }

  function heard(worker: Worker, { said, bytes }: Frame): void {
    const { task } = worker
    if (!task || worker.reason) return
    const answered = said as Answered
    if ('progress' in answered) {
      clearTimeout(worker.timers[0])
      worker.timers[0] = timer(worker, settings.pageTime)
      return task.onProgress?.(answered.progress)
    }
    worker.task = null
    clear(worker)
    const { read } = answered
    task.resolve(read.ok ? whole(read, bytes, task.file) : read)
    if (worker.files >= filesPerChild) end(worker, 'Enough.')
    else {
      hold(worker, false)
      worker.timers = [setTimeout(() => end(worker, 'Idle.'), settings.idle).unref()]
    }
    next()
  }

  /** Ends a child; what it was reading is refused with the reason. */
  function end(worker: Worker, reason: string): void {
    worker.reason ??= reason
    worker.process.kill('SIGKILL')
  }

  function ended(worker: Worker, signal: NodeJS.Signals | null): void {
    const { task, reason } = worker
    if (!workers.delete(worker)) return
    clear(worker)
    worker.task = null
    // What an earlier file left behind may be to blame: a child of its own has the last word.
    if (task && !reason && worker.files > 1 && !task.again)
      waiting.unshift({ ...task, again: true })
    else task?.resolve({ ok: false, reason: reason ?? reasonOf(worker, signal) })
    next()
  }

  return {
    /** Documents or a refusal, never a rejection, whatever the file does to the program that parses it. */
    read: (task: Task) =>
      new Promise<ReadFile>((resolve) => {
        if (task.signal?.aborted) return resolve(stopped)
        waiting.push({ ...task, resolve, again: false })
        next()
      }),
    /** How many children there are and their process ids. */
    children: () => [...workers].flatMap(({ process: { pid } }) => pid ?? []),
    close: () => {
      for (const task of waiting.splice(0)) task.resolve(stopped)
      for (const worker of workers) end(worker, stopped.reason)
    },
  }
}

/** What was found, with the bytes that came beside it; the given file itself was not sent back. */
function whole(
  { package: opened, ...read }: Extract<Extract<Answered, { read: unknown }>['read'], { ok: true }>,
  bytes: Uint8Array[],
  file: GivenFile,
): ReadFile {
  if (opened)
    return {
      ...read,
      documents: [],
      package: {
        manifest: opened.told,
        parts: new Map(opened.paths.map((path, at) => [path, bytes[at]!])),
      },
    }
  return {
    ...read,
    documents: read.documents.map((one, at) => ({
      ...one,
      original: bytes[at]?.length ? bytes[at] : file.bytes,
    })),
  }
}

const stopped = {
  ok: false,
  reason: 'Reading was stopped before this file was done. Add it again.',
} as const

function reasonOf({ complaints }: Worker, signal: NodeJS.Signals | null): string {
  const said = complaints()
  if (
    signal === tooMuchMemory ||
    /heap out of memory|Array buffer allocation failed|ERR_WORKER_OUT_OF_MEMORY/.test(said)
  ) {
    return `Reading this file took more memory than a file may (${megabytes(limits.memory)}), so it was stopped. Save it as plain text or PDF in the program it comes from, or split it, and add that.`
  }
  return 'The program that reads files broke down over this one. It may be damaged: open it in the program it comes from, save it as plain text or PDF and add that.'
}

function clear(worker: Worker): void {
  for (const timer of worker.timers) clearTimeout(timer)
  worker.timers = []
}

/** A child at work keeps the server up; an idle one lets it end. */
function hold({ process: child, input, output }: Worker, held: boolean): void {
  const streams = [child, input, output, child.stderr] as unknown as {
    ref?: () => void
    unref?: () => void
  }[]
  for (const one of streams) one[held ? 'ref' : 'unref']?.()
}
