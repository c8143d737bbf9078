import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
import { findPictureBoxes } from '#app/readers/pdf/page-words.ts'
import { closeReaders, drawFilePage } from '#app/readers/read-file.ts'
import { pdfOf } from '#tests/support/pdf-files.ts'
import { scanOf } from '#tests/support/readers.ts'

afterAll(closeReaders)

const letter = {
  name: 'letter.pdf',
  bytes: pdfOf([
    { texts: [{ x: 70, y: 780, words: 'The first page says nothing of it.' }] },
    {
      texts: [
        { x: 70, y: 780, words: 'We support strong encryp-' },
        { x: 70, y: 760, words: 'tion without reservation. So be it.' },
        { x: 70, y: 300, words: 'So be it.' },
      ],
    },
  ]),
}

async function drawSecond() {
  const drawn = await drawFilePage(letter, { page: 2 })
  if (!drawn.ok) throw new Error(drawn.reason)
  return drawn.drawn
}

test('words are found on the picture of their page where they stand, across a break within a word', async () => {
  const { pages, words } = await drawSecond()
  expect(pages).toBe(2)
  const boxes = findPictureBoxes(words, 'support strong encryption without reservation.')
  expect(boxes).toHaveLength(2)
  // The two lines begin 70 points from the left of a page of 595, and stand 62 and 82 below its top of 842.
  for (const [at, line] of [62, 82].entries()) {
    const { left, top, width, height } = boxes[at]!
    expect(top).toBeLessThan(line / 842)
    expect(top).toBeGreaterThan((line - 17) / 842)
    expect(top + height).toBeGreaterThan(line / 842)
    expect(top + height).toBeLessThan((line + 10) / 842)
    expect([left >= 69 / 595, left + width < 0.6]).toEqual([true, true])
  }
  // The second line begins at the margin, the first with the word before.
  expect(boxes[1]!.left).toBeCloseTo(70 / 595, 3)
  expect(boxes[0]!.left).toBeGreaterThan(80 / 595)
})

test('words that stand at two places or nowhere are found nowhere', async () => {
  const { words } = await drawSecond()
  for (const sought of ['So be it.', 'Never.', ''])
    expect(findPictureBoxes(words, sought)).toEqual([])
})

test('the picture is the page as it is printed: nothing is marked on it', async () => {
  const image = await loadImage(Buffer.from((await drawSecond()).picture))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
  let coloured = 0
  for (let at = 0; at < data.length; at += 4)
    if (Math.abs(data[at]! - data[at + 2]!) > 60) coloured += 1
  expect([image.width > 1000, coloured]).toEqual([true, 0])
})

test('a picture is its own page, and what has no such page says so', async () => {
  const scan = { name: 'scan.png', bytes: scanOf(['We support it.']).bytes }
  expect(await drawFilePage(scan, { page: 1 })).toMatchObject({
    ok: true,
    drawn: { pages: 1, words: null },
  })
  expect(await drawFilePage(letter, { page: 3 })).toEqual({
    ok: false,
    reason: 'This file has 2 pages; there is no page 3.',
  })
  const text = { name: 'a.txt', bytes: Buffer.from('Dear all,') }
  expect(await drawFilePage(text, { page: 1 })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('neither a PDF nor a picture') as string,
  })
  const damaged = { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 nothing') }
  expect(await drawFilePage(damaged, { page: 1 })).toMatchObject({ ok: false })
})
