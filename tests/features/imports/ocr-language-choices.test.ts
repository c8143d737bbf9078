import { expect, test } from 'vitest'
import {
  chooseOcrLanguages,
  listOcrLanguageChoices,
} from '#app/features/imports/ocr-language-choices.ts'

test('of the languages asked for those that are installed are read, each once, otherwise English', () => {
  expect(chooseOcrLanguages(['deu', 'xxx', 'deu', 'fra'])).toEqual(['deu', 'fra'])
  expect(chooseOcrLanguages(['xxx'])).toEqual(['eng'])
  expect(chooseOcrLanguages([])).toEqual(['eng'])
})

test('the languages are offered by their names', () => {
  expect(new Map(listOcrLanguageChoices()).get('deu')).toBe('German')
})
