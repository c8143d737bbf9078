import { expect, test } from 'vitest'
import { sayAsOf, sayPictureSource } from '#app/features/view-files/picture-words.ts'

test('the day by which words are stale is said where it is not the as-of day', () => {
  expect(sayAsOf({ asOf: '2020-12-21', today: '2020-12-21' })).toBe('As of 21 Dec 2020')
  expect(sayAsOf({ asOf: '2020-12-21', today: '2026-11-30' })).toBe(
    'As of 21 Dec 2020, stale judged by 30 Nov 2026',
  )
})

test('a picture says where it is from', () => {
  expect(sayPictureSource({ name: 'Media freedom' })).toBe(
    'Source: Stanceline, dossier “Media freedom”, approved quotes, method version 2.',
  )
})
