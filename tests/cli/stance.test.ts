import { expect, test } from 'vitest'
import { actorId } from '#tests/support/letters.ts'
import { aPlace, aSeededPlace } from '#tests/support/command.ts'
import { openSeededStore } from '#tests/support/store.ts'

const asJson = (out: string) =>
  JSON.parse(out) as {
    actor: string
    as_of: string
    word: string
    latest: number
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
      /^Ylva Johansson on Encryption as of 2020-12-21: opposes \(−1\), one letter\.\n- “The Commission highly values .*” Ares \(2020\)…, 29 Oct 2020, ¶ 2\n$/,
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
    latest: 0,
    evidence: [
      {
        level: 0,
        conditional: true,
        weight: 1,
        paragraph: 7,
        quote: expect.stringContaining('encryption is an important means'),
      },
    ],
  })
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
])('what is not known is refused on standard error alone (%j)', async (args, sentence) => {
  using place = await aSeededPlace()
  const { code, out, err } = await place.run(['stance', ...args, '--json'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(sentence)
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
