import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connected } from '#db/postgres/server.ts'

/** An empty database of one test on the run's server; `await using` drops it, whoever is still connected. */
export async function newDatabase(options = ''): Promise<{ url: string; [Symbol.asyncDispose]: () => Promise<void> }> {
  const name = `stanceline_${randomUUID().replaceAll('-', '')}`
  const run = async (text: string) => {
    const admin = await connected(inject('server')!, 1)
    await admin.ask({ text, params: [] }).finally(admin.close)
  }
  await run(`create database ${name} ${options}`)
  const url = new URL(inject('server')!)
  url.pathname = `/${name}`
  return { url: url.href, [Symbol.asyncDispose]: () => run(`drop database ${name} with (force)`) }
}
