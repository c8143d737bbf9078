import { expect, test } from 'vitest'
import { loadSuggestions } from '#app/features/suggestions/letter-suggestions.ts'
import { settleSuggestion as settleAnySuggestion } from '#app/features/suggestions/settle-suggestion.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, aText, keep, logOf } from '#tests/support/letters.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const quote = 'We support it without reservation.'

/** What is done here needs nothing of the store beside the letter. */
const settleSuggestion = (
  context: Parameters<typeof settleAnySuggestion>[0],
  fields: Parameters<typeof settleAnySuggestion>[1],
) => settleAnySuggestion(context, fields, { store: null as never, onFailure: () => {} })

async function openWithRepeat(store: TestStore) {
  const before = await openForCoding(store)
  await keep(store, {
    form: { title: 'Older' },
    text: aText.replace('any delay', 'every delay'),
    positions: [aPassage({ quote, level: 1 })],
  })
  const { context, letterId } = before
  const user = (await store.users.byId(context.user.id))!
  const load = () =>
    loadSuggestions(
      requestContextOf(store, { ...user, dossiers: new Map() } as never),
      letterId,
      (error) => {
        throw error
      },
    )
  return { context, letterId, load }
}

const formOf = (row: Awaited<ReturnType<typeof loadSuggestions>>['suggestions'][number]) => ({
  ...{ id: row.id, exact: row.exact, topicId: row.topicId },
  ...{ start: String(row.start), end: String(row.end) },
  sources: row.reasons.map(({ source }) => source).join(' '),
})

test('an accepted suggestion is an ordinary position of its coder, and is suggested no more', async () => {
  await using store = await openTestStore()
  const { context, letterId, load } = await openWithRepeat(store)
  const [row] = (await load()).suggestions
  expect(row).toMatchObject({ exact: quote, level: 1, topicName: 'Encryption' })
  expect(await store.positions.ofLetter(letterId)).toEqual([])
  const { outcome } = await settleSuggestion(context, {
    ...formOf(row!),
    ...{ deed: 'accept', stance: '2' },
  })
  expect(outcome).toBe('stored')
  expect(await store.positions.ofLetter(letterId)).toMatchObject([
    {
      id: row!.id,
      level: 2,
      status: 'approved',
      quote: { exact: quote },
      coder: { id: context.user.id },
    },
  ])
  expect((await load()).suggestions).toEqual([])
})

test('without a level nothing is accepted', async () => {
  await using store = await openTestStore()
  const { context, letterId, load } = await openWithRepeat(store)
  const [row] = (await load()).suggestions
  const { outcome, answer } = await settleSuggestion(context, {
    ...formOf(row!),
    deed: 'accept',
    stance: '',
  })
  expect([outcome, answer.message]).toEqual([
    'unfit',
    'Choose a level, or say that a position is absent.',
  ])
  expect(await store.positions.ofLetter(letterId)).toEqual([])
})

test('a rejected suggestion does not come back and is told in the history', async () => {
  await using store = await openTestStore()
  const { context, letterId, load } = await openWithRepeat(store)
  const [row] = (await load()).suggestions
  for (let times = 0; times < 2; times += 1)
    expect(await settleSuggestion(context, { ...formOf(row!), deed: 'reject' })).toMatchObject({
      ...{ outcome: 'stored', answer: { ok: true } },
    })
  expect((await load()).suggestions).toEqual([])
  expect(await store.positions.ofLetter(letterId)).toEqual([])
  expect(await store.suggestions.refusals(letterId)).toMatchObject([
    { topicId: row!.topicId, source: 'repeat' },
  ])
  expect((await logOf(store, letterId)).at(-1)).toMatchObject({ deed: 'refused a suggestion' })
  const { entries } = await store.history.page({ letterId }, 5, 0)
  const [line] = await store.history.describe(entries)
  expect(line!.sentence).toMatch(/refused a suggestion to code a passage on Encryption$/)
})

test('a rejection is taken back by who said it and by nobody else, and told in the history', async () => {
  await using store = await openTestStore()
  const { context, letterId, load } = await openWithRepeat(store)
  const [row] = (await load()).suggestions
  await settleSuggestion(context, { ...formOf(row!), deed: 'reject' })
  const ben = await addUser(store, 'coder', 'Ben Maas')
  const takeBack = (user: typeof context.user) =>
    settleSuggestion(
      { ...context, user, performedBy: { userId: user.id, via: 'screen' } },
      { ...formOf(row!), deed: 'take back' },
    )
  await takeBack({ ...context.user, id: ben.id })
  expect((await load()).suggestions).toEqual([])
  await takeBack(context.user)
  expect((await load()).suggestions).toHaveLength(1)
  const { entries } = await store.history.page({ letterId }, 5, 0)
  const [line] = await store.history.describe(entries)
  expect(line!.sentence).toMatch(/took back the refusal of a suggestion to code a passage on/)
})

test.each([
  ['no words of the letter', { exact: 'Nobody wrote this.' }],
  ['no source', { sources: 'rumour' }],
  ['a topic of another dossier', { topicId: 'elsewhere' }],
])('what names %s is not rejected', async (_what, changes) => {
  await using store = await openTestStore()
  const { context, load } = await openWithRepeat(store)
  const [row] = (await load()).suggestions
  const { outcome } = await settleSuggestion(context, {
    ...formOf(row!),
    ...changes,
    deed: 'reject',
  })
  expect(outcome).toBe('unfit')
  expect((await load()).suggestions).toHaveLength(1)
})
