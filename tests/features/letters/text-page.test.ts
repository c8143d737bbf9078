import { expect, test } from 'vitest'
import { correctTextByForm } from '#app/features/letters/correct-text.ts'
import { loadLostPlaces, loadTextPage } from '#app/features/letters/text-page.ts'
import { aPassage, aText, keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const newest = { from: null, to: null }

test('two disclosures are compared, and what lost its place is listed on the letter and across letters', async () => {
  await using store = await openTestStore()
  const context = requestContextOf(store, await addUser(store, 'editor'))
  const text = aText.replace('We oppose', 'We [redacted]')
  const { id, positionIds } = await keep(store, {
    text,
    positions: [aPassage({ quote: 'We [redacted] any delay of it.' })],
  })
  expect(await loadTextPage(context, id, newest)).toMatchObject({
    comparison: null,
    lost: [],
    withheld: '1 of 1, 100 %',
    mayCorrect: true,
  })
  const sent = { reason: 'A better disclosure', version: '1', text: aText }
  const { previewed } = (await correctTextByForm(context, id, sent)).preview!
  await correctTextByForm(context, id, { ...sent, previewed, deed: 'keep' })
  expect(await loadTextPage(context, id, newest)).toMatchObject({
    comparison: { released: ['oppose'] },
    lost: [
      { position: { id: positionIds[0], status: 'draft', lost: true }, who: 'Ylva Johansson' },
    ],
    withheld: null,
  })
  expect(await loadLostPlaces(context)).toMatchObject({
    total: 1,
    rows: [{ position: { id: positionIds[0] } }],
  })
  const reader = requestContextOf(store, await addUser(store, 'viewer', 'Rita Reader'))
  expect(await loadTextPage(reader, id, newest)).toMatchObject({ mayCorrect: false })
  await expect(loadLostPlaces(reader)).rejects.toMatchObject({ status: 403 })
  await expect(loadTextPage(context, id, { from: 1, to: 7 })).rejects.toMatchObject({ status: 404 })
})
