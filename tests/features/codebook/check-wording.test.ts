import { expect, test } from 'vitest'
import { checkWording, listExamples } from '#app/features/codebook/check-wording.ts'
import { readNewTopic } from '#app/features/codebook/topic-actions.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { aWording, topicsOf, wordingForm } from '#tests/support/wordings.ts'

async function opened(store: TestStore) {
  const { positionIds } = await keep(store, {
    positions: [
      aPassage(),
      aPassage({ topic: 'Voluntary detection', quote: 'We oppose any delay of it.', level: -1 }),
    ],
  })
  const visible = store.visibleTo('owner')
  const { topic, others } = await topicsOf(store)
  return {
    coded: positionIds[0]!,
    elsewhere: positionIds[1]!,
    check: (fields: Record<string, string>, before = aWording()) =>
      checkWording(
        { visible, topic, others, fields: { ...wordingForm(before), ...fields } },
        before,
      ),
  }
}

test('a passage of the topic is kept as an example with the level that it has now', async () => {
  await using store = await openTestStore()
  const { coded, check } = await opened(store)
  const checked = await check({ example1: coded })
  expect(checked).toMatchObject({
    ok: true,
    wording: { examples: { 1: { example: { positionId: coded, stance: '1' }, counter: null } } },
  })
  expect(checked.ok && listExamples(checked.wording.examples)).toHaveLength(1)
})

test('a passage of another topic, a withdrawn one and none at all are refused at their field', async () => {
  await using store = await openTestStore()
  const { coded, elsewhere, check } = await opened(store)
  await store.positions.setStatus(coded, 1, 'withdrawn', somebody)
  for (const [field, id] of [
    ['example1', elsewhere],
    ['counter-2', coded],
    ['example0', 'none'],
  ] as const)
    expect(await check({ [field]: id })).toEqual({
      ok: false,
      errors: { [field]: expect.stringContaining('is coded on this topic') as string },
    })
})

test('an example stays as it was chosen, whatever became of it', async () => {
  await using store = await openTestStore()
  const { coded, check } = await opened(store)
  const first = await check({ example1: coded })
  await store.positions.setStatus(coded, 1, 'withdrawn', somebody)
  const wording = first.ok ? first.wording : aWording()
  expect(await check({}, wording)).toEqual({ ok: true, wording })
})

test.each([
  [{ name: ' ' }, 'name', 'Give the topic a name'],
  [{ name: 'voluntary DETECTION' }, 'name', 'There is a topic “Voluntary detection” already.'],
  [{ proposition: ' ' }, 'proposition', 'Write a sentence'],
  [{ 'supports-de': 'x'.repeat(121) }, 'supports-de', 'at most 120 characters'],
])('%j is refused at its field', async (change, field, sentence) => {
  await using store = await openTestStore()
  const { check } = await opened(store)
  expect(await check(change as Record<string, string>)).toEqual({
    ok: false,
    errors: { [field]: expect.stringContaining(sentence) as string },
  })
})

test('a topic may keep its own name', async () => {
  await using store = await openTestStore()
  const { check } = await opened(store)
  expect(await check({ name: 'ENCRYPTION' })).toMatchObject({ ok: true })
})

test('a mask of an address is refused at the field that somebody wrote it in who sees addresses masked', async () => {
  await using store = await openTestStore()
  await keep(store)
  const visible = store.visibleTo('owner', { contactDetails: false })
  const { topic, others } = await topicsOf(store)
  const before = { ...aWording(), proposition: 'Whoever writes to [telephone number] should wait.' }
  const check = (fields: Record<string, string>) =>
    checkWording({ visible, topic, others, fields: { ...wordingForm(before), ...fields } }, before)
  expect(await check({ '2': 'Says so to [e-mail address].' })).toEqual({
    ok: false,
    errors: { '2': expect.stringContaining('you do not see') as string },
  })
  const kept = 'Whoever writes to [telephone number] must wait.'
  expect(await check({ proposition: kept })).toMatchObject({ wording: { proposition: kept } })
  expect(
    readNewTopic(visible, [], { name: 'Ask [e-mail address]', proposition: 'P.' }),
  ).toMatchObject({
    refusal: { errors: { name: expect.stringContaining('you do not see') as string } },
  })
})
