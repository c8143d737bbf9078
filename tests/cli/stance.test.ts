import { expect, test } from 'vitest'
import { actorId } from '#tests/support/letters.ts'
import { aPlace, aSeededPlace } from '#tests/support/command.ts'
import { openSeededStore } from '#tests/support/store.ts'

const asJson = (out: string) =>
  JSON.parse(out) as {
    actor: string
    as_of: string
    word: string
    latest?: number
    evidence: {
      level: number
      quote: string
      paragraph: number
      weight: number
      conditional: boolean
    }[]
  }

test.each([['Ylva Johansson'], ['ylva johansson'], ['YLVA JOHÁNSSON']])(
  'an actor is known as %s',
  async (actor) => {
    using place = await aSeededPlace()
    const { code, out, err } = await place.run([
      'stance',
      '--actor',
      actor,
      '--topic',
      'ENCRYPTION',
    ])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(
      /^Ylva Johansson on Encryption as of 2020-12-21, the newest letter; nothing since: opposes \(−1\), one letter, stale, since 29 Oct 2020 or earlier; record opposes\.\n- “The Commission highly values .*” Ares \(2020\)…, 29 Oct 2020, ¶ 2\n$/,
    )
  },
)

test('an actor is known by alias and by id', async () => {
  using place = await aSeededPlace()
  await using store = await openSeededStore()
  const id = await actorId(store)
  const [byAlias, byId] = [
    await place.run(['stance', '--actor', 'ec', '--topic', 'Encryption', '--json']),
    await place.run(['stance', '--actor', id, '--topic', 'Encryption', '--json']),
  ]
  expect([asJson(byAlias.out).actor, asJson(byId.out).actor]).toEqual([
    'European Commission',
    'Ylva Johansson',
  ])
})

test('a stance comes with its evidence: level, weight, quote, paragraph', async () => {
  using place = await aSeededPlace()
  const { out } = await place.run([
    'stance',
    '--actor',
    'jakub boratynski',
    '--topic',
    'Encryption',
    '--json',
  ])
  expect(asJson(out)).toMatchObject({
    as_of: '2020-12-21',
    word: 'mixed',
    now: 0,
    evidence: [
      {
        level: 0,
        conditional: true,
        weight: 1,
        ...{ page: null, paragraph: 7 },
        quote: expect.stringContaining('encryption is an important means'),
      },
    ],
  })
})

const commissionOnEncryption = [
  'stance',
  '--actor',
  'European Commission',
  '--topic',
  'Encryption',
  '--as-of',
  '2020-12-21',
]

test('an organisation’s stance of the second version says everything it has a key for', async () => {
  using place = await aSeededPlace()
  const { out } = await place.run([...commissionOnEncryption, '--json'])
  const { evidence, ...stance } = JSON.parse(out) as Record<string, unknown>
  expect(stance).toEqual({
    actor: 'European Commission',
    topic: 'Encryption',
    as_of: '2020-12-21',
    now: 0,
    now_day: '2020-12-21',
    word: 'mixed',
    since: '2020-12-21',
    since_or_earlier: false,
    now_divided: false,
    order_uncertain: true,
    stale: false,
    later_absence: null,
    record: -0.5,
    record_word: 'opposes',
    changed: false,
    letters: 2,
    letters_ever: 2,
    one_letter: false,
    unanswered: [0, 2],
    capped: false,
    consensus: expect.closeTo(1 + Math.log2(1 - 0.5 / 4), 9),
    divided: false,
    coders_differ: false,
    interval: { low: -1, high: 0 },
    members: {
      spoke: 2,
      supporting: 0,
      mixed: 1,
      opposing: 1,
      cohesion: expect.closeTo(1 + Math.log2(1 - 0.5 / 4), 9),
      most_members: { side: -1, count: 1, of: 2 },
    },
    moves: [
      {
        day: '2020-12-21',
        from: -1,
        to: 0,
        turn: false,
        side_changed: false,
        same_author: false,
        tone: false,
        established: false,
        taken_back: false,
        order_uncertain: true,
      },
    ],
    contradictions: [],
  })
  expect(evidence).toHaveLength(2)
})

