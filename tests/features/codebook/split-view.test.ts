import { expect, test } from 'vitest'
import { findOpenSplit, loadSplit } from '#app/features/codebook/split-view.ts'
import { aPassage, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a split is shown with where each position goes and how many stay', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage(), aPassage({ level: -2 })] })
  const visible = store.visibleTo('owner')
  const [topic] = await visible.topics.ofDossier(await dossierOf(store))
  expect(await loadSplit(visible, topic!, 1)).toEqual({ total: 2, open: null, done: [] })
  const part = (name: string) => ({ topicId: null, name, isNew: true })
  await visible.splits.begin(topic!.id, [part('A'), part('B')], somebody)
  const split = (await findOpenSplit(visible, topic!.id))!
  await visible.splits.assign(split, [positionIds[1]!], 2)
  expect(await loadSplit(visible, topic!, 1)).toMatchObject({
    total: 2,
    open: {
      parts: [
        { name: 'A', isNew: true, count: 0 },
        { name: 'B', isNew: true, count: 1 },
      ],
      staying: 1,
      revision: 2,
    },
  })
  const { open } = await loadSplit(visible, topic!, 1)
  expect(open!.rows.map(({ position, part: to, who }) => [position.id, to, who])).toEqual(
    expect.arrayContaining([
      [positionIds[0], null, 'Ylva Johansson'],
      [positionIds[1], 2, 'Ylva Johansson'],
    ]),
  )
})
