import { expect, test } from 'vitest'
import { renderEmbedPage, renderEmbedRefusal, writeEmbedSnippet } from '#app/http/embed-page.ts'

const view = {
  ...{ title: 'Quotes · <b>AI</b> & "law"', summary: 'all who spoke', address: '/links/x' },
  ...{ picture: null, headings: ['Actor', 'Level'], rows: [['<Ana>', -1] as const], total: 3 },
}

test('a view in a frame holds no script, and its words as text', () => {
  const page = renderEmbedPage(view)
  expect(page).not.toMatch(/<script|<b>|<Ana>| on\w+=/)
  expect(page).toContain('<h1>Quotes · &lt;b&gt;AI&lt;/b&gt; &amp; &quot;law&quot;</h1>')
  expect(page).toContain('<td>&lt;Ana&gt;</td><td>-1</td>')
  expect(page).toContain('The first 1 of 3 rows.')
})

test('a picture stands in its place where there is one, with its words', () => {
  const page = renderEmbedPage({ ...view, picture: '/links/x.svg' })
  expect(page).toContain('<img src="/links/x.svg" alt="Quotes ·')
  expect(page).not.toContain('<table')
})

test('why there is nothing stands in the frame as a sentence', () => {
  expect(renderEmbedRefusal('This link was ended on <a day>.')).toContain(
    '<p>This link was ended on &lt;a day&gt;.</p>',
  )
})

test('what to paste into a page names the address and the view', () => {
  expect(writeEmbedSnippet('https://a.example/links/x', 'Strips · "AI"')).toBe(
    '<iframe src="https://a.example/links/x/embed" title="Strips · &quot;AI&quot;" width="100%" height="600" loading="lazy"></iframe>',
  )
})
