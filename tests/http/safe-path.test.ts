import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toSafePath } from '#app/http/safe-path.ts'
import { worlds } from '#tests/support/worlds.ts'

test.each([
  '/',
  '/letters',
  '/letters/1?edit=2#position-3',
  '/timeline?topic=a&topic=b',
  '/a//b',
  '/letters?q=%2F%2Fevil.example',
])('%s is a path of our own', (path) => {
  expect(toSafePath(path)).toBe(path)
})

test.each([
  null,
  undefined,
  '',
  'letters',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  '/a\\b',
  '/a\u0000b',
  '/a\r\nset-cookie: x',
])('%j becomes the start page', (path) => {
  expect(toSafePath(path)).toBe('/')
})

test('whatever is asked for, one stays on this site', () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        '/',
        '\\',
        '//',
        '.',
        '..',
        '@',
        ':',
        'evil.example',
        'https:',
        '\t',
        '\n',
        '?',
        '#',
        '%2f',
        ' ',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(
      pieces,
      (path) =>
        new URL(toSafePath(path), 'https://stanceline.example').origin ===
        'https://stanceline.example',
    ),
    worlds(2000),
  )
})
