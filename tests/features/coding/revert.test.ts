import { expect, test } from 'vitest'
import { loadLetterHistory } from '#app/features/history/history-page.ts'
import type { CodingContext } from '#app/features/coding/coding-context.ts'
import { revertToEntry } from '#app/features/coding/revert.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import { codeAndChange, openForCoding } from '#tests/support/coding.ts'
import { actorId, aParty, dossierOf, fields, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

async function goBack(context: CodingContext, positionId: string, entry: string, revision = '2') {
  const { outcome, answer } = await revertToEntry(context, {
    deed: 'go back',
    position: positionId,
    entry,
    revision,
  })
  return [outcome, answer.ok ? answer.message : answer.errors.form]
}

test('a version goes back only where its topic, its quote and its revision still hold', async () => {
  await using store = await openTestStore()
  const { context, positionId, entry } = await codeAndChange(store)
  expect(
    await goBack(
      { ...context, topics: context.topics.filter(({ name }) => name !== 'Encryption') },
      positionId,
      entry,
    ),
  ).toEqual([
    'changed meanwhile',
    'The topic of that version is not there any more, so nothing was changed. Change the position and choose another topic.',
  ])
  const otherText = {
    ...context.letterDetail,
    text: { ...context.letterDetail.text, text: 'Dear Sir,\n\nWe say something else.\n' },
  }
  expect(await goBack({ ...context, letterDetail: otherText }, positionId, entry)).toEqual([
    'changed meanwhile',
    'The quote of that version does not stand in the letter’s text any more, or at several places, so nothing was changed. Change the position and select the passage anew.',
  ])
  expect(await goBack(context, positionId, entry, '1')).toEqual([
    'changed meanwhile',
    'Somebody else changed this position meanwhile, so it was left as it is. Look at its history again before you go back.',
  ])
  expect(await store.positions.byId(positionId)).toMatchObject({ level: -1, revision: 2 })
  expect(await goBack(context, positionId, entry)).toEqual([
    'stored',
    'The position says again what it said in that version.',
  ])
  expect(await goBack(context, positionId, entry, '3')).toEqual([
    'changed meanwhile',
    'The position says this already, so nothing was changed.',
  ])
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, revision: 3 })
})

test('a version whose topic was merged since goes back to the topic that remains', async () => {
  await using store = await openTestStore()
  const { context, positionId, entry } = await codeAndChange(store)
  const [encryption, voluntary] = [
    await topicId(store),
    await topicId(store, 'Voluntary detection'),
  ]
  await store.merges.record('topic', encryption, voluntary, somebody)
  expect(
    await goBack(
      { ...context, topics: await store.topics.ofDossier(await dossierOf(store)) },
      positionId,
      entry,
    ),
  ).toEqual(['stored', 'The position says again what it said in that version.'])
  expect(await store.positions.byId(positionId)).toMatchObject({ level: 1, topicId: voluntary })
})

test('a letter that goes back proves again what that version proved, by the houses that are still called so', async () => {
  await using store = await openTestStore()
  const parties = [aParty({ organisation: 'European Parliament' })]
  const { context, letterId } = await openForCoding(store, { form: { parties } })
  const { letterDetail, performedBy, visible } = context
  await saveCorrection(context, letterDetail, {
    revision: 1,
    fields: fields({ parties: [aParty({ organisation: 'European Commission' })] }),
    answers: {},
    parsedAudience: { ok: true, audience: { visibility: 'everyone', readerIds: [] } },
  })
  const readHouses = async () =>
    (await store.actors.affiliationPeriods(await actorId(store))).map(
      ({ organisation }) => organisation,
    )
  expect(await readHouses()).toEqual(['European Commission'])
  const [added] = await visible.history.ofLetter(letterId)
  const user = { ...context.user, role: 'editor' as const }
  const now = { ...context, user, letterDetail: (await store.letters.byId(letterId))! }
  const back = { deed: 'go back', entry: added!.id, revision: '2' }
  const house = (await store.actors.recordOf(await actorId(store, 'European Parliament')))!
  const renamed = { ...toActorForm(house), name: 'Parliament' }
  await store.actors.correct(house, renamed, performedBy)
  const { answer } = await revertToEntry(now, back)
  expect(answer).toMatchObject({
    errors: {
      form: 'Nobody is called “European Parliament” any more. So nothing was changed. Correct the letter instead.',
    },
  })
  const again = { ...renamed, aliases: ['European Parliament'] }
  await store.actors.correct((await store.actors.recordOf(house.id))!, again, performedBy)
  expect(await revertToEntry(now, back)).toMatchObject({ outcome: 'stored' })
  expect(await readHouses()).toEqual(['Parliament'])
})

test('a form that no page sends is refused', async () => {
  await using store = await openTestStore()
  const { context, positionId, entry } = await codeAndChange(store)
  const good = { deed: 'go back', position: positionId, entry, revision: '2' }
  for (const bad of [
    { deed: 'save' },
    { entry: '' },
    { entry: 'another' },
    { revision: 'x' },
    { position: 'none' },
  ]) {
    const answer = await revertToEntry(context, { ...good, ...bad }).catch(
      (thrown: unknown) => thrown,
    )
    expect(answer, JSON.stringify(bad)).toBeInstanceOf(Response)
  }
  expect(await store.positions.byId(positionId)).toMatchObject({ level: -1, revision: 2 })
})

test('a history offers the versions that differ from now, to who may change them', async () => {
  await using store = await openTestStore()
  const {
    context: { letterDetail, topics },
    positionId,
  } = await codeAndChange(store)
  const offered = async (mayCode: boolean) =>
    (
      await loadLetterHistory(
        store.visibleTo('owner'),
        { letterDetail, topics, positionId, mayCode, mayCorrect: false },
        1,
      )
    ).rows.map(({ sentence, revertTo }) => [sentence, revertTo])
  const sentences = [
    'Ana Kovač changed the level from supports to opposes and changed the topic from Encryption to Voluntary detection',
    'Ana Kovač coded this passage: Encryption, supports, held by Ylva Johansson',
  ]
  expect(await offered(true)).toEqual([
    [sentences[0], null],
    [sentences[1], { position: positionId, revision: 2 }],
  ])
  expect(await offered(false)).toEqual(sentences.map((sentence) => [sentence, null]))
})
