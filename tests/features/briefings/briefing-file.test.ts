import { expect, test } from 'vitest'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'
import { actorId, aPassage, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, openTestStore } from '#tests/support/store.ts'

const period = { from: '2020-07-01', to: '2020-12-31', asOf: '2020-12-31' }

test('a stance summary is a file named after its day, with the words of the letters', async () => {
  await using store = await openSeededStore()
  const file = await buildBriefingFile(store.visibleTo('owner'), new URLSearchParams(period), 'md')
  if (!file.ok) throw new Error(file.reason)
  expect([file.name, file.mediaType]).toEqual(['stance-summary-2020-12-31.md', 'text/markdown'])
  expect(String(file.content)).toContain('have been key to rescuing child victim of abuse')
})

test('an address that cannot be read makes no file but says why', async () => {
  await using store = await openSeededStore()
  const params = new URLSearchParams({ ...period, add: 'Nobody' })
  expect(await buildBriefingFile(store.visibleTo('owner'), params, 'csv')).toEqual({
    ok: false,
    reason: 'Nobody is called “Nobody”. Write a name or alias that the Actors page lists.',
  })
})

test('the words of a letter that is closed to somebody are in no file of theirs', async () => {
  await using store = await openTestStore()
  const [ana, ivo] = [await addUser(store), await addUser(store, 'editor', 'Ivo Petrov')]
  await keep(store, {
    doer: { userId: ana.id, via: 'screen' },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [] },
  })
  const params = new URLSearchParams({ ...period, actor: await actorId(store) })
  const wordsFor = async (user: typeof ana) => {
    const file = await buildBriefingFile(store.visibleTo(user), params, 'csv')
    return file.ok ? String(file.content) : file.reason
  }
  expect(await wordsFor(ana)).toContain('We support it without reservation.')
  expect(await wordsFor(ivo)).not.toContain('We support it without reservation.')
})
