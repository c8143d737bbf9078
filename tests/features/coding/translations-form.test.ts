import { expect, test } from 'vitest'
import {
  loadTranslationsForm,
  saveTranslationForm,
} from '#app/features/coding/translations-form.ts'
import { markTranslation } from '#app/domain/quote-translations.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a coder writes, changes and takes away a translation, and what is missing is said at its field', async () => {
  await using store = await openTestStore()
  const { id, positionIds } = await keep(store, { positions: [aPassage()] })
  const context = requestContextOf(store, await addUser(store))
  const send = async (entries: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ position: positionIds[0]!, ...entries }))
      form.set(name, value)
    return saveTranslationForm(context, id, form)
  }
  const german = {
    language: 'de',
    words: 'Ohne Vorbehalt.',
    machine: 'machine',
    translator: 'DeepL',
  }
  const stored = async () =>
    (await loadTranslationsForm(context, id, positionIds[0]!)).position.translations
  expect(await send({ ...german, language: 'German', words: ' ' })).toMatchObject({
    outcome: 'unfit',
    errors: { language: expect.any(String) as string, words: expect.any(String) as string },
    fields: { language: 'German' },
  })
  expect(await send(german)).toEqual({ outcome: 'stored' })
  expect(await stored()).toEqual([{ ...german, machine: true }])
  expect((await send({ ...german, words: 'Anders.' })).outcome).toBe('changed meanwhile')
  const shown = markTranslation({ ...german, machine: true })
  expect(await send({ ...german, words: 'Anders.', translator: 'Ana', shown })).toEqual({
    outcome: 'stored',
  })
  const changed = { ...german, words: 'Anders.', translator: 'Ana', machine: true }
  expect(await stored()).toEqual([changed])
  const byOther = markTranslation({ ...changed, translator: 'DeepL' })
  expect((await send({ ...german, shown: byOther })).outcome).toBe('changed meanwhile')
  const shownNow = markTranslation(changed)
  expect(await send({ language: 'de', deed: 'take away', shown: shownNow })).toEqual({
    outcome: 'stored',
  })
  expect(await stored()).toEqual([])
  expect(await send({ ...german, shown: shownNow })).toMatchObject({
    outcome: 'changed meanwhile',
    errors: { form: expect.stringMatching(/took this translation away/) as string },
    fields: { words: german.words },
  })
  expect(await stored()).toEqual([])
})

test('a quote of another letter is not there', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  const { id } = await keep(store, { form: { title: 'Other' }, text: 'Another.' })
  const context = requestContextOf(store, await addUser(store))
  await expect(loadTranslationsForm(context, id, positionIds[0]!)).rejects.toMatchObject({
    status: 404,
  })
})
