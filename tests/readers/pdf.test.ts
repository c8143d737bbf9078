import { expect, test } from 'vitest'
import { documentsIn } from '#tests/support/readers.ts'
import { pdfOf, type Placed } from '#tests/support/pdf-files.ts'

const down = (x: number, from: number, lines: string[], turned?: Placed['turned']): Placed[] => lines.map((words, at) => ({ x: turned === 1 ? from + at * 14 : x, y: turned === 1 ? x : from - at * 14, words, turned }))
const left = ['The Ministry supports the protection of', 'private communications and will not ask', 'any provider to weaken its encryption.', 'It welcomes the interim Regulation with']
const right = ['an end date. Providers should be able to', 'go on detecting what they detect today,', 'and users should know about it. This is', 'what we told the Commission in October.']

test('two columns are read one after the other, whatever order they are drawn in', async () => {
  const texts = [{ x: 70, y: 780, words: 'Position of the Ministry on the interim Regulation and the encryption of communications' }, ...down(70, 740, left).flatMap((line, at) => [down(320, 740, right)[at]!, line])]
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text).toBe('Position of the Ministry on the interim Regulation and the encryption of communications\n\nThe Ministry supports the protection of private communications and will not ask any provider to weaken its encryption. It welcomes the interim Regulation with an end date. Providers should be able to go on detecting what they detect today, and users should know about it. This is what we told the Commission in October.')
})

test('the cells of a table are read along its rows', async () => {
  const rows = [['Topic', 'Liberal', 'Labor'], ['Encryption', '1', '2'], ['Privacy', '1', '3'], ['Detection', '2', '2']]
  const texts = rows.flatMap((cells, row) => cells.map((words, column) => ({ x: 70 + column * 120, y: 700 - row * 14, words })))
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text).toBe('Topic\tLiberal\tLabor\nEncryption\t1\t2\nPrivacy\t1\t3\nDetection\t2\t2')
})

test('an address and a date beside each other stay whole', async () => {
  const texts = [...down(70, 780, ['Ms Ana Kovač'.replace('č', 'c'), 'Open Letters Foundation', 'Castle Street']), ...down(380, 780, ['Zenda', '12 October 2020'])]
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts }]))
  expect(document!.text).toBe('Ms Ana Kovac\nOpen Letters Foundation\nCastle Street\n\nZenda\n12 October 2020')
})

test.each([
  ['a page that is shown turned', { texts: down(70, 700, left), rotate: 90 }],
  ['words that are drawn upwards', { texts: down(70, 200, left, 1) }],
])('%s reads as any other', async (_what, page) => {
  const [document] = await documentsIn('a.pdf', pdfOf([page]))
  expect(document!.text).toBe(left.join(' '))
})

test('pages begin where their text does, an empty one where the next does', async () => {
  const page = (words: string) => ({ texts: [{ x: 70, y: 700, words }] })
  const [document] = await documentsIn('a.pdf', pdfOf([page('First page.'), {}, page('Third page.')]))
  expect(document!.text).toBe('First page.\n\nThird page.')
  expect(document!.pages).toEqual([{ number: 1, start: 0, confidence: null }, { number: 2, start: 11, confidence: null }, { number: 3, start: 13, confidence: null }])
  expect(document!.doubts).toEqual(['1 of 3 pages have no text layer and were not read. Let their text be recognised (OCR).'])
})

test('words divided at a line’s end are joined, but for those that have a hyphen elsewhere', async () => {
  const lines = ['We support end-to-end encryption without any exception at all, and we ask for a defi-', 'nition of detection which is clear to everybody who reads it, because end-to-end means end-', 'to-end and nothing else in any letter that we have ever sent to anybody about this matter.']
  const [document] = await documentsIn('a.pdf', pdfOf([{ texts: down(70, 700, lines) }]))
  expect(document!.text).toContain('a definition of detection')
  expect(document!.text).toContain('end-to-end means end-to-end and')
})
