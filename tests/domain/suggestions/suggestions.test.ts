import { expect, test } from 'vitest'
import { suggestByCues } from '#app/domain/suggestions/cue-passages.ts'
import { prepareUses, suggestRepeats } from '#app/domain/suggestions/near-repeats.ts'
import {
  gatherSuggestions,
  makePassageKey,
  type SourceSuggestion,
} from '#app/domain/suggestions/suggestions.ts'
import { splitSentences } from '#app/domain/text/sentences.ts'

const text =
  'We stand for end-to-end encryption of all messages. Scanning breaks it. The Commission thanks you for your letter.'
const sentences = splitSentences(text)

test.each([
  ['encryption', [0]],
  ['ENCRYPT*', [0]],
  ['encrypt', []],
  ['scann* breaks', [1]],
  ['end-to-end encrypt*', [0]],
  ['breaks scanning', []],
  ['*', []],
  ['', []],
])('the cue “%s” stands in its sentences, and says no level', (cue, places) => {
  const found = suggestByCues(text, sentences, [{ topicId: 'T', cues: [cue] }])
  expect(found.map(({ start }) => sentences.findIndex((one) => one.start === start))).toEqual(
    places,
  )
  for (const { level, why } of found)
    expect([level, why]).toEqual([null, `the cue “${cue}” stands here`])
})

test('a cue is found in a script without spaces', () => {
  const japanese = 'われわれは検知の義務化に反対する。'
  const found = suggestByCues(japanese, splitSentences(japanese, 'ja'), [
    { topicId: 'T', cues: ['検知の義務化'] },
  ])
  expect(found).toHaveLength(1)
})

const use = (letterId: string, level: -2 | -1 | 0 | 1 | 2 | null, passage: string) => ({
  ...{ letterId, level, passage, topicId: 'T' },
})

test('a paragraph that was coded before is suggested with its level, and says in how many letters', () => {
  const uses = prepareUses([
    use('A', 2, 'We stand for end-to-end encryption of all the messages.'),
    use('B', 2, 'We stand for end-to-end encryption of messages.'),
    use('C', 1, 'We stand for the encryption end-to-end of all messages.'),
    use('D', -2, 'We never stood for anything like that at all.'),
  ])
  expect(suggestRepeats(text, sentences, uses)).toEqual([
    {
      ...{ ...sentences[0]!, topicId: 'T', level: 2, source: 'repeat' },
      why: 'standard paragraph, coded +2 in 2 letters and +1 in one letter',
    },
  ])
})

test('of words that were coded on opposite sides no level is proposed', () => {
  const uses = prepareUses([
    use('A', 2, 'We stand for end-to-end encryption of all messages.'),
    use('B', -2, 'We stand against end-to-end encryption of all messages.'),
  ])
  const [found] = suggestRepeats(text, sentences, uses)
  expect(found).toMatchObject({
    level: null,
    why: 'standard paragraph, coded +2 in one letter and −2 in one letter',
  })
})

test('few words are anybody’s', () => {
  expect(
    suggestRepeats(text, sentences, prepareUses([use('A', 1, 'Scanning breaks it.')])),
  ).toEqual([])
})

const proposed = (changes: Partial<SourceSuggestion>): SourceSuggestion => ({
  ...{ ...sentences[0]!, topicId: 'T', level: null, source: 'cue', why: 'a cue' },
  ...changes,
})

test('several sources make one suggestion, with the level of the surest that has one', () => {
  const found = gatherSuggestions(
    [
      proposed({}),
      proposed({ source: 'learnt', level: -1, why: 'learnt' }),
      proposed({ source: 'repeat', level: 2, why: 'said before' }),
      proposed({ topicId: 'U' }),
    ],
    { text, coded: [], refusals: [] },
  )
  expect(found.map(({ topicId, level }) => [topicId, level])).toEqual([
    ['T', 2],
    ['U', null],
  ])
  expect(found[0]!.reasons.map(({ source }) => source)).toEqual(['repeat', 'learnt', 'cue'])
})

test('what is coded or was refused does not come back, also where its place moved', () => {
  const passageKey = makePassageKey(
    text.slice(sentences[0]!.start, sentences[0]!.end).toUpperCase(),
  )
  const gather = (settled: Partial<Parameters<typeof gatherSuggestions>[1]>) =>
    gatherSuggestions([proposed({}), proposed({ source: 'repeat', why: 'said before' })], {
      ...{ text, coded: [], refusals: [] },
      ...settled,
    })
  expect(gather({ coded: [{ topicId: 'T', start: 3, end: 8 }] })).toEqual([])
  expect(gather({ coded: [{ topicId: 'U', start: 3, end: 8 }] })).toHaveLength(1)
  const [left] = gather({ refusals: [{ passageKey, topicId: 'T', source: 'cue' }] })
  expect(left!.reasons.map(({ source }) => source)).toEqual(['repeat'])
  const both = (['cue', 'repeat'] as const).map((source) => ({ passageKey, topicId: 'T', source }))
  expect(gather({ refusals: both })).toEqual([])
})
