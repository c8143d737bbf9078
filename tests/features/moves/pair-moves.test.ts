import { expect, test } from 'vitest'
import { loadPairMoves } from '#app/features/moves/pair-moves.ts'
import { aPassage, actorId, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('the page of an actor and a topic has every move over all time, of tone too, the newest first', async () => {
  await using store = await openTestStore()
  for (const [dated, level] of [
    ['2012-01-01', -1],
    ['2013-01-01', -2],
    ['2019-01-01', 1],
  ] as const)
    await keep(store, { form: { dated }, positions: [aPassage({ level })] })
  const visible = store.visibleTo('owner')
  const dossier = await theDossier(store)
  const topics = await visible.topics.ofDossier(dossier.id)
  const id = await topicId(store)
  const pair = {
    actor: (await visible.actors.byId(await actorId(store)))!,
    topic: topics.find((topic) => topic.id === id)!,
  }
  const { findings } = await loadPairMoves(visible, dossier, { ...pair, topics, asked: 1 })
  expect(findings.rows.map(({ name }) => name)).toEqual([
    'Turn on 1 Jan 2019',
    'Change of tone on 1 Jan 2013',
  ])
})
