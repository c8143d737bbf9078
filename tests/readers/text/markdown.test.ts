import { expect, test } from 'vitest'
import { readMarkdown } from '#app/readers/text/markdown.ts'

test('the head of a Markdown file gives its words, however it is laid out in lines', async () => {
  const bytes = Buffer.from(
    '---\ntitle: >\n  Our view\n  on detection\ndate: "2021-03-04" # as filed\nlang: en\n---\n# Another\n\nWe say so.\n',
  )
  const read = await readMarkdown({ bytes, name: 'a.md' } as never, {} as never)
  expect(read).toMatchObject({
    ok: true,
    content: {
      title: 'Our view on detection',
      sent: { day: '2021-03-04', basis: 'The head of the file says date: 2021-03-04' },
      language: 'en',
    },
  })
})
