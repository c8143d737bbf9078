import { parentPort } from 'node:worker_threads'
import {
  answerSuggestionTask,
  type SuggestionTask,
} from '#app/features/suggestions/suggestion-task.ts'
import { openThreadStore, type Store } from '#app/store.server.ts'

// The program of a thread that learns from positions and suggests others: a task comes in, its answer goes out.
let opened: Promise<Store> | undefined

parentPort!.on('message', async (task: SuggestionTask) => {
  try {
    opened ??= openThreadStore()
    parentPort!.postMessage({ answer: await answerSuggestionTask(await opened, task) })
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? error.stack : String(error) })
  }
})
