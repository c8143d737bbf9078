import { parentPort } from 'node:worker_threads'
import { answerFileTask, type FileTask } from '#app/features/briefings/make-file.ts'
import { openThreadStore, type Store } from '#app/store.server.ts'

// The program of a thread that makes files: a task comes in, its file goes out, one after the other.
let opened: Promise<Store> | undefined

parentPort!.on('message', async (task: FileTask) => {
  try {
    opened ??= openThreadStore()
    const answer = await answerFileTask(await opened, task)
    parentPort!.postMessage({ answer }, answer.ok ? [answer.bytes.buffer as ArrayBuffer] : [])
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? error.stack : String(error) })
  }
})
