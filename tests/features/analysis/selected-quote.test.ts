import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import { findSelectedQuote } from '#app/features/analysis/selected-quote.ts'
import { buildTimelineView } from '#app/features/analysis/timeline-view.ts'
import { addUser } from '#tests/support/request-context.ts'
import { aPassage, keep, theDossier } from '#tests/support/letters.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function openTimeline(store: TestStore) {
  const visible = store.visibleTo(await addUser(store))
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(),
  )
  const drawn = await buildTimelineView(visible, evidenceOf, selection.milestones, selection)
  return (positionId: string | null, actorId: string | null = null) =>
    findSelectedQuote(visible, selection, evidenceOf, drawn, { positionId, actorId })
}

test('without a choice the newest quote is shown, with whom it is of and as what they spoke', async () => {
  await using store = await openSeededStore()
  const selected = await (await openTimeline(store))(null)
  expect(selected).toMatchObject({ who: 'Jakub Boratyński', index: 0, count: 1, before: null })
  expect(selected!.as).toContain('European Commission')
})

test('the quote that is asked for is shown, of another actor where the one asked for has it not', async () => {
  await using store = await openSeededStore()
  const find = await openTimeline(store)
  const [row] = await store.rows<{ id: string }>(
    "select position_id as id from position_holders where actor_id in (select id from actors where name = 'Ylva Johansson') order by 1",
  )
  expect(await find(row!.id)).toMatchObject({ who: 'Ylva Johansson', position: { id: row!.id } })
  expect(await find(row!.id, 'nobody')).toMatchObject({ who: 'Ylva Johansson' })
})

test('quotes follow each other by the days of their letters, whichever was stored first', async () => {
  await using store = await openSeededStore()
  const { positionIds } = await keep(store, {
    form: { title: 'An older letter', dated: '2020-08-03' },
    text: 'An older letter. We support it without reservation.',
    positions: [aPassage()],
  })
  const find = await openTimeline(store)
  const found = (await find(positionIds[0]!))!
  expect(found).toMatchObject({ index: 0, count: 2, before: null })
  expect(await find(found.after)).toMatchObject({ index: 1, position: { lastDay: '2020-10-29' } })
})
