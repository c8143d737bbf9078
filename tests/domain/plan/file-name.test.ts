import { describe, expect, test } from 'vitest'
import { buildActorLookup } from '#app/domain/plan/actor-lookup.ts'
import { readFileName } from '#app/domain/plan/file-name.ts'

const known = buildActorLookup([
  { kind: 'person', name: 'Ylva Johansson', aliases: [] },
  { kind: 'person', name: 'Ana Kern', aliases: [] },
  { kind: 'person', name: 'Ben Kern', aliases: [] },
  { kind: 'organisation', name: 'Digital Rights Watch', aliases: ['DRW'] },
  { kind: 'organisation', name: 'Committee on Civil Liberties', aliases: ['LIBE'] },
])
const nobody = buildActorLookup([])

const told = (name: string, actors = known) =>
  readFileName(name, actors).map(({ cell, value }) => `${cell} ${value}`)

describe('a day in the name of a file', () => {
  test.each([
    ['2022-05-11_reply.pdf', ['2022-05-11']],
    ['20220511 reply.pdf', ['2022-05-11']],
    ['2022_05_11.txt', ['2022-05-11']],
    ['reply 11.05.2022.docx', ['2022-05-11']],
    ['reply-31-05-2022.docx', ['2022-05-31']],
    ['reply 11 May 2022.docx', ['2022-05-11']],
    ['reply_11mai2022.docx', ['2022-05-11']],
    ['May 11, 2022 reply.docx', ['2022-05-11']],
    ['reply May 2022.docx', ['2022-05']],
    ['2026-07_letter-to-meps.txt', ['2026-07']],
    ['03-04-2022.txt', ['2022-04-03', '2022-03-04']],
    ['folder 2020-01-01/reply.txt', []],
    ['2022.txt', []],
    ['call 0032 2 299 11 11.txt', []],
    ['20221345.txt', []],
    ['2020-11-5 reply.txt', ['2020-11-05']],
    ['2022-02-30 reply.txt', []],
    ['2022_02_30.txt', []],
    ['11703-26 note.txt', []],
  ])('%s', (name, days) => {
    expect(
      readFileName(name, nobody)
        .filter(({ cell }) => cell === 'dated')
        .map(({ value }) => value),
    ).toEqual(days)
  })
})

describe('who wrote to whom', () => {
  test('is told by “to”, with those who are known by that name', () => {
    expect(told('2022-05-11_Johansson_to_LIBE.pdf')).toEqual([
      'dated 2022-05-11',
      'author Ylva Johansson',
      'recipient Committee on Civil Liberties',
    ])
  })
  test('is told as it is written where nobody is known', () => {
    expect(told('2022-05-11_Johansson_to_LIBE.pdf', nobody)).toEqual([
      'dated 2022-05-11',
      'author Johansson',
      'recipient LIBE',
    ])
  })
  test('is told by “from” and “to” in words', () => {
    expect(told('Letter from Ana Kern to DRW 3 May 2021.docx')).toEqual([
      'dated 2021-05-03',
      'author Ana Kern',
      'recipient Digital Rights Watch',
    ])
  })
  test('is somebody who is known, also without such a word', () => {
    expect(told('2017-06-25_digital-rights-watch_defend-privacy.txt')).toEqual([
      'dated 2017-06-25',
      'author Digital Rights Watch',
    ])
  })
  test('is every one of several who are called so, each by itself', () => {
    expect(told('Kern to LIBE.pdf')).toEqual([
      'author Ana Kern',
      'author Ben Kern',
      'recipient Committee on Civil Liberties',
    ])
  })
  test('keeps a “von” that belongs to a name, and is told by one that does not', () => {
    expect(told('Ursula von der Leyen to LIBE.pdf', nobody)).toEqual([
      'author Ursula von der Leyen',
      'recipient LIBE',
    ])
    expect(told('von der Leyen to LIBE.pdf', nobody)[0]).toBe('author von der Leyen')
    expect(told('2021-03-04 Beatrix von Storch to LIBE.pdf', nobody)[1]).toBe(
      'author Beatrix von Storch',
    )
    expect(told('Brief von Ana Kern an LIBE.pdf')).toEqual([
      'author Ana Kern',
      'recipient Committee on Civil Liberties',
    ])
  })
  test('is nobody where the words are none', () => {
    expect(told('scan0001_final to 2.pdf')).toEqual([])
    expect(told('letter to parents.txt')).toEqual([])
  })
})

test('a reference in the name of a file is offered as it is written in letters', () => {
  expect(told('Ares(2020)6018155.pdf', nobody)).toEqual(['reference Ares(2020)6018155'])
  expect(told('Ares_2020_6018155 - reply.pdf', nobody)).toEqual(['reference Ares(2020)6018155'])
})

test('a file called by a month says in its own words why that is believed', () => {
  expect(readFileName('2026-07_x.txt', nobody)[0]).toMatchObject({
    cell: 'dated',
    value: '2026-07',
    basis: '“2026-07_x” is what its file is called',
    from: 'file name',
  })
})
