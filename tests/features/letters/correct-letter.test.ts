import { expect, test } from 'vitest'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import { aParty, fields, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Fields = ReturnType<typeof fields>

async function correct(store: TestStore, id: string, changed: Fields, revision = 1) {
  const letterDetail = (await store.letters.byId(id))!
  const { letter, readerIds } = letterDetail
  return saveCorrection(
    { visible: store.visibleTo('owner'), performedBy: somebody },
    letterDetail,
    {
      revision,
      fields: changed,
      parsedAudience: { ok: true, audience: { visibility: letter.visibility, readerIds } },
    },
  )
}

test('a correction is stored, with the known actor whom a name stands for', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const changed = fields({ title: 'Another title', parties: [aParty({ name: 'ylva johansson' })] })
  expect(await correct(store, id, changed)).toEqual({ outcome: 'stored' })
  const { letter, parties } = (await store.letters.byId(id))!
  expect([letter.title, letter.revision, parties.map(({ name }) => name)]).toEqual([
    'Another title',
    2,
    ['Ylva Johansson'],
  ])
  expect(await store.actors.all()).toHaveLength(1)
})

test('what cannot be read is refused at its field', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  expect(await correct(store, id, fields({ dated: 'soon', title: '' }))).toMatchObject({
    outcome: 'unfit',
    errors: { dated: expect.any(String), title: expect.any(String) },
  })
  expect((await store.letters.byId(id))!.letter.revision).toBe(1)
})

test('a name that several bear is refused at its party', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const namesake = { id: 'namesake', kind: 'person' as const, name: 'Ylva Johansson', aliases: [] }
  await store.actors.record([namesake], [], somebody)
  expect(await correct(store, id, fields())).toMatchObject({
    outcome: 'unfit',
    errors: { 'parties.0': expect.stringMatching(/^2 actors are called “Ylva Johansson”\./) },
  })
})

test('who is late is told so, with the revision that stores theirs all the same', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await correct(store, id, fields({ title: 'Theirs' }))
  const late = await correct(store, id, fields({ title: 'Mine' }))
  expect(late).toMatchObject({ outcome: 'changed meanwhile', revision: 2 })
  expect(await correct(store, id, fields({ title: 'Mine' }), 2)).toEqual({ outcome: 'stored' })
})
