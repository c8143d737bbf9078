import { expect, test } from 'vitest'
import { formatKey, nameKey, toKeyShortcut } from '#app/domain/keys/key-names.ts'
import { findKey, keyTable, listKeys } from '#app/domain/keys/key-table.ts'

const press = (key: string, changes: Partial<Parameters<typeof nameKey>[0]> = {}) =>
  nameKey({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...changes,
  })

test('a key is named by what the keyboard prints, and by its place where it prints no Latin letter', () => {
  expect(press('q')).toBe('Q')
  expect(press('й', { code: 'KeyQ' })).toBe('Q')
  expect(press('ArrowDown', { shiftKey: true })).toBe('Shift+ArrowDown')
  expect(press('?', { shiftKey: true, code: 'Minus' })).toBe('?')
  expect(press('z', { metaKey: true })).toBe('Ctrl+Z')
  expect(press('&', { code: 'Digit1' })).toBe('1')
  expect(press('/', { code: 'Digit7', shiftKey: true })).toBe('/')
  expect(press('ArrowLeft', { altKey: true })).toBe('Alt+ArrowLeft')
})

test('a sign of a third level is what it prints, and no digit or key with Alt or Ctrl', () => {
  const altGraph = { getModifierState: (name: string) => name === 'AltGraph' }
  // A German keyboard on Linux, on Windows and on a Mac.
  expect(press('[', { code: 'Digit8', ...altGraph })).toBe('[')
  expect(press('[', { code: 'Digit8', ctrlKey: true, altKey: true, ...altGraph })).toBe('[')
  expect(press('[', { code: 'Digit5', altKey: true })).toBe('[')
  expect(press('\\', { code: 'Digit7', altKey: true, shiftKey: true })).toBe('\\')
  // What a browser or a screen reader takes.
  expect(press('5', { code: 'Digit5', altKey: true })).toBe('Alt+5')
  expect(press('d', { code: 'KeyD', altKey: true })).toBe('Alt+D')
  expect(press('[', { code: 'BracketLeft', altKey: true })).toBe('Alt+[')
})

test('a digit is one with and without Shift, as the keyboard has it', () => {
  expect(press('1', { code: 'Digit1', shiftKey: true })).toBe('1')
  expect(press('"', { code: 'Digit3' })).toBe('3')
})

test('a key is printed as keyboards print it, and told to assistive programs in their words', () => {
  expect([formatKey('Shift+ArrowUp'), formatKey('Ctrl+K'), formatKey('Escape')]).toEqual([
    'Shift ↑',
    'Ctrl K',
    'Esc',
  ])
  expect([formatKey('+'), formatKey('Ctrl++')]).toEqual(['+', 'Ctrl +'])
  expect(toKeyShortcut('Ctrl+Y')).toBe('Control+Y Meta+Y')
  expect(toKeyShortcut('+')).toBe('Plus')
})

test('no key does two things on one page, and none is the browser’s', () => {
  for (const { place } of keyTable) {
    const keys = [...listKeys('everywhere'), ...(place === 'everywhere' ? [] : listKeys(place))]
      // What is opened closes first, and Enter presses what has the focus.
      .filter(({ key }) => key !== 'Escape')
      .map(({ key }) => key)
    expect([place, keys.filter((key, at) => keys.indexOf(key) !== at)]).toEqual([place, []])
  }
  const taken = /^(?:Alt\+|Ctrl\+(?![KZYA]$|Enter$)|F\d|Tab$|Space$|Home$|End$|Page)/
  expect(keyTable.filter(({ key }) => taken.test(key))).toEqual([])
  expect(new Set(keyTable.map(({ id }) => id)).size).toBe(keyTable.length)
})

test('what somebody chose stands in the place of the key of the table', () => {
  expect(findKey('level 0')).toBe('E')
  expect(findKey('level 0', { 'level 0': 'G' })).toBe('G')
  expect(listKeys('letter', { 'level 0': 'I' }).find(({ id }) => id === 'level 0')?.key).toBe('I')
})
