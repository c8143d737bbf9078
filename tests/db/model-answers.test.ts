import { expect, test } from 'vitest'
import { anybodySignedIn } from '#app/domain/users.ts'
import { keep, somebody, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const question = { textVersion: 1, model: 'small', promptVersion: 1 }

async function answerTwice(store: TestStore) {
  const { id: letterId } = await keep(store)
  const { id: userId } = await addUser(store)
  const topic = await topicId(store)
  const passage = { start: 0, end: 4, passageKey: 'k', topicId: topic, level: 1 as const }
  for (const [why, day] of [
    ['older', '2026-01-01'],
    ['newer', '2026-01-02'],
  ] as const)
    await store.modelAnswers.keep(
      {
        ...{ ...question, letterId, host: 'localhost', passagesAsked: 1, passagesThere: 2 },
        ...{ answers: ['{}'], read: [{ ...passage, why }], askedAt: `${day}T00:00:00.000Z` },
      },
      { userId, via: 'screen' },
    )
  return { letterId, passage }
}

test('the newest answer to the very question is read, and none to another', async () => {
  await using store = await openTestStore()
  const { letterId, passage } = await answerTwice(store)
  expect(await store.modelAnswers.newest({ ...question, letterId })).toEqual({
    ...{ ...question, letterId, host: 'localhost', passagesAsked: 1, passagesThere: 2 },
    ...{ read: [{ ...passage, why: 'newer' }], askedAt: '2026-01-02T00:00:00.000Z' },
  })
  for (const other of [{ textVersion: 2 }, { model: 'big' }, { promptVersion: 2 }])
    expect(await store.modelAnswers.newest({ ...question, letterId, ...other })).toBeNull()
})

test('what it says on topics of a dossier that became its team’s is hidden from others', async () => {
  await using store = await openTestStore()
  const { letterId } = await answerTwice(store)
  const read = async () =>
    (await store.visibleTo(anybodySignedIn).modelAnswers.newest({ ...question, letterId }))!.read
  expect(await read()).toHaveLength(1)
  await store.rows("update dossiers set audience = 'team'")
  await store.dossiers.saveTeam(await theDossier(store), [], somebody)
  expect(await read()).toEqual([])
})
