import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseEdtfDate } from '#app/domain/days.ts'
import { letterKinds } from '#app/domain/letters.ts'
import { proposeFields, addFileMetadata } from '#app/domain/plan/proposed-fields.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { labelledIn, type Label } from '#tests/bench/header/labels.ts'
import { figuresOf } from '#tests/bench/header/report.ts'
import { scored, type Score } from '#tests/bench/header/scored.ts'
import { documentsIn } from '#tests/support/readers.ts'

const folders = ['tests/fixtures/headers/open', 'tests/fixtures/headers/held-out']

test.each(folders)('every letter in %s is labelled, with kinds and days that exist', (folder) => {
  const labelled = labelledIn(folder)
  expect(
    labelled
      .map(({ name }) => name)
      .filter((name) => !name.includes('/'))
      .sort(),
  ).toEqual(
    readdirSync(folder)
      .filter((name) => name !== 'labels.yaml')
      .sort(),
  )
  for (const { name, label } of labelled) {
    expect(
      Object.keys(label).filter(
        (key) =>
          ![
            'kind',
            'language',
            'date',
            'title',
            'reference',
            'authors',
            'onBehalfOf',
            'recipients',
            'cc',
            'replyTo',
          ].includes(key),
      ),
      name,
    ).toEqual([])
    for (const kind of [label.kind ?? []].flat()) expect(letterKinds, name).toContain(kind)
    for (const day of [label.date ?? [], label.replyTo?.date ?? []].flat())
      expect(parseEdtfDate(day).ok, `${name}: ${day}`).toBe(true)
  }
})

// Floors below what bench:header measured, so that no later rule costs more than it gains.
test.each([
  ['tests/fixtures/headers/open', 0.97, 0.94],
  ['tests/fixtures/headers/held-out', 0.91, 0.86],
])(
  'the letters in %s are read at least so precisely and so wholly',
  async (folder, precision, recall) => {
    const measured = await Promise.all(
      labelledIn(folder).map(async (each) => {
        const [document] = await documentsIn(each.name, readFileSync(each.path))
        const header = readHeader(document!.text)
        return {
          ...each,
          scores: scored(
            {
              ...addFileMetadata(proposeFields(header, document!.text), document!),
              doubted: header.doubted,
            },
            each.label,
          ),
        }
      }),
    )
    const figures = figuresOf(measured).filter(({ field }) => field !== 'language')
    const sum = (of: (figure: (typeof figures)[number]) => number) =>
      figures.reduce((total, figure) => total + of(figure), 0)
    const right = sum((figure) => figure.right)
    expect(right / sum((figure) => figure.found)).toBeGreaterThan(precision)
    expect(right / sum((figure) => figure.wanted)).toBeGreaterThan(recall)
  },
)

const text = `Brussels, 3/4/2021

Dear Ms Doe,

we ask you to say no.

Yours sincerely,

Jane Roe
Director
`
const header = readHeader(text)
const against = (label: Label) =>
  scored({ ...proposeFields(header, text), doubted: header.doubted }, label)
const score = (label: Label, field: Score['field']) =>
  against(label).find((each) => each.field === field)!

test('what was found is right, wrong or missing, whatever its capitals, and any of several wordings will do', () => {
  expect(score({ authors: [{ name: 'JANE ROE' }] }, 'author name')).toMatchObject({
    right: ['Jane Roe'],
    wrong: [],
    missed: [],
  })
  expect(
    score({ authors: [{ name: 'Jane Roe' }, { name: 'John Doe' }] }, 'author name'),
  ).toMatchObject({ right: ['Jane Roe'], wrong: [], missed: ['John Doe'] })
  expect(
    score({ authors: [{ capacity: ['Directrice', 'Director'] }] }, 'author capacity'),
  ).toMatchObject({ right: ['Director'] })
  expect(score({}, 'recipient')).toMatchObject({ right: [], wrong: ['Doe'], missed: [] })
  expect(
    score({ title: 'Jane Roe to Doe' }, 'title'),
    'a title made of names was not read',
  ).toMatchObject({ right: [], missed: ['Jane Roe to Doe'] })
})

test('a field that is wrong with a doubt is counted apart from one that is wrong untold', () => {
  const measured = (label: Label) =>
    figuresOf([{ name: 'a', path: 'a', label, scores: against(label) }])
  const [wrong, right] = [
    measured({ date: '2021-03-04', authors: [{ name: 'John Doe' }] }),
    measured({ date: '2021-04-03' }),
  ]
  expect(wrong.find(({ field }) => field === 'date')).toMatchObject({
    silent: 0,
    told: 1,
    needless: 0,
    precision: 0,
    recall: 0,
  })
  expect(wrong.find(({ field }) => field === 'author name')).toMatchObject({
    silent: 1,
    told: 0,
    missed: 1,
  })
  expect(right.find(({ field }) => field === 'date')).toMatchObject({
    right: 1,
    needless: 1,
    precision: 1,
    recall: 1,
  })
  expect(right.find(({ field }) => field === 'cc')).toMatchObject({ precision: null, recall: null })
})
