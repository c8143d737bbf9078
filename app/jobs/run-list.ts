import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Day } from '#app/domain/days.ts'
import { createWorkerQueue } from '#app/features/briefings/worker-queue.ts'
import { findRootFolder } from '#app/readers/confined/child-process.ts'
import { newId, type Store } from '#app/store.server.ts'
import { runClaimedJob } from './claimed-job.ts'
import { workOnList, type ListTask } from './work-on-list.ts'

/** While developing there is no build, and the work is done where it is asked for. */
const program = import.meta.env.PROD
  ? join(findRootFolder(), 'build/node/list-worker.js')
  : '(not built)'

const listWorkers = createWorkerQueue<ListTask, null>({
  program,
  time: 600_000,
  heap: 512_000_000,
  waiting: 20,
  idle: 30_000,
})

/**
 * Does what a list waits for in a thread of its own, so that pages are served meanwhile. False where another process is
 * at it. Throws what went wrong.
 */
export async function runList(
  store: Store,
  listId: string,
  {
    today,
    signal,
    onFailure,
  }: { today: Day; signal: AbortSignal; onFailure: (error: Error) => void },
): Promise<boolean> {
  const by = `${hostname()} ${process.pid} ${newId()}`
  return runClaimedJob(store, { name: `list ${listId}`, by }, onFailure, async () => {
    const task = { listId, today }
    if (!existsSync(program)) return workOnList(store, task)
    const state = (await store.lists.byId(listId))?.state
    const work = () => listWorkers.run(task, signal)
    const outcome = await (state === 'planning' ? work() : store.letThreadWrite(work))
    if (!outcome.ok && outcome.cause !== 'given up')
      throw new Error(`A list was not finished: ${outcome.cause}.`)
  })
}
