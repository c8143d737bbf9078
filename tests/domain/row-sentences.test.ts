import { expect, test } from 'vitest'
import { writeRowSentence } from '#app/domain/row-sentences.ts'

/** The same row however its columns lie: by its headings. */
const write = (
  table: Parameters<typeof writeRowSentence>[0],
  row: Record<string, string | number | null>,
) => writeRowSentence(table, Object.keys(row), Object.values(row))

test('where somebody stands on a topic is a sentence', () => {
  const row = {
    ...{ Actor: 'Ylva Johansson', Organisation: 'European Commission', Topic: 'Encryption' },
    ...{ 'Where they stand': 'opposes', Conditional: 'yes', Qualifiers: 'one letter; stale' },
    ...{ 'Since, in words': 'since 11 May 2022', 'Record in words': 'record mixed' },
    ...{ Silences: 'evaded 2 times', 'Contradictions within 90 days': 1 },
  }
  expect(write('stances', row)).toBe(
    'Ylva Johansson, Encryption: opposes, conditional, one letter, stale, since 11 May 2022; ' +
      'record mixed; evaded 2 times; 1 contradiction within 90 days.',
  )
  expect(write('stances', { Group: 'Persons', ...row })).toMatch(/^Ylva Johansson, in Persons, E/)
})

test('a row of a matrix says every topic, and where there is no word why', () => {
  expect(
    write('stances', {
      ...{ Actor: 'Ann', Organisation: '', Encryption: 'supports', 'Encryption, -2 to 2': 1 },
      ...{ 'Encryption, qualifiers': 'one letter', 'Encryption, why there is no word': '' },
      ...{ 'Encryption, change since 2020-01-01 in levels': 2 },
      ...{ Detection: 'no letter', 'Detection, -2 to 2': null, 'Detection, qualifiers': '' },
      'Detection, why there is no word': 'never asked',
    }),
  ).toBe('Ann: Encryption supports, one letter, change 2; Detection no letter, never asked.')
})

test('who moved is told with both words and days, and who did not with why', () => {
  const row = { Actor: 'Ann', Topic: 'Encryption', 'First day': '2021-04-01' }
  expect(
    write('moves', {
      ...{ ...row, 'Between the two days': 'moved', 'How sure': 'once so far' },
      ...{ 'Word on the first day': 'opposes (−1)', 'Word on the as-of day': 'supports (+1)' },
      ...{ 'Told by': 'Turn on 1 May 2021', 'Why it cannot be compared': null },
    }),
  ).toBe(
    'Ann, Encryption: moved; from opposes (−1) on 1 Apr 2021 to supports (+1); once so far; Turn on 1 May 2021.',
  )
  expect(
    write('moves', {
      ...{ ...row, 'Between the two days': 'cannot be compared' },
      'Why it cannot be compared': 'no word on 1 Apr 2021',
    }),
  ).toBe('Ann, Encryption: cannot be compared; no word on 1 Apr 2021.')
  expect(
    write('findings', {
      ...{ Actor: 'Ann', Topic: 'Encryption', Name: 'Turn on 1 May 2021', Qualifiers: '' },
      ...{ 'From, -2 to 2': -2, 'To, -2 to 2': 1, 'Earlier: quote': 'No.', 'Later: quote': 'Yes.' },
    }),
  ).toBe(
    'Ann, Encryption: Turn on 1 May 2021; from strongly opposes (−2) to supports (+1); before: “No.”; after: “Yes.”.',
  )
})

test('how many stand where on a day is a sentence, as counts and as shares', () => {
  const row = {
    ...{ Group: 'Persons', Topic: 'Encryption', Day: '2021-06-01' },
    'What the day is': 'the as-of day',
  }
  expect(
    write('distribution', {
      ...{ ...row, 'Strongly opposes, voices': 0, 'Opposes, voices': 1, 'Supports, voices': 2 },
      ...{ 'Unknown, voices': 1, 'All voices': 4, Majority: 'supports, 2 of 3 with a word' },
      'Break rank': 'Cleo',
    }),
  ).toBe(
    'Persons, Encryption, 1 Jun 2021, the as-of day: supports 2, opposes 1, unknown 1; of 4 voices; ' +
      'majority supports, 2 of 3 with a word; break rank: Cleo.',
  )
  expect(write('distribution', { ...row, 'Supports, % of voices, rounded': 50 })).toContain(
    'supports 50 %',
  )
})

test('near and far is a sentence for each actor of the order, and for each topic of two', () => {
  expect(
    write('near', {
      ...{ 'Place, the nearest first': 1, Actor: 'Bob', 'Alignment, 0 opposite ends to 1': 0.75 },
      ...{
        'Topics in common': 2,
        'Agree on': 'Encryption: supports (+1), the other supports (+1)',
      },
      ...{ 'Differ on': null, 'Why in no order': null },
    }),
  ).toBe(
    'Bob, place 1: 1 level apart on average; 2 topics in common; agree on Encryption: supports (+1), the other supports (+1).',
  )
  expect(
    write('near', {
      ...{ Topic: 'Encryption', Side: 'same side', Apart: 'not apart' },
      ...{ 'Ann: stands': 'Supports', 'Ann: qualifiers': 'one letter', 'Bob: stands': 'Supports' },
    }),
  ).toBe('Encryption: same side; not apart; Ann supports, one letter; Bob supports.')
})

test('audiences, gaps and quotes are sentences', () => {
  expect(
    write('audience', {
      ...{ Topic: 'Encryption', Told: 'Persons', Stands: 'Supports', Qualifiers: 'one letter' },
      ...{ Letters: 1, 'Two audiences told opposite things': 'yes' },
    }),
  ).toBe(
    'Encryption, told persons: supports; one letter; 1 letter; two audiences told opposite things.',
  )
  expect(
    write('coverage', {
      ...{ Actor: 'Jan', Topic: 'Encryption', 'Last heard, in words': 'never heard' },
      'Why there is no word': 'not asked',
    }),
  ).toBe('Jan, Encryption: never heard; not asked.')
  expect(
    write('quotes', {
      ...{ Topic: 'Encryption', Quote: 'We do.', 'Coded as': 'supports (+1)', Conditional: 'no' },
      ...{ 'Said by': 'Ann', Letter: 'Reply', Dated: '29 Oct 2020' },
    }),
  ).toBe('Ann, Encryption, 29 Oct 2020: supports (+1); “We do.”; in Reply.')
})
