import type { ReadFile } from '../document.ts'
import { readerLimits } from './limits.ts'
import {
  assignTask,
  describeExit,
  startPoolWorker,
  stoppedRefusal,
  stopWorker,
  type PoolSettings,
  type PoolWorker,
  type QueuedTask,
  type ReadTask,
} from './pool-worker.ts'

/** A few child processes that read files, and the files that wait for one of them. */
export function createReaderPool(given: Partial<PoolSettings> = {}) {
  const settings: PoolSettings = {
    children: 2,
    time: readerLimits.time,
    pageTime: readerLimits.pageTime,
    heap: readerLimits.heap,
    output: readerLimits.output * 1.5,
    idle: 30_000,
    ...given,
  }
  const waiting: QueuedTask[] = []
  const workers = new Set<PoolWorker>()

  function startNextTask(): void {
    const free = [...workers].find(({ task, stopReason }) => !task && !stopReason)
    if (!waiting.length || (!free && workers.size >= settings.children)) return
    const task = waiting.shift()!
    if (task.signal?.aborted) {
      task.resolve(stoppedRefusal)
      return startNextTask()
    }
    assignTask(free ?? addWorker(), task)
  }

  function addWorker(): PoolWorker {
    const worker = startPoolWorker(settings, { onAnswer: startNextTask, onExit: removeWorker })
    workers.add(worker)
    return worker
  }

  function removeWorker(
    worker: PoolWorker,
    task: QueuedTask | null,
    signal: NodeJS.Signals | null,
  ): void {
    workers.delete(worker)
    const { stopReason } = worker
    // What an earlier file left behind may be to blame: a child of its own has the last word.
    if (task && !stopReason && worker.files > 1 && !task.isRetry)
      waiting.unshift({ ...task, isRetry: true })
    else task?.resolve({ ok: false, reason: stopReason ?? describeExit(worker, signal) })
    startNextTask()
  }

  return {
    /** Documents or a refusal, never a rejection, whatever the file does to the program that parses it. */
    read: (task: ReadTask) =>
      new Promise<ReadFile>((resolve) => {
        if (task.signal?.aborted) return resolve(stoppedRefusal)
        waiting.push({ ...task, resolve, isRetry: false })
        startNextTask()
      }),
    /** The process ids of the children that run. */
    children: () => [...workers].flatMap(({ process: { pid } }) => pid ?? []),
    close: () => {
      for (const task of waiting.splice(0)) task.resolve(stoppedRefusal)
      for (const worker of workers) stopWorker(worker, stoppedRefusal.reason)
    },
  }
}
