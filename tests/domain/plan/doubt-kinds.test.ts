import { expect, test } from 'vitest'
import { hasDoubt, listDoubtKinds, settleDoubts } from '#app/domain/plan/doubt-kinds.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import type { LetterDraft } from '#app/domain/plan/letter-draft.ts'

const nameDoubt = (name: string) =>
  `“${name}” is hardly the name of an organisation: it has 2 signs.`
const dayDoubt = 'Only the month stands in it.'

const blank = draftFromDocument({
  ...{ text: 'We support it.', pages: [], notes: [], doubts: [], title: null },
  ...{ sent: null, language: null, mail: null },
})
const waiting = (doubts: string[], changes: Partial<LetterDraft> = {}) => ({
  draft: { ...blank, doubts, ...changes },
  asks: [],
})

test('doubts that differ in names and numbers alone are of one kind, counted by letters, and the same sentence among them by itself', () => {
  const letters = [
    waiting([nameDoubt('Registry'), nameDoubt('Annex'), dayDoubt]),
    waiting([nameDoubt('Registry')]),
    waiting([nameDoubt('Room 7')]),
    waiting([nameDoubt('Looked at')], { looked: true }),
  ]
  const [names, days, ...others] = listDoubtKinds(letters)
  expect(others).toEqual([])
  expect(names).toMatchObject({
    field: null,
    letters: 3,
    sentences: [
      { sentence: nameDoubt('Registry'), letters: 2 },
      { sentence: nameDoubt('Annex'), letters: 1 },
      { sentence: nameDoubt('Room 7'), letters: 1 },
    ],
  })
  expect(days).toMatchObject({ letters: 1, sentences: [{ sentence: dayDoubt }] })
  const choice = { key: names!.key, sentence: nameDoubt('Registry') }
  expect(letters.map((letter) => hasDoubt(letter, choice))).toEqual([true, true, false, false])
})

test('questions are of the kind of their field, and names, which are asked once anyway, are none', () => {
  const question = { said: 'A', key: 'a', choices: [], alone: true }
  const letter = {
    draft: blank,
    asks: [
      { field: 'dated', sentence: 'Write the date as 2020-10-29.' },
      { field: 'parties', sentence: 'Say who “A” is.', question },
    ],
  }
  expect(listDoubtKinds([letter])).toMatchObject([{ field: 'dated', letters: 1 }])
})

test('what is settled becomes a note, and nothing else does', () => {
  const [kind] = listDoubtKinds([waiting([nameDoubt('Registry'), dayDoubt])])
  const draft = waiting([nameDoubt('Registry'), nameDoubt('Annex'), dayDoubt]).draft
  expect(settleDoubts(draft, { key: kind!.key, sentence: null })).toMatchObject({
    doubts: [dayDoubt],
    notes: [
      `Looked at with its like: ${nameDoubt('Registry')}`,
      `Looked at with its like: ${nameDoubt('Annex')}`,
    ],
  })
  expect(settleDoubts(draft, { key: kind!.key, sentence: nameDoubt('Annex') }).doubts).toEqual([
    nameDoubt('Registry'),
    dayDoubt,
  ])
})
