import { expect, test } from 'vitest'
import { describeTranslations } from '#app/features/letters/translated-letters.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

test('both sides of a translation say what counts, and warn where both are coded on a topic', async () => {
  await using store = await openTestStore()
  const visible = store.visibleTo('owner')
  const { id } = await keep(store, { form: { title: 'Original' }, positions: [aPassage()] })
  const text = 'Sehr geehrter Herr,\n\nWe support it without reservation. Ja.\n'
  const other = await keep(store, {
    form: { title: 'Übersetzung', language: 'de', translatesLetterId: id },
    text,
    positions: [aPassage()],
  })
  const notesOf = async (of: string) =>
    describeTranslations(visible, of, (await visible.letters.relatedLetters(of))!)
  expect(await notesOf(id)).toEqual([
    'What counts: one position of this letter and one position of “Übersetzung”. Both are coded on Encryption, so the same statement may count twice: withdraw the positions of one.',
  ])
  await store.positions.setStatus(other.positionIds[0]!, 1, 'withdrawn', {
    userId: null,
    via: 'screen',
  })
  expect(await notesOf(other.id)).toEqual([
    'What counts: 0 positions of this letter and one position of “Original”.',
  ])
})
