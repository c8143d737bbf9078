import { expect, test } from 'vitest'
import { writeXlsx } from '#app/exports/xlsx.ts'
import { unzip } from '#tests/support/unzip.ts'
import { xmlFault, xmlWords } from '#tests/support/xml.ts'

test('what a cell of Excel cannot hold is cut, not within a sign, and said', async () => {
  // 32,767 letters are the most; the note has 44.
  const long = `${'a'.repeat(32_722)}😀${'b'.repeat(100)}`
  const sheet = await sheetOf([[long, 'a <&> "b"']])
  expect(xmlFault(sheet)).toBeNull()
  expect(xmlWords(sheet).trim()).toBe(
    `${'a'.repeat(32_722)} … (cut here: a cell of Excel holds no more)a <&> "b"`,
  )
})

test('a number is a number, nothing is an empty cell', async () => {
  const cells = /<row r="1">(.*)<\/row>/.exec(await sheetOf([[-0.5, null, '']]))![1]
  expect(cells).toBe('<c><v>-0.5</v></c><c/><c/>')
})

async function sheetOf(rows: (string | number | null)[][]): Promise<string> {
  const file = await writeXlsx([{ name: 'Rows', rows }])
  return unzip(file).get('xl/worksheets/sheet1.xml')!.toString()
}
