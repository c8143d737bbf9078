import { expect, test } from 'vitest'
import { draftFromDocument } from '#app/domain/plan/document-draft.ts'
import {
  addReplyDate,
  inheritFromMessage,
  addTitleFromFile,
  type LetterDraft,
} from '#app/domain/plan/letter-draft.ts'
import { buildNameIndex } from '#app/domain/plan/name-questions.ts'
import { computeProgress, formatTimeLeft, formatSpeed } from '#app/domain/plan/import-progress.ts'
import { planItem, type DuplicateLetter } from '#app/domain/plan/plan-item.ts'
import { letterText } from '#tests/support/importing.ts'

const nobody = buildNameIndex([], [], [])
const aDraft = (changes: Partial<LetterDraft> = {}, text = letterText()): LetterDraft => ({
  ...draftFromDocument({
    text,
    title: null,
    sent: null,
    language: null,
    mail: null,
    pages: [],
    notes: [],
    doubts: [],
  }),
  ...changes,
})
const same = (how: DuplicateLetter['how'], likeness = 1): DuplicateLetter => ({
  how,
  letterId: 'letter',
  itemId: null,
  likeness,
})
const stateOf = (draft: LetterDraft, alike: DuplicateLetter | null = null) =>
  planItem(draft, alike, nobody, {}).state

test.each([
  ['with all that is needed', aDraft(), null, 'ready'],
  ['with a doubt', aDraft({ doubts: ['The year is not printed.'] }), null, 'doubtful'],
  [
    'with a doubt that somebody looked at',
    aDraft({ doubts: ['The year is not printed.'], looked: true }),
    null,
    'ready',
  ],
  ['without a date', aDraft({}, 'Dear all,\n\nYes.\n\nYours,\n\nWanda Whistle\n'), null, 'asking'],
  ['that is stored already', aDraft(), same('text'), 'left out'],
  ['whose file is stored already', aDraft(), same('file'), 'left out'],
  ['nearly the same as another', aDraft(), same('nearly', 0.93), 'asking'],
  [
    'nearly the same, and said to be one of its own',
    aDraft({ distinct: true }),
    same('nearly', 0.93),
    'ready',
  ],
] as const)('a letter %s is %s', (_, draft, alike, state) => {
  expect(stateOf(draft, alike)).toBe(state)
})

test('what is missing is asked at its field', () => {
  expect(
    planItem(aDraft({}, 'Yes.\n'), same('nearly', 0.876), nobody, {}).asks.map(
      ({ field }) => field,
    ),
  ).toEqual(['title', 'dated', 'parties', 'same'])
  expect(planItem(aDraft(), same('nearly', 0.876), nobody, {}).asks[0]!.sentence).toContain('87 %')
})

test('an attachment without date and author is proposed with its message’s, and doubted', () => {
  const message = aDraft()
  const attachment = inheritFromMessage(aDraft({}, 'Annex\n\nWe oppose it.\n'), message)
  expect([
    attachment.fields.dated,
    attachment.fields.parties.map(({ name }) => name),
    attachment.doubts,
  ]).toEqual([
    '2020-10-29',
    ['Ylva Johansson'],
    [
      'The document does not say its own date and its author: they are taken from the message that it was attached to.',
    ],
  ])
  expect(
    inheritFromMessage(message, aDraft({}, letterText({ dated: '1 January 2019' }))).fields.dated,
  ).toBe('2020-10-29')
})

test('a document without a title is called as its file', () => {
  expect(addTitleFromFile(aDraft({}, 'Yes.\n'), 'annexes/Joint_reply v2.docx').fields.title).toBe(
    'Joint reply v2',
  )
  expect(addTitleFromFile(aDraft(), 'x.docx').fields.title).toBe(aDraft().fields.title)
})

test('an answer to a known message carries its day, unless it says one itself', () => {
  const draft = aDraft({ origin: { ...aDraft().origin, answersMessageId: 'a@b' } })
  expect(addReplyDate(draft, new Map([['a@b', '2020-10-02']])).fields).toMatchObject({
    replyKind: 'e-mail',
    replyDated: '2020-10-02',
  })
  expect(
    addReplyDate(
      { ...draft, fields: { ...draft.fields, replyDated: '2020-09-30' } },
      new Map([['a@b', '2020-10-02']]),
    ).fields.replyDated,
  ).toBe('2020-09-30')
})

test('speed and time left follow from what was done since it began or went on', () => {
  const at = { done: 300, of: 1000, doneBefore: 100, since: 0, now: 10_000 }
  expect(computeProgress(at)).toEqual({ done: 300, of: 1000, perSecond: 20, secondsLeft: 35 })
  expect(computeProgress({ ...at, done: 100 })).toMatchObject({
    perSecond: null,
    secondsLeft: null,
  })
  expect(computeProgress({ ...at, since: null })).toMatchObject({ perSecond: null })
  expect([0, 1, 35, 300, 7200].map(formatTimeLeft)).toEqual([
    'done in a moment',
    '1 second left',
    '35 seconds left',
    'about 5 minutes left',
    'about 2 hours left',
  ])
  expect([83.4, 0.5, 0.01].map(formatSpeed)).toEqual(['83 a second', '30 a minute', '36 an hour'])
})