test('an organisation’s stance is told in words with what qualifies it, and its moves', async () => {
  using place = await aSeededPlace()
  const { out } = await place.run(commissionOnEncryption)
  expect(out.split('\n').slice(0, 2)).toEqual([
    'European Commission on Encryption as of 2020-12-21: mixed (0), most members: opposes (1 of 2), order uncertain, since 21 Dec 2020; record opposes.',
    '- another signatory speaks on 21 Dec 2020, from opposes (−1) to mixed (0), once so far, order uncertain',
  ])
})

test('the first version of the method is answered in its own keys and words', async () => {
  using place = await aSeededPlace()
  const first = [...commissionOnEncryption, '--method', '1']
  const { out: json } = await place.run([...first, '--json'])
  expect(Object.keys(JSON.parse(json) as object)).toEqual([
    'actor',
    'topic',
    'as_of',
    'latest',
    'latest_day',
    'weighted',
    'letters',
    'word',
    'consensus',
    'divided',
    'stale',
    'capped',
    'interval',
    'evidence',
  ])
  expect((await place.run(first)).out).toMatch(
    /^European Commission on Encryption as of 2020-12-21: opposes \(−0.5\)\.\n- “The/,
  )
})

test('an organisation’s stance rests on the letters of its people, and the as-of day may be chosen', async () => {
  using place = await aSeededPlace()
  const levels = async (...asOf: string[]) =>
    asJson(
      (
        await place.run([
          'stance',
          '--actor',
          'European Commission',
          '--topic',
          'Encryption',
          '--json',
          ...asOf,
        ])
      ).out,
    ).evidence.map(({ level }) => level)
  expect([
    await levels(),
    await levels('--as-of', '2020-12-20'),
    await levels('--as-of', '2020-10-28'),
  ]).toEqual([[-1, 0], [-1], []])
})

test.each([
  [['--actor', 'Nobody', '--topic', 'Encryption'], 'There is no actor called “Nobody”.'],
  [
    ['--actor', 'Ylva Johansson', '--topic', 'Decryption'],
    'There is no topic called “Decryption”. The topics are: Encryption, Voluntary detection, Interim Regulation.',
  ],
  [
    ['--actor', 'Ylva Johansson', '--topic', 'Encryption', '--as-of', '2020-02-31'],
    '“2020-02-31” is not a day. Write --as-of as 2020-12-31.',
  ],
  [
    ['--actor', 'Ylva Johansson', '--topic', 'Encryption', '--method', '3'],
    'There is no version “3” of the method. Write --method 1 or --method 2.',
  ],
])('what is not known is refused on standard error alone (%j)', async (args, sentence) => {
  using place = await aSeededPlace()
  const { code, out, err } = await place.run(['stance', ...args, '--json'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(sentence)
})

test('a topic that is closed is said to be', async () => {
  using place = await aSeededPlace()
  place.sql(
    `update topics set closed_at = '2026-01-02T09:00:00Z'
     where id = (select topic_id from topic_versions where name = 'Encryption')`,
  )
  const asked = ['--actor', 'Ylva Johansson', '--topic', 'encryption']
  const { out } = await place.run(['stance', ...asked])
  expect(out).toMatch(/^Ylva Johansson on Encryption \(closed\) as of /)
})

test('on an empty store the first thing to do is said', async () => {
  using place = aPlace()
  const { code, out, err } = await place.run([
    'stance',
    '--actor',
    'Ylva Johansson',
    '--topic',
    'Encryption',
  ])
  expect([code, out, err]).toEqual([
    1,
    '',
    expect.stringMatching(/no actor called|run “seed” first/),
  ])
})
