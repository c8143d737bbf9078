import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCsv } from '#app/readers/office/csv.ts'
import { refusedRowsToCsv } from '#app/exports/csv.ts'
import { tableFields } from '#app/domain/plan/table/table-fields.ts'
import { readTableLetters } from '#app/domain/plan/table/table-letters.ts'
import { reviewTable } from '#app/domain/plan/table/table-review.ts'
import { proposeMapping } from '#app/domain/plan/table/propose-mapping.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import { aRow, plainSheet, read } from '#tests/support/tables.ts'
import { topics } from '#tests/support/world.ts'

const paper = readFileSync('docs/plain-form.md', 'utf8')

async function sheetsOf(text: string): Promise<Sheet[]> {
  const reading = await readCsv(
    { name: 'table.csv', bytes: new TextEncoder().encode(text) },
    { languages: [], ocr: false, reportProgress: () => {} },
  )
  if (!reading.ok || !('content' in reading)) throw new Error('not read')
  return reading.content.sheets
}

test('the example of the plain form comes in whole, without a question', async () => {
  const sheets = await sheetsOf(/```csv\n([^`]*)```/.exec(paper)![1]!)
  const mapping = proposeMapping(sheets, topics)!
  expect(reviewTable(sheets, mapping, topics)).toMatchObject({ isPlain: true, openQuestions: [] })
  const { letters, refused } = readTableLetters(sheets, mapping, topics)
  expect(refused).toEqual([])
  expect(
    letters.map(({ rows, fields: { title, dated }, positions }) => [
      rows,
      title,
      dated,
      positions.map(({ topic, level, absence, paragraph }) => [topic, level ?? absence, paragraph]),
    ]),
  ).toEqual([
    [
      [2, 3],
      'Reply to Microsoft on the EU strategy',
      '2020-10-29',
      [
        ['detection', 2, 2],
        ['regulation', 2, 3],
      ],
    ],
    [
      [4, 5],
      'Reply to Prostasia Foundation on encryption',
      '2020-10-02/2020-12-21',
      [
        ['encryption', 0, 7],
        ['regulation', 'evaded', 8],
      ],
    ],
  ])
})

test('the paper says every field, and its example has each but the whole text', () => {
  for (const { field } of tableFields) expect(paper).toContain(`\`${field}\``)
  expect(/```csv\n(.*)/.exec(paper)![1]!.split(',')).toEqual(
    tableFields.map(({ field }) => field).filter((field) => field !== 'text'),
  )
})

test('refused rows come back as they were, without what was written beside them, and run no formula', async () => {
  const sheet = plainSheet([
    aRow({
      date: '',
      level: '-1',
      note: '=HYPERLINK("http://example.org")',
      author: '-Ann',
      quote: 'One,\n"two"',
    }),
    aRow(),
  ])
  const file = refusedRowsToCsv(read(sheet))
  expect(file).toContain(`,-1,`)
  expect(file).toContain(`'=HYPERLINK`)
  expect(file).toContain(`'-Ann`)
  const [again] = await sheetsOf(file)
  expect(
    again!.rows.map(({ cells }) => cells.map(({ text }) => text)).map((cells) => cells.slice(-2)),
  ).toEqual([
    ['refused_row', 'refused_because'],
    ['2', expect.stringContaining('This letter has no date.')],
  ])
  const refused = read(again!)
  expect(refused.refused).toMatchObject([{ row: 2, reason: expect.stringContaining('no date') }])
  expect(refusedRowsToCsv(refused)).toBe(file)
  const mended = {
    ...again!,
    rows: again!.rows.map((row, index) =>
      index
        ? { ...row, cells: row.cells.map((cell, place) => (place === 1 ? { text: '2020' } : cell)) }
        : row,
    ),
  }
  expect(read(mended).letters).toMatchObject([
    {
      fields: { parties: [{ name: '-Ann' }] },
      text: 'One,\n"two"',
      positions: [{ level: -1, note: '=HYPERLINK("http://example.org")' }],
    },
  ])
})
