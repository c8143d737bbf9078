import { describe, expect, test } from 'vitest'
import { blankFrontMatter, readFrontMatter } from '#app/domain/plan/front-matter.ts'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import { planItem } from '#app/domain/plan/plan-item.ts'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'

const silent = {
  title: null,
  sent: null,
  language: null,
  mail: null,
  pages: [],
  notes: [],
  doubts: [],
}
const draftOf = (text: string) => draftFromDocument({ ...silent, text })

describe('the lines at the top of a file', () => {
  test('are read between lines of dashes, quoted or not, with remarks and lists', () => {
    const text = [
      '---',
      'title: "A \\"safe\\" internet: our view"',
      "author: 'O''Neill, Ltd'   # the filer",
      'date: 2020-12-15 # as published',
      'recipients:',
      '  - Emma Mikó',
      '  - "LIBE Committee"',
      'tags: [a, b]',
      'language: en',
      'type: open letter',
      '---',
      'We support it.',
    ].join('\n')
    expect(readFrontMatter(text)).toEqual({
      title: 'A "safe" internet: our view',
      date: '2020-12-15',
      authors: ["O'Neill, Ltd"],
      actor: null,
      recipients: ['Emma Mikó', 'LIBE Committee'],
      reference: null,
      language: 'en',
      kind: 'open letter',
      length: text.indexOf('We support'),
    })
  })

  test('are read without dashes down to the first blank line, and a list of authors in brackets', () => {
    expect(
      readFrontMatter(
        'Title: Our view\nDate: 3 May 2021\nAuthors: [Ana Kern, "Ben, Ltd"]\n\nWe say so.',
      ),
    ).toMatchObject({ title: 'Our view', date: '3 May 2021', authors: ['Ana Kern', 'Ben, Ltd'] })
  })

  test.each([
    ['"Chat control" is back', '"Chat control" is back'],
    ['"Room #5: our view" # as filed', 'Room #5: our view'],
    ['Statement on case #12 and #privacy', 'Statement on case #12 and #privacy'],
    ['Our view # draft', 'Our view'],
    ['"A title that is\n  cut #2 in two"', 'A title that is cut #2 in two'],
    ['>\n  Folded "words" # and\n  # more', 'Folded "words" # and # more'],
    ['|-\n  Kept - words', 'Kept - words'],
    ["'Our view' and 'theirs'", "'Our view' and 'theirs'"],
  ])('have “title: %s” as its whole words', (written, title) => {
    expect(readFrontMatter(`---\ntitle: ${written}\ndate: 2021-03-04\n---\n`)).toMatchObject({
      ...{ title, date: '2021-03-04' },
    })
  })

  test('part a list in brackets at its commas alone', () => {
    const { authors } = readFrontMatter('---\nauthors: ["Ben, Ltd", O\'Neill, "Ana" Kern]\n---\n')!
    expect(authors).toEqual(['Ben, Ltd', "O'Neill", '"Ana" Kern'])
  })

  test('say no date in “published: true”', () => {
    expect(readFrontMatter('---\ntitle: T\npublished: true\n---\n')!.date).toBeNull()
    expect(readFrontMatter('---\ntitle: T\npublished: 2021-03-04\n---\n')!.date).toBe('2021-03-04')
  })

  test.each([
    ['the head of a message', 'From: Ana <ana@example.org>\nTo: Ben\nSubject: Hello\n\nWe say so.'],
    ['a labelled date alone', 'Date: 3 May 2021\n\nDear Ms Miko,\n'],
    ['running text', 'Author: we do not know.\nThis line is no field\n\nText'],
    ['a rule that never closes', '---\ntitle: x\nWe say so'],
    ['no words at all', ''],
    ['an address', 'Ministry of Justice\nTitle Street 3\n\nDear all,'],
  ])('are not seen in %s', (_, text) => {
    expect(readFrontMatter(text)).toBeNull()
  })

  test('leave every other word where it stands when they are blanked', () => {
    const text = 'title: Our view\nauthor: Ana Kern\n\nWe say so.'
    const blanked = blankFrontMatter(text, readFrontMatter(text)!)
    expect([
      blanked.length,
      blanked.trim(),
      blanked.indexOf('We'),
      blanked.split('\n').length,
    ]).toEqual([text.length, 'We say so.', text.indexOf('We'), 4])
  })
})

