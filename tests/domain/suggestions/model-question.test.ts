import { expect, test } from 'vitest'
import {
  partPassages,
  readModelAnswer,
  writeModelQuestion,
} from '#app/domain/suggestions/model-question.ts'

const topics = [
  { id: 'E', name: 'Encryption', proposition: 'Encryption is protected.' },
  { id: 'D', name: 'Detection', proposition: 'Detection stays voluntary.' },
]
const read = (answer: string) => readModelAnswer(answer, { topics, passages: 3 })

test('a question numbers topics and sentences, and says the scale in its words', () => {
  const [rules, material] = writeModelQuestion(topics, ['We say “no”.\nNever.', 'Yes.'])
  expect(rules!.content).toContain('−2 strongly opposes')
  expect(rules!.content).toContain('+2 strongly supports')
  expect(JSON.parse(material!.content)).toEqual({
    topics: [
      { topic: 1, name: 'Encryption', proposition: 'Encryption is protected.' },
      { topic: 2, name: 'Detection', proposition: 'Detection stays voluntary.' },
    ],
    sentences: [
      { sentence: 1, words: 'We say “no”.\nNever.' },
      { sentence: 2, words: 'Yes.' },
    ],
  })
})

test('an answer is read with whatever stands around it', () => {
  const answer =
    'Here you are:\n```json\n{"positions":[{"sentence":2,"topic":1,"level":-2,"why":"It refuses\\nany."}]}\n```'
  expect(read(answer)).toEqual([{ at: 1, topicId: 'E', level: -2, why: 'It refuses any' }])
})

test('numbers in words are numbers; a missing level is none', () => {
  expect(
    read(
      '{"positions":[{"sentence":"1","topic":"2","level":"+1"},{"sentence":3,"topic":2,"level":"−1"},{"sentence":2,"topic":2}]}',
    ),
  ).toEqual([
    { at: 0, topicId: 'D', level: 1, why: '' },
    { at: 2, topicId: 'D', level: -1, why: '' },
    { at: 1, topicId: 'D', level: null, why: '' },
  ])
})

test('what nobody asked about is left out, and of two on one passage and topic the second', () => {
  const entries = [
    ...[
      { sentence: 4, topic: 1, level: 1 },
      { sentence: 0, topic: 1, level: 1 },
    ],
    ...[
      { sentence: 1, topic: 3, level: 1 },
      { sentence: 1, topic: 0, level: 1 },
    ],
    ...[{ sentence: 1, topic: 1, level: 3 }, { sentence: 1.5, topic: 1, level: 1 }, 'nothing'],
    ...[
      { sentence: 1, topic: 1, level: 0 },
      { sentence: 1, topic: 1, level: 2 },
    ],
  ]
  expect(read(JSON.stringify({ positions: entries }))).toEqual([
    { at: 0, topicId: 'E', level: 0, why: '' },
  ])
})

test.each(['', 'I cannot help with that.', '{"positions":', '{"other":[]}', '[1]', '} {'])(
  'an answer in another form is none: %s',
  (answer) => expect(read(answer)).toBeNull(),
)

test('an answer that finds nothing is one', () => expect(read('{"positions":[]}')).toEqual([]))

test('a long reason is cut between signs, which its dots say', () => {
  const [reading] = read(
    JSON.stringify({ positions: [{ sentence: 1, topic: 1, level: 1, why: '🙂'.repeat(200) }] }),
  )!
  expect(reading!.why).toBe(`${'🙂'.repeat(159)}…`)
})

test('no question is longer than forty passages or twelve thousand signs, and none is lost', () => {
  const short = Array.from({ length: 90 }, (_, at) => ({ passage: `short ${at}` }))
  expect(partPassages(short).map(({ length }) => length)).toEqual([40, 40, 10])
  const long = [5_000, 5_000, 5_000, 20_000, 10].map((length) => ({ passage: 'a'.repeat(length) }))
  expect(partPassages(long).map(({ length }) => length)).toEqual([2, 1, 1, 1])
  expect(partPassages(long).flat()).toEqual(long)
  expect(partPassages([])).toEqual([])
})
