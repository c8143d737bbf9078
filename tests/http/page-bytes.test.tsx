import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { gatherPageBytes } from '#app/http/page-bytes.ts'

function renderPage(words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const page = renderToPipeableStream(
      words.map((word, index) => <b key={index}>{word}</b>),
      {
        onAllReady: () => void page.pipe(gatherPageBytes((bytes) => resolve(bytes.toString()))),
      },
    )
  })
}

test('a page holds every letter and nothing besides, wherever React cuts what it writes', async () => {
  // Shifted by one byte each time, letters of two, three and four bytes come to lie across every cut.
  for (let shift = 0; shift < 24; shift += 1) {
    const words = ['x'.repeat(shift), ...Array.from({ length: 600 }, () => 'ñ (−1) 欧州 🕊')]
    expect(await renderPage(words)).toBe(words.map((word) => `<b>${word}</b>`).join(''))
  }
})
