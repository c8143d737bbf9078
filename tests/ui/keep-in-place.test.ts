import { expect, test } from 'vitest'
import { revalidateOnNewPage } from '#app/ui/keep-in-place.ts'

test('what stands above pages is loaded anew with each page, and not where a form keeps its place', () => {
  const base = { currentParams: {}, nextParams: {}, defaultShouldRevalidate: false }
  const at = (path: string) => new URL(path, 'https://example.org')
  const change = (from: string, to: string, more = {}) =>
    revalidateOnNewPage({ ...base, currentUrl: at(from), nextUrl: at(to), ...more } as never)
  expect(change('/letters', '/actors')).toBe(true)
  expect(change('/letters', '/letters?page=2')).toBe(false)
  expect(change('/letters', '/letters', { defaultShouldRevalidate: true })).toBe(true)
  const formData = new FormData()
  formData.set('inPlace', 'yes')
  expect(change('/letters', '/actors', { formData })).toBe(false)
})
