import { expect, test } from 'vitest'
import { planLetter, type IncomingLetter } from '#app/domain/plan/plan-letter.ts'
import { aForm, aParty, aPassage, aText } from '#tests/support/letters.ts'
import { johansson, topics } from '#tests/support/world.ts'

function plan(changes: Partial<IncomingLetter> = {}, actors = [johansson]) {
  let ids = 0
  return planLetter(
    { form: aForm(), text: aText, positions: [aPassage()], ...changes },
    { actors, affiliations: [], topics },
    () => `new-${(ids += 1)}`,
  )
}

test('a letter is planned with its quotes at their places and their paragraphs', () => {
  expect(plan()).toMatchObject({
    ok: true,
    plan: {
      text: aText,
      parties: [{ actorId: 'johansson' }],
      actors: [],
      positions: [
        {
          coding: { topicId: 'encryption', holderIds: ['johansson'], level: 1 },
          quote: {
            exact: 'We support it without reservation.',
            start: aText.indexOf('We support'),
          },
          paragraph: 1,
        },
      ],
    },
  })
})

test('without holders a passage is its authors’, all of them and nobody else’s', () => {
  const parties = [
    aParty(),
    aParty({ name: 'Ann Able' }),
    aParty({ role: 'on_behalf_of', name: 'Bea Brown' }),
    aParty({ role: 'recipient', name: 'Cy Clark' }),
  ]
  const made = plan({ form: aForm({ parties }) })
  expect(made.ok && made.plan.positions[0]!.coding.holderIds).toEqual([
    'johansson',
    made.ok && made.plan.actors[0]!.id,
  ])
})

test('a holder may be somebody whom the letter itself makes known', () => {
  const made = plan({
    form: aForm({ parties: [aParty(), aParty({ role: 'recipient', name: 'Ann Able' })] }),
    positions: [aPassage({ holders: ['ann able'] })],
  })
  expect(made.ok && made.plan.positions[0]!.coding.holderIds).toEqual([
    made.ok && made.plan.actors[0]!.id,
  ])
})

test('every id of a plan is another', () => {
  const made = plan({
    positions: [aPassage(), aPassage({ quote: 'We oppose any delay of it.', level: -1 })],
  })
  expect(made.ok && new Set([made.plan.id, ...made.plan.positions.map(({ id }) => id)]).size).toBe(
    3,
  )
})

test.each([
  [
    'a quote that is not in the letter',
    { quote: 'We oppose it.' },
    '“We oppose it.”: These words are not in the letter as they stand.',
  ],
  ['a quote that stands there twice', { quote: 'We' }, 'These words stand in the letter 2 times.'],
  [
    'a long quote',
    { quote: `${'word '.repeat(40)}` },
    `“${'word '.repeat(16)}…”: These words are not`,
  ],
  [
    'a topic that is none',
    { topic: 'Decryption' },
    'There is no topic called “Decryption”. The topics are: Encryption, Voluntary detection, Interim Regulation.',
  ],
  [
    'a holder who is nobody',
    { holders: ['Nobody'] },
    '“Nobody” is not an actor that is known. Write a name, an alias or an id as the Actors page shows it.',
  ],
])('%s is refused at its place', (_what, changes, sentence) => {
  expect(plan({ positions: [aPassage(), aPassage(changes)] })).toMatchObject({
    ok: false,
    field: 'positions',
    index: 1,
    reason: expect.stringContaining(sentence),
  })
})

test('a holder whose name several bear is refused', () => {
  const twins = ['a', 'b'].map((id) => ({ ...johansson, id, name: 'Ann Able' }))
  expect(
    plan({ positions: [aPassage({ holders: ['Ann Able'] })] }, [johansson, ...twins]),
  ).toMatchObject({
    ok: false,
    reason: expect.stringContaining('“Ann Able” is the name of several actors'),
  })
})

test('an author whose name several bear is refused among the parties', () => {
  expect(plan({}, [johansson, { ...johansson, id: 'another' }])).toMatchObject({
    ok: false,
    field: 'parties',
    index: 0,
  })
})

test('a passage of a letter whose author is withheld needs a holder', () => {
  const form = aForm({ parties: [aParty({ withheld: true })] })
  expect(plan({ form })).toMatchObject({
    ok: false,
    reason: 'The letter names no author, so say whose position this is.',
  })
  expect(plan({ form, positions: [] }).ok).toBe(true)
})
