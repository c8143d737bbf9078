import { expect, test } from 'vitest'
import { isPlainRefusal, listStylesheets, renderRefusalPage } from '#app/http/refusal-page.ts'

test('a refusal is a small page with its sentence, the styles of all pages and no script', () => {
  const page = renderRefusalPage(429, 'Wait 20 seconds and try again.', ['/assets/root-1.css'])
  expect(page).toContain('<h1>Too often</h1><p>Wait 20 seconds and try again.</p>')
  expect(page).toContain('<link rel="stylesheet" href="/assets/root-1.css">')
  expect(page).toMatch(/^<!DOCTYPE html><html lang="en">.*<title>Too often · Stanceline<\/title>/)
  expect(page).not.toMatch(/<script|<style| style=| on\w+=/)
  expect(page.length).toBeLessThan(1000)
})

test('whatever a sentence holds is text', () => {
  const page = renderRefusalPage(413, `<b onclick="x">"1" & '2'</b>`, ['"><script>'])
  expect(page).toContain(
    '<p>&lt;b onclick=&quot;x&quot;&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/b&gt;</p>',
  )
  expect(page).not.toMatch(/<script|<b /)
})

test('too much and too often are such pages, and the styles are those of the root', () => {
  expect([200, 403, 404, 413, 429, 500].filter(isPlainRefusal)).toEqual([413, 429])
  expect(
    listStylesheets({ routes: { root: { css: ['/a.css'] }, people: { css: ['/b.css'] } } }),
  ).toEqual(['/a.css'])
  expect(listStylesheets({ routes: { root: {} } })).toEqual([])
})
