import { expect, test } from 'vitest'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import { buildOverviewStrips } from '#app/features/analysis/overview-strips.ts'
import { readSelection } from '#app/features/analysis/selection.ts'
import { theDossier, topicId } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function build(store: TestStore, asked: string | null) {
  const visible = store.visibleTo('owner')
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(),
  )
  return buildOverviewStrips(visible, evidenceOf, selection, asked)
}

test('the overview has strips on the first topic, or on the one that was asked for', async () => {
  await using store = await openSeededStore()
  const voluntary = await topicId(store, 'Voluntary detection')
  const johanssonOn = async (asked: string | null) => {
    const strips = (await build(store, asked))!
    const [row] = strips.groups
      .flatMap(({ rows }) => rows)
      .filter(({ actor }) => actor.name === 'Ylva Johansson')
    return [
      strips.topic.name,
      ...unpackStrip(row!.cells[0]!.strip).statements.map((one) => one.level),
    ]
  }
  // The expected coding of her letter: encryption −1, voluntary detection +2.
  expect(await johanssonOn(null)).toEqual(['Encryption', -1])
  expect(await johanssonOn(voluntary)).toEqual(['Voluntary detection', 2])
  expect(await johanssonOn('nothing')).toEqual(['Encryption', -1])
})
