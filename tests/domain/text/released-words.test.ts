import { expect, test } from 'vitest'
import { compareTexts } from '#app/domain/text/released-words.ts'

test('what stands where something was withheld is newly released', () => {
  const { pieces, released } = compareTexts(
    'We met [name withheld] and agreed. The file is ████.',
    'We met Ms Ana Ruiz and agreed. The file is ████ indeed.',
  )
  expect(released).toEqual(['Ms Ana Ruiz'])
  expect(
    pieces
      .filter(({ kind }) => kind === 'released')
      .map(({ text }) => text)
      .join(' '),
  ).toContain('Ruiz')
  const joined = (without: string) =>
    pieces
      .filter(({ kind }) => kind !== without && !(without === 'new' && kind === 'released'))
      .map(({ text }) => text)
      .join('')
  expect(joined('new')).toBe('We met [name withheld] and agreed. The file is ████.')
  expect(joined('gone')).toBe('We met Ms Ana Ruiz and agreed. The file is ████ indeed.')
})

test('another mark, or nothing, in place of a mark releases nothing', () => {
  expect(compareTexts('We met [redacted] today.', 'We met [withheld] today.').released).toEqual([])
  expect(compareTexts('We met [redacted] today.', 'We met today.').released).toEqual([])
  expect(compareTexts('The same ███.', 'The same ███.').pieces).toEqual([
    { kind: 'same', text: 'The same ███.' },
  ])
})

test('a correction beside a mark is told as such', () => {
  const { pieces, released } = compareTexts('Teh law of [deleted].', 'The law of [deleted].')
  expect(released).toEqual([])
  expect(pieces.map(({ kind }) => kind)).toEqual(['gone', 'new', 'same'])
})
