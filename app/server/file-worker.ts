import { parentPort } from 'node:worker_threads'
import { answerFileTask, type FileTask } from '#app/features/briefings/make-file.ts'
import { answerTextTask, type TextTask } from '#app/features/letters/text-thread.ts'
import { answerPictureTask, type PictureTask } from '#app/features/view-files/png-file.ts'
import { openThreadStore, type Store } from '#app/store.server.ts'

// The program of a thread that makes files or compares texts: a task comes in, what came of it goes out, one after the
// other.
let opened: Promise<Store> | undefined

parentPort!.on('message', async (task: FileTask | PictureTask | TextTask) => {
  try {
    const answer = await answerTask(task)
    const bytes = 'bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : []
    parentPort!.postMessage({ answer }, bytes)
  } catch (error) {
    parentPort!.postMessage({ fault: error instanceof Error ? error.stack : String(error) })
  }
})

async function answerTask(task: FileTask | PictureTask | TextTask) {
  if ('compared' in task || 'followed' in task) return answerTextTask(task)
  if ('svg' in task) return answerPictureTask(task)
  opened ??= openThreadStore()
  return answerFileTask(await opened, task)
}
