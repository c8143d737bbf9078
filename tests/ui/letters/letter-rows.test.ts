import { expect, test } from 'vitest'
import { groupLetterRows } from '#app/ui/letters/letter-rows.ts'

const row = (
  title: string,
  state: 'begun' | 'to code',
  holder: string | null,
  author?: string,
) => ({
  title,
  codings: [state],
  holders: holder ? [{ name: holder, isMe: holder === 'Ana' }] : [],
  authors: author ? [author] : [],
})
const rows = [
  row('One', 'to code', null, 'Wanda'),
  row('Two', 'begun', 'Ben', 'Ada'),
  row('Three', 'to code', 'Ana'),
]
const told = (group: Parameters<typeof groupLetterRows>[1]) =>
  groupLetterRows(rows, group).map(({ name, rows: own }) => [name, own.map(({ title }) => title)])

test('letters are put together by how far they are, by who has them and by who wrote them', () => {
  expect(told(null)).toEqual([[null, ['One', 'Two', 'Three']]])
  expect(told('status')).toEqual([
    ['Begun', ['Two']],
    ['To code', ['One', 'Three']],
  ])
  expect(told('holder')).toEqual([
    ['Me', ['Three']],
    ['Ben', ['Two']],
    ['Nobody', ['One']],
  ])
  expect(told('author')).toEqual([
    ['Ada', ['Two']],
    ['Author unknown', ['Three']],
    ['Wanda', ['One']],
  ])
})
