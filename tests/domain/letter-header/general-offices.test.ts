import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

const letter = (signature: string, address = '', greeting = 'Sir or Madam') =>
  `Strasbourg, 29 October 2020\n\n${address}\n\nDear ${greeting},\n\nWe keep it as it is.\n\nYours sincerely,\n\n${signature}\n`

test.each([
  'Secretary General',
  'Secretary-General',
  'Deputy Secretary General',
  'Director General',
  'Director-General',
  'Deputy Director-General',
  'Attorney General',
  'Attorney-General',
  'Solicitor General',
  'Advocate General',
  'Inspector General',
  'Governor General',
  'Surgeon General',
  'Prosecutor General',
])('“%s” is an office and nobody by the name of General, wherever it is printed', (office) => {
  const below = readPlainly(letter(`Marija Burić\n${office}\nCouncil of Europe`))
  expect([below.authors, below.doubts]).toEqual([
    [`Marija Burić | ${office} | Council of Europe | –`],
    [],
  ])
  const beside = readPlainly(letter(`Marija Burić, ${office}, Council of Europe`))
  expect(beside.authors).toEqual([`Marija Burić | ${office} | Council of Europe | –`])
  const before = readPlainly(letter(`${office} Marija Burić\nCouncil of Europe`))
  expect(before.authors).toEqual([`Marija Burić | ${office} | Council of Europe | –`])
  const to = readPlainly(letter('Emma Lind', `Marija Burić\n${office}\nCouncil of Europe`, office))
  expect([to.recipients, to.doubts]).toEqual([
    [`Marija Burić | ${office} | Council of Europe | –`],
    [],
  ])
})

test.each(['Secrétaire général', 'Secrétaire Général', 'Directeur Général', 'Procureur Général'])(
  '“%s” below a name is an office',
  (office) => {
    expect(readPlainly(letter(`Marija Burić\n${office}\nCouncil of Europe`)).authors).toEqual([
      `Marija Burić | ${office} | Council of Europe | –`,
    ])
  },
)
