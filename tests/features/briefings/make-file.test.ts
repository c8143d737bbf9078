import { expect, test } from 'vitest'
import { answerFileTask, makeFile } from '#app/features/briefings/make-file.ts'
import { theDossier } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore } from '#tests/support/store.ts'

const query = 'from=2020-07-01&to=2020-12-31&asOf=2020-12-31'

test.each(['md', 'csv'] as const)(
  'a thread answers a task with the same %s file as is made here',
  async (format) => {
    await using store = await openSeededStore()
    const reader = await addUser(store, 'viewer')
    const task = { reader, dossier: await theDossier(store), query, format }
    const here = await makeFile(store.visibleTo(reader), task)
    const there = await answerFileTask(store, task)
    if (!here.ok || !there.ok) throw new Error('There is no file.')
    let content = ''
    for await (const chunk of here.chunks) content += String(chunk)
    const { chunks: _chunks, ...facts } = here
    expect(there).toMatchObject(facts)
    expect(Buffer.from(there.bytes).toString()).toBe(content)
  },
)

test('what cannot be read of an address is the same sentence from a thread', async () => {
  await using store = await openSeededStore()
  const reader = await addUser(store, 'viewer')
  const dossier = await theDossier(store)
  const task = { reader, dossier, query: 'asOf=tomorrow', format: 'md' } as const
  const here = await makeFile(store.visibleTo(reader), task)
  expect(await answerFileTask(store, task)).toEqual(here)
  expect(here).toMatchObject({ ok: false, reason: expect.stringContaining('tomorrow') })
})
