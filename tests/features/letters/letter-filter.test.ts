import { expect, test } from 'vitest'
import { listFilterTopics, readLetterFilter } from '#app/features/letters/letter-filter.ts'
import { actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('an address is read with what it names, and without what is no choice', async () => {
  await using store = await openTestStore()
  await keep(store)
  const [dossier, topic] = [await theDossier(store), await topicId(store)]
  const author = await actorId(store)
  const visible = store.visibleTo('owner')
  const place = { dossier, topics: await listFilterTopics(visible, dossier), userId: 'ana' }
  const read = async (query: string) =>
    (await readLetterFilter(visible, place, new URLSearchParams(query))).filter
  expect(
    await read(
      `topic=${topic}&author=${author}&kind=speech&state=begun&coder=me&from=2020-01-01&to=2021-12-31`,
    ),
  ).toEqual({
    ...{ dossierId: dossier.id, topicId: topic, authorId: author, kind: 'speech' },
    ...{ coding: 'begun', coderId: 'ana', from: '2020-01-01', to: '2021-12-31' },
  })
  expect(await read('topic=none&author=none&kind=none&coder=you&from=soon')).toEqual({
    dossierId: dossier.id,
    authorId: 'none',
  })
})
