import { SHARE_ENV, Worker } from 'node:worker_threads'

/** `time` and `idle` are milliseconds: how long a task may run, and a worker without one is kept; `heap` is bytes. */
export type WorkerSettings = {
  program: string
  time: number
  heap: number
  /** How many tasks may wait for the one that runs. */
  waiting: number
  idle: number
}

/** What came of a task: its answer, or why there is none. */
export type WorkerOutcome<Answer> =
  | { ok: true; answer: Answer }
  | { ok: false; cause: 'too large' | 'too long' | 'too many' | 'given up' }

type QueuedTask<Answer> = {
  task: unknown
  settle: (outcome: WorkerOutcome<Answer>) => void
  fail: (error: Error) => void
}

/**
 * A thread that does one task after the other beside the server's own, with a heap of its own and a time for each. A
 * program that throws fails its task alone; one that takes too much, too long or is not waited for any more is ended,
 * and the next task gets a new thread.
 */
export function createWorkerQueue<Task, Answer>(settings: WorkerSettings) {
  const queue: QueuedTask<Answer>[] = []
  let worker: Worker | null = null
  let current: QueuedTask<Answer> | null = null
  let timer: NodeJS.Timeout | undefined

  function startNext(): void {
    if (current || !queue.length) return
    current = queue.shift()!
    worker ??= startWorker(settings, { onMessage: handleMessage, onEnd: handleEnd })
    worker.ref()
    clearTimeout(timer)
    timer = setTimeout(() => endCurrent('too long'), settings.time)
    worker.postMessage(current.task)
  }

  function handleMessage(sender: Worker, message: ProgramMessage<Answer>): void {
    if (sender === worker) finish((task) => settleByMessage(task, message))
  }

  function handleEnd(sender: Worker, error: NodeJS.ErrnoException): void {
    if (sender !== worker) return
    worker = null
    finish((task) => settleByEnd(task, error))
  }

  function finish(tell: (task: QueuedTask<Answer>) => void): void {
    clearTimeout(timer)
    const task = current
    current = null
    if (task) tell(task)
    worker?.unref()
    if (queue.length) startNext()
    else timer = setTimeout(endWorker, settings.idle).unref()
  }

  function endWorker(): void {
    void worker?.terminate()
    worker = null
  }

  function endCurrent(cause: 'too long' | 'given up'): void {
    endWorker()
    finish((task) => task.settle({ ok: false, cause }))
  }

  function giveUp(task: QueuedTask<Answer>): void {
    if (task === current) return endCurrent('given up')
    const at = queue.indexOf(task)
    if (at < 0) return
    queue.splice(at, 1)
    task.settle({ ok: false, cause: 'given up' })
  }

  return {
    /** The answer of the program to a task. Rejects with what the program threw. */
    run: (task: Task, signal?: AbortSignal) =>
      new Promise<WorkerOutcome<Answer>>((settle, fail) => {
        if (signal?.aborted) return settle({ ok: false, cause: 'given up' })
        if (current && queue.length >= settings.waiting)
          return settle({ ok: false, cause: 'too many' })
        const queued = { task, settle, fail }
        signal?.addEventListener('abort', () => giveUp(queued), { once: true })
        queue.push(queued)
        startNext()
      }),
    close: () => endWorker(),
  }
}

/** What a program says of a task: its answer, or the stack of what it threw. */
type ProgramMessage<Answer> = { answer: Answer } | { fault: string }

type WorkerEvents<Answer> = {
  onMessage: (sender: Worker, message: ProgramMessage<Answer>) => void
  onEnd: (sender: Worker, error: NodeJS.ErrnoException) => void
}

function startWorker<Answer>(
  { program, heap }: WorkerSettings,
  { onMessage, onEnd }: WorkerEvents<Answer>,
): Worker {
  const worker = new Worker(program, {
    env: SHARE_ENV,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.round(heap / 1e6),
      maxYoungGenerationSizeMb: 16,
    },
  })
  worker.on('message', (message: ProgramMessage<Answer>) => onMessage(worker, message))
  worker.on('error', (error: NodeJS.ErrnoException) => onEnd(worker, error))
  return worker
}

function settleByMessage<Answer>(task: QueuedTask<Answer>, message: ProgramMessage<Answer>): void {
  if ('fault' in message) task.fail(new Error(message.fault))
  else task.settle({ ok: true, answer: message.answer })
}

function settleByEnd<Answer>(task: QueuedTask<Answer>, error: NodeJS.ErrnoException): void {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') task.settle({ ok: false, cause: 'too large' })
  else task.fail(error)
}
