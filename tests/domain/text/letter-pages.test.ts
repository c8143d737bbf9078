import { expect, test } from 'vitest'
import { findPageAt, spanOnPage } from '#app/domain/text/letter-pages.ts'

const text = 'First page. Second page.'
const pages = [
  { number: 1, start: 0, confidence: null },
  { number: 2, start: 12, confidence: null },
]

test('a place stands on the last page that begins before it', () => {
  expect([0, 11, 12, 23].map((place) => findPageAt(pages, place))).toEqual([1, 1, 2, 2])
  expect(findPageAt([], 3)).toBeNull()
})

test('of a span each page has its own part, and without known pages all of it', () => {
  const span = { start: 6, end: 18 }
  expect(spanOnPage(text, pages, 1, span)).toEqual({ start: 6, end: 12 })
  expect(spanOnPage(text, pages, 2, span)).toEqual({ start: 12, end: 18 })
  expect(spanOnPage(text, pages, 2, { start: 0, end: 5 })).toBeNull()
  expect(spanOnPage(text, pages, 3, span)).toBeNull()
  expect(spanOnPage(text, [], 3, span)).toEqual(span)
})
