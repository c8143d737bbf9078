import { expect, test } from 'vitest'
import { detectSeparator } from '#app/readers/office/csv.ts'

test.each([
  [
    'a title above the table',
    'Our replies, 2019 to 2024\n\nSubject;Sent;From\nA;1;B\nC;2;D\n',
    ';',
  ],
  [
    'words with commas in cells',
    'Subject;Words\nA;We do, and say so\nB;We do not, and do not say so\n',
    ';',
  ],
  ['separators within quotation marks', 'a,b\n"x;y;z",1\n"u;v;w",2\n', ','],
  ['one column alone', 'Subject\nA\nB\n', ','],
  ['tabs', 'a\tb\n1,5\t2\n', '\t'],
])('what stands between the cells is found with %s', (_what, text, sign) => {
  expect(detectSeparator(text)).toBe(sign)
})
