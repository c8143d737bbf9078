import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastChange } from '#app/features/codebook/topic-forecast.ts'
import { chance } from '#tests/support/chance.ts'
import { describeRechecks, editWording, fillTopic, foreseenDay } from '#tests/support/foreseen.ts'
import { somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { changeMeaning } from '#tests/support/wordings.ts'
import { worlds } from '#tests/support/worlds.ts'

/** Changes the meaning of a topic time and again, and compares what is forecast each time with what then happens. */
async function changeAgainAndAgain(random: () => number): Promise<void> {
  await using store = await openTestStore()
  const topic = await topicId(store)
  await fillTopic(store, random, 10)
  for (let at = 0; at < 6; at += 1) {
    const before = (await store.topics.versions(topic)).at(-1)!.wording
    const after = editWording(before, random, at)
    const was = await describeRechecks(store, topic)
    const forecast = await forecastChange(
      store.visibleTo('owner'),
      topic,
      { before, after },
      foreseenDay,
    )
    await changeMeaning(store, topic, after)
    const now = await describeRechecks(store, topic)
    expect({ positions: forecast.positions, stances: forecast.stances }, `change ${at}`).toEqual({
      positions: now.positions - was.positions,
      stances: now.stances - was.stances,
    })
    const listed = await store.rechecks.page({ topicId: topic })
    const found = listed.filter(() => random() < 0.6)
    await store.rechecks.settle({ confirmed: found }, somebody)
    await fillTopic(store, random, 2)
  }
  expect((await store.verify()).unsound).toEqual([])
}

test('what is forecast of a change is what then happens, over random changes', () =>
  fc.assert(
    fc.asyncProperty(fc.noShrink(fc.integer()), (seed) => changeAgainAndAgain(chance(seed))),
    worlds(8),
  ))
