import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listFields } from '#app/domain/lists/list-fields.ts'
import { rowChoiceKey } from '#app/domain/lists/list-plan.ts'
import { toTopicCells } from '#app/domain/lists/list-topic-cells.ts'
import { forecastRows } from '#app/features/lists/list-forecasts.ts'
import { chance } from '#tests/support/chance.ts'
import { describeRechecks, editWording, fillTopic, foreseenDay } from '#tests/support/foreseen.ts'
import { dossierOf, somebody } from '#tests/support/letters.ts'
import { bringList, choose, listOf, plannedRows, takeIn } from '#tests/support/lists.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const names = ['Encryption', 'Voluntary detection']

/** Brings a codebook in which both topics say something else; what each row would do, and what stands. */
async function bringOtherWords(store: TestStore, random: () => number, at: number) {
  const dossierId = await dossierOf(store)
  const fields = listFields.topics.map(({ field }) => field)
  const found = await store.topics.ofDossier(dossierId)
  const ids = names.map((name) => found.find((one) => one.name === name)!.id)
  const rows = await Promise.all(
    ids.map(async (id) => {
      const { wording } = (await store.topics.versions(id)).at(-1)!
      const cells = toTopicCells(
        { id, wording: editWording(wording, random, at), closed: false },
        new Map(),
      )
      return fields.map((field) => cells[field] ?? '')
    }),
  )
  const headings = listFields.topics.map(({ heading }) => heading)
  const listId = await bringList(store, { kind: 'topics', dossierId, rows: [headings, ...rows] })
  return { listId, ids }
}

/** Takes codebooks in time and again, and compares what is forecast of each topic with what then happens. */
async function takeInAgainAndAgain(random: () => number): Promise<void> {
  await using store = await openTestStore()
  const visible = store.visibleTo('owner')
  for (const name of names) await fillTopic(store, random, 6, name)
  for (let at = 0; at < 4; at += 1) {
    const { listId, ids } = await bringOtherWords(store, random, at)
    for (const { row, wording } of await plannedRows(store, listId))
      if (wording && random() < 0.8)
        await choose(store, listId, { [rowChoiceKey(row)]: random() < 0.7 ? 'meaning' : 'wording' })
    const planned = await plannedRows(store, listId)
    const forecasts = await forecastRows(visible, planned, foreseenDay)
    const was = await Promise.all(ids.map((id) => describeRechecks(store, id)))
    await takeIn(store, listId)
    expect((await listOf(store, listId)).reason).toBe(null)
    for (const [place, id] of ids.entries()) {
      const row = planned.find(({ recheck }) => recheck?.topicId === id)
      const forecast = row?.wording === 'meaning' ? forecasts.get(row.row)! : null
      const now = await describeRechecks(store, id)
      expect(
        { positions: forecast?.positions ?? 0, stances: forecast?.stances ?? 0 },
        `list ${at}, topic ${place}`,
      ).toEqual({
        positions: now.positions - was[place]!.positions,
        stances: now.stances - was[place]!.stances,
      })
      const listed = await store.rechecks.page({ topicId: id })
      await store.rechecks.settle({ confirmed: listed.filter(() => random() < 0.6) }, somebody)
      await fillTopic(store, random, 2, names[place])
    }
  }
}

test('what is forecast of the topics of a list is what then happens, over random codebooks', () =>
  fc.assert(
    fc.asyncProperty(fc.noShrink(fc.integer()), (seed) => takeInAgainAndAgain(chance(seed))),
    worlds(4),
  ))

test('a list does not do more than was foreseen: what was coded since is forecast first', async () => {
  await using store = await openTestStore()
  await fillTopic(store, () => 0.5, 2)
  const { listId, ids } = await bringOtherWords(store, () => 0.1, 1)
  const countListed = async () =>
    (await Promise.all(ids.map((topicId) => store.rechecks.page({ topicId })))).flat().length
  const before = await plannedRows(store, listId)
  // Both positions are of one person, who speaks for the organisation as well.
  expect(before.map(({ wording, recheck }) => [wording, recheck?.foreseen])).toEqual([
    ['meaning', '-2,-1,0,1,2 true 2 2'],
    ['meaning', ''],
  ])
  await fillTopic(store, () => 0.4, 1)
  await takeIn(store, listId)
  const { state, reason } = await listOf(store, listId)
  expect([state, reason]).toEqual(['planned', expect.stringMatching(/nothing was taken in/)])
  expect(await countListed()).toBe(0)
  await takeIn(store, listId)
  expect(await countListed()).toBe(3)
})
