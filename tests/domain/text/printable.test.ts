import { expect, test } from 'vitest'
import { printableLine, removeUnprintable } from '#app/domain/text/printable.ts'

test('control characters and halves of characters go, tabs and line ends stay', () => {
  expect(removeUnprintable('a\u0000b\u0007\tc\nd😀')).toBe('ab\tc\nd😀')
  expect(removeUnprintable('a\uD83Db\uDE00c')).toBe('abc')
})

test('two halves with a control character between them do not become a character', () => {
  expect(removeUnprintable('\uD83D\u0000\uDE00')).toBe('')
})

test('a printable line has one space where there was white space', () => {
  expect(printableLine(' a\r\n\tb\u0001 ')).toBe('a b')
})
