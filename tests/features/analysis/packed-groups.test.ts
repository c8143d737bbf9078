import { expect, test } from 'vitest'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import { unpackGroupSum } from '#app/domain/strips/packed-sum.ts'
import { readStripChoices } from '#app/domain/strips/strip-choices.ts'
import { packGroups } from '#app/features/analysis/packed-groups.ts'
import type { Strip } from '#app/domain/strips/strip.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { buildStripsView } from '#app/features/analysis/strips-view.ts'
import { theDossier } from '#tests/support/letters.ts'
import { openSeededStore } from '#tests/support/store.ts'

test('what a page carries of its strips says the same when it is unpacked', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const params = new URLSearchParams()
  const { selection, evidenceOf } = await readSelection(visible, await theDossier(store), params)
  const drawn = await buildStripsView(visible, evidenceOf, selection, readStripChoices(params, []))
  const before = drawn.groups.flatMap(({ rows }) => rows)
  const packed = packGroups(drawn.groups).flatMap(({ rows }) => rows)
  expect(packed.map(({ actor }) => actor)).toEqual(before.map(({ actor }) => actor))
  expect(packed.map(({ cells }) => cells.map(({ strip }) => unpackStrip({ ...strip })))).toEqual(
    before.map(({ cells }) => cells.map(({ strip }) => callByEnds(strip))),
  )
  const unpackSums = (groups: ReturnType<typeof packGroups>) =>
    groups.flatMap(({ sums }) => sums.map(({ sum }) => unpackGroupSum({ ...sum })))
  expect(unpackSums(packGroups(drawn.groups))).toEqual(
    drawn.groups.flatMap(({ sums }) => sums.map(({ sum }) => sum)),
  )
  expect(unpackSums(packGroups(drawn.groups)).some(({ steps }) => steps.length > 1)).toBe(true)
  // Bars alone need no strips.
  const folded = packGroups(drawn.groups, false).flatMap(({ rows }) => rows)
  expect(folded.flatMap(({ cells }) => cells.map(({ strip }) => strip.statements))).toEqual(
    before.flatMap(({ cells }) => cells.map(() => '')),
  )
})

/** A page calls each statement by the end of its position's id, and knows of its letter nothing more. */
function callByEnds({ statements, ...strip }: Strip) {
  return {
    ...strip,
    statements: statements.map(({ letterId: _, positionId, ...statement }) => ({
      ...statement,
      id: positionId.slice(-8),
    })),
  }
}
