import { expect, test } from 'vitest'
import {
  foretellSplitApproval,
  findOpenSplit,
  loadSplit,
} from '#app/features/codebook/split-view.ts'
import { askForFourEyes, openFourEyes } from '#tests/support/approving.ts'
import { aPassage, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a split is shown with where each position goes and how many stay', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage(), aPassage({ level: -2 })] })
  const visible = store.visibleTo('owner')
  const dossierId = await dossierOf(store)
  const [topic] = await visible.topics.ofDossier(dossierId)
  const at = { topicId: topic!.id, dossierId }
  const load = () => loadSplit(visible, { topic: topic!, dossierId }, 1)
  expect(await load()).toEqual({ total: 2, open: null, done: [] })
  const part = (name: string) => ({ topicId: null, name, isNew: true })
  await visible.splits.begin(at, [part('A'), part('B')], somebody)
  const split = (await findOpenSplit(visible, at))!
  await visible.splits.assign(split, [positionIds[1]!], 2)
  expect(await load()).toMatchObject({
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
  const { open } = await load()
  expect(open!.rows.map(({ position, part: to, who }) => [position.id, to, who])).toEqual(
    expect.arrayContaining([
      [positionIds[0], null, 'Ylva Johansson'],
      [positionIds[1], 2, 'Ylva Johansson'],
    ]),
  )
})

test('a split says before it is done that what it moves will wait, where a dossier asks for four eyes', async () => {
  await using store = await openTestStore()
  const { coding } = await openFourEyes(store)
  expect(await foretellSplitApproval(store, coding.topicId)).toMatch(
    /^Positions that a split moves say something else, so they wait for approval/,
  )
  await askForFourEyes(store, false)
  expect(await foretellSplitApproval(store, coding.topicId)).toBeNull()
})
