import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { findRootFolder } from '#app/readers/confined/child-process.ts'
import type { Store } from '#app/store.server.ts'
import { createWorkerQueue } from '../briefings/worker-queue.ts'
import {
  answerSuggestionTask,
  type SuggestionAnswer,
  type SuggestionTask,
} from './suggestion-task.ts'

/** While developing there is no build, and suggestions are worked out where they are asked for. */
const program = import.meta.env.PROD
  ? join(findRootFolder(), 'build/node/suggestion-worker.js')
  : '(not built)'

const learners = createWorkerQueue<SuggestionTask, SuggestionAnswer>({
  program,
  time: 120_000,
  heap: 512_000_000,
  waiting: 20,
  idle: 1_800_000,
})

/** What came of a task, or why nothing did; `working`: it is still being worked out, and may be asked for again. */
export type SuggestionOutcome =
  { state: 'ready'; answer: SuggestionAnswer } | { state: 'working' } | { state: 'failed' }

/** Tasks that are being worked on, so that whoever asks again waits for the same one. */
const running = new Map<string, Promise<SuggestionOutcome>>()

/** Answers that came when nobody waited any more: whoever asks next gets them, once, and soon. */
const unclaimed = new LRUCache<string, { outcome: SuggestionOutcome }>({ max: 20, ttl: 60_000 })

/** Has suggestions worked out in a thread of their own, and waits for it so many milliseconds and no longer. */
export async function askForSuggestions(
  store: Store,
  task: SuggestionTask,
  { patience, onFailure }: { patience: number; onFailure: (error: unknown) => void },
): Promise<SuggestionOutcome> {
  const key = JSON.stringify(task)
  const answered = unclaimed.get(key)
  unclaimed.delete(key)
  if (answered) return answered.outcome
  const work =
    running.get(key) ?? runTask(store, task, onFailure).finally(() => running.delete(key))
  running.set(key, work)
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<SuggestionOutcome>((resolve) => {
    timer = setTimeout(() => {
      resolve({ state: 'working' })
      void work.then((outcome) => {
        if (outcome.state === 'ready') unclaimed.set(key, { outcome })
      })
    }, patience)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

async function runTask(
  store: Store,
  task: SuggestionTask,
  onFailure: (error: unknown) => void,
): Promise<SuggestionOutcome> {
  try {
    if (!existsSync(program))
      return { state: 'ready', answer: await answerSuggestionTask(store, task) }
    const outcome = await learners.run(task)
    if (outcome.ok) return { state: 'ready', answer: outcome.answer }
    onFailure(new Error(`Suggestions were not worked out: ${outcome.cause}.`))
  } catch (error) {
    onFailure(error)
  }
  return { state: 'failed' }
}