describe('a draft of a file with such lines', () => {
  const body = '\nWe have said that detection must stay voluntary, and we say it again here.\n'

  test('has title, day, author and recipient from them, each with the line it was read from', () => {
    const draft = draftOf(
      `---\ntitle: "Our view"\ndate: 15/12/2020\nauthor: Samantha Floreani\nactor: Digital Rights Watch\nrecipient: Emma Mikó\n---\n${body}`,
    )
    expect(draft.fields).toMatchObject({
      title: 'Our view',
      dated: '2020-12-15',
      parties: [
        { role: 'author', name: 'Samantha Floreani', organisation: 'Digital Rights Watch' },
        { role: 'recipient', name: 'Emma Mikó' },
      ],
    })
    expect(draft.sources).toMatchObject({
      title: 'title: Our view',
      dated: 'date: 15/12/2020',
      'party.0.name': 'author: Samantha Floreani',
    })
    expect(planItem(draft, null, buildNameIndex([], [], []), {}).state).toBe('ready')
  })

  test('takes a body that is no person as an organisation', () => {
    const { fields } = draftOf(
      `---\ntitle: T\ndate: 2020-01-02\nauthor: "Digital Rights Watch"\n---\n${body}`,
    )
    expect(fields.parties).toMatchObject([
      { role: 'author', name: '', organisation: 'Digital Rights Watch' },
    ])
  })

  test('asks which number of 03/04/2022 is the day, and offers both', () => {
    const draft = draftOf(`---\ntitle: T\ndate: 03/04/2022\nauthor: Ana Kern\n---\n${body}`)
    expect(draft.fields.dated).toBe('')
    expect(
      draft
        .offers!.filter(({ cell }) => cell === 'dated')
        .map(({ value, words }) => [value, words]),
    ).toEqual([
      ['2022-04-03', 'date: 03/04/2022, with the day first'],
      ['2022-03-04', 'date: 03/04/2022, with the month first'],
    ])
    expect(planItem(draft, null, buildNameIndex([], [], []), {}).asks).toMatchObject([
      { field: 'dated' },
    ])
  })

  test('says why a month is believed, so that its own form takes it', () => {
    const draft = draftOf(`---\ntitle: T\ndate: 2026-07\nauthor: Ana Kern\n---\n${body}`)
    expect(draft.fields).toMatchObject({ dated: '2026-07', basis: 'date: 2026-07' })
    expect(planItem(draft, null, buildNameIndex([], [], []), {}).state).toBe('ready')
  })

  test('keeps the letter’s own day and author, and doubts where the lines differ', () => {
    const draft = draftOf(
      '---\ntitle: T\ndate: 2021-06-09\nauthor: Ana Kern\n---\nBrussels, 3 May 2021\n\nMs Emma Mikó\n\nDear Ms Mikó,\n\nWe support it.\n\nYours sincerely,\n\nYlva Johansson\nMember of the Commission\n',
    )
    expect(draft.fields).toMatchObject({ dated: '2021-05-03' })
    expect(draft.fields.parties[0]).toMatchObject({ role: 'author', name: 'Ylva Johansson' })
    expect(draft.doubts.filter((doubt) => doubt.includes('at the top of the file'))).toHaveLength(2)
    expect(draft.offers!.map(({ cell, value }) => `${cell} ${value}`)).toEqual(
      expect.arrayContaining(['dated 2021-06-09', 'author Ana Kern', 'dated 2021-05-03']),
    )
  })

  test('takes three names or more that commas part as so many authors', () => {
    const { fields } = draftOf(
      `---\ntitle: T\ndate: 2021-04-15\nauthor: "Boxcryptor, Cryptomator, Tutanota"\n---\n${body}`,
    )
    expect(fields.parties.map(({ name, organisation }) => name || organisation)).toEqual([
      'Boxcryptor',
      'Cryptomator',
      'Tutanota',
    ])
  })

  test('proposes nobody for a line that holds more than names', () => {
    const draft = draftOf(
      `---\ntitle: T\ndate: 2024-01-22\nauthor: "18 companies (Element, Proton) and 11 supporters; posted by Denise Almeida"\n---\n${body}`,
    )
    expect(draft.fields.parties).toEqual([])
    expect(draft.doubts).toContain(
      '“author: 18 companies (Element, Proton) and 11 supporters” at the top of the file is hardly one name. Say who wrote the letter.',
    )
  })

  test.each([
    ['en-GB', 'en'],
    ['Swedish', ''],
    ['eng', ''],
  ])('takes “language: %s” as “%s”', (written, code) => {
    const { fields } = draftOf(`---\ntitle: T\nlanguage: ${written}\n---\n${body}`)
    expect(fields.language).toBe(code)
  })

  test('reads what a reader left out of the text', () => {
    const { fields } = draftFromDocument({
      ...silent,
      text: body,
      head: '---\ntitle: T\ndate: 2020-01-02\nauthor: Ana Kern\n---\n',
    })
    expect(fields.parties).toMatchObject([{ role: 'author', name: 'Ana Kern' }])
  })
})
