import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type Database from 'better-sqlite3'

/** How long a thread that clears waits for those who read or write, in milliseconds; it is tried again later. */
const patienceMs = 2000

/**
 * Writes the file of a store anew, without what deleted and overwritten rows left in it, and empties its log. The
 * search index keeps words that were taken out of it until its parts are put together. False where another
 * connection reads an older state or writes, which keeps the log. A file is written by a thread with a connection of
 * its own, so that a server goes on answering meanwhile; a store in memory has one connection alone.
 */
export async function clearRemains(raw: Database.Database): Promise<boolean> {
  return raw.memory ? rewritePages(raw) : rewriteInThread(raw.name)
}

/** A thread gets this function as text, so it names nothing but what it is handed. */
function rewritePages(raw: Database.Database): boolean {
  try {
    raw.exec("insert into letter_search_index(letter_search_index) values ('optimize')")
    raw.exec('vacuum')
    const [checkpoint] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return checkpoint?.busy === 0
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (/^SQLITE_(?:BUSY|LOCKED|FULL)/.test(code)) return false
    throw error
  }
}

const program = `
  const { parentPort, workerData } = require('node:worker_threads')
  const Database = require(workerData.driver)
  const raw = new Database(workerData.file, { timeout: workerData.timeout, fileMustExist: true })
  try {
    parentPort.postMessage((${rewritePages.toString()})(raw))
  } finally {
    raw.close()
  }`

function rewriteInThread(file: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3')
    const worker = new Worker(program, {
      eval: true,
      workerData: { driver, file, timeout: patienceMs },
    })
    let cleared: boolean | null = null
    worker.once('message', (answer: boolean) => void (cleared = answer))
    worker.once('error', reject)
    // Only when the thread has ended is its connection closed.
    worker.once('exit', () =>
      cleared === null
        ? reject(new Error('The thread that clears the store ended without an answer.'))
        : resolve(cleared),
    )
  })
}
