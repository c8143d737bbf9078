import { expect, test } from 'vitest'
import { readAuthorLine } from '#app/domain/plan/author-line.ts'

const told = (line: string) =>
  readAuthorLine(line)?.map((author) => Object.values(author).join(' | ')) ?? null

test.each([
  ['Ana Kern', ['Ana Kern |  | ']],
  ['Kern, Ana', ['Kern, Ana |  | ']],
  ['Smith, Commissioner', ['Smith | Commissioner | ']],
  [
    'Ana Kern, Commissioner, European Commission',
    ['Ana Kern | Commissioner | European Commission'],
  ],
  ['Jane Smith, MEP, Greens/EFA', ['Jane Smith | MEP | Greens/EFA']],
  ['Ana Kern, MEP, Ben Kern, MEP', ['Ana Kern | MEP | ', 'Ben Kern | MEP | ']],
  ['Ana Kern, Ben Kern, and Cleo Sand', ['Ana Kern |  | ', 'Ben Kern |  | ', 'Cleo Sand |  | ']],
  ['Boxcryptor, Mail.de, Tutanota', ['Boxcryptor |  | ', ' |  | Mail.de', 'Tutanota |  | ']],
  ['Ana Kern, European Commission, Brussels', null],
  ['18 companies (Element, Proton) and 11 supporters', null],
])('“%s” names whom it names', (line, authors) => {
  expect(told(line)).toEqual(authors)
})
