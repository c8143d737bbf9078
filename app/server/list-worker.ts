import { parentPort } from 'node:worker_threads'
import { workOnList, type ListTask } from '#app/jobs/work-on-list.ts'
import { openThreadStore, type Store } from '#app/store.server.ts'

// The program of a thread that works on lists: a task comes in and is done, one after the other.
let opened: Promise<Store> | undefined

parentPort!.on('message', async (task: ListTask) => {
  try {
    opened ??= openThreadStore()
    await workOnList(await opened, task)
    parentPort!.postMessage({ answer: null })
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? error.stack : String(error) })
  }
})
