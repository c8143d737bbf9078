import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
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

/** From which row to which of a picture something is yellow, as shares of its height; null where nothing is. */
async function findMark(picture: Uint8Array): Promise<[number, number] | null> {
  const image = await loadImage(Buffer.from(picture))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
  const rows = new Set<number>()
  for (let at = 0; at < data.length; at += 4)
    if (data[at]! > 200 && data[at + 2]! < data[at]! - 60)
      rows.add(Math.floor(at / 4 / image.width))
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  return rows.size ? [first / image.height, last / image.height] : null
}

test('words are marked on their page where they stand, across a break within a word', async () => {
  const words = 'support strong encryption without reservation.'
  const drawn = await drawFilePage(letter, { page: 2, words })
  if (!drawn.ok) throw new Error(drawn.reason)
  expect(drawn.drawn).toMatchObject({ pages: 2, isMarked: true })
  // The two lines stand 62 and 82 points below the top of a page of 842.
  const [top, bottom] = (await findMark(drawn.drawn.picture))!
  expect(top).toBeGreaterThan(45 / 842)
  expect(bottom).toBeLessThan(92 / 842)
})

test('words that stand at two places or nowhere are marked nowhere', async () => {
  for (const words of ['So be it.', 'Never.', '']) {
    const drawn = await drawFilePage(letter, { page: 2, words })
    if (!drawn.ok) throw new Error(drawn.reason)
    expect(drawn.drawn.isMarked).toBe(false)
    expect(await findMark(drawn.drawn.picture)).toBeNull()
  }
})

test('a picture is its own page, and what has no such page says so', async () => {
  const scan = { name: 'scan.png', bytes: scanOf(['We support it.']).bytes }
  expect(await drawFilePage(scan, { page: 1, words: 'We support it.' })).toMatchObject({
    ok: true,
    drawn: { pages: 1, isMarked: false },
  })
  expect(await drawFilePage(letter, { page: 3, words: '' })).toEqual({
    ok: false,
    reason: 'This file has 2 pages; there is no page 3.',
  })
  const text = { name: 'a.txt', bytes: Buffer.from('Dear all,') }
  expect(await drawFilePage(text, { page: 1, words: '' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('neither a PDF nor a picture') as string,
  })
  const damaged = { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7 nothing') }
  expect(await drawFilePage(damaged, { page: 1, words: '' })).toMatchObject({ ok: false })
})
