import { expect, test } from 'vitest'
import { answerSuggestionTask } from '#app/features/suggestions/suggestion-task.ts'
import {
  aPassage,
  aTopicNamed,
  dossierOf,
  keep,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { keepLearnable } from '#tests/support/suggesting.ts'

const standard = 'We have always stood for strong encryption of every private message.'
const letterWith = (words: string) =>
  `Dear Sir,\n\n${words}\n\nWe thank you for your patience.\n\nYours faithfully,\n\nYlva Johansson\n`

async function taskFor(store: TestStore, userId: string, letterId: string) {
  const topics = await store.visibleTo('owner').topics.ofDossier(await dossierOf(store))
  return {
    reader: { id: userId, role: 'coder' as const },
    ...{ letterId, textVersion: 1 },
    topics: topics.map(({ id, proposition }) => ({ id, proposition })),
  }
}

test('what was coded before is suggested where it stands again', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  await keep(store, {
    text: letterWith(standard),
    positions: [aPassage({ quote: standard, level: 2 })],
  })
  const text = letterWith(standard.replace('every', 'each'))
  const { id } = await keep(store, { text })
  const { proposed } = await answerSuggestionTask(store, await taskFor(store, ana.id, id))
  expect(proposed).toMatchObject([
    {
      ...{ source: 'repeat', level: 2, topicId: await topicId(store) },
      why: 'said before in nearly the same words, coded +2 in one letter',
    },
  ])
})

test('nothing is suggested out of letters that the coder does not see', async () => {
  await using store = await openTestStore()
  const [ana, ned] = [await addUser(store), await addUser(store, 'coder', 'Ned')]
  await keep(store, {
    text: letterWith(standard),
    positions: [aPassage({ quote: standard, level: 2 })],
    audience: { visibility: 'named', readerIds: [ned.id] },
  })
  const { id } = await keep(store, { text: letterWith(standard.replace('every', 'each')) })
  const suggestedTo = async (userId: string) =>
    (await answerSuggestionTask(store, await taskFor(store, userId, id))).proposed.length
  expect([await suggestedTo(ana.id), await suggestedTo(ned.id)]).toEqual([0, 1])
  // Neither is a hidden letter itself answered for.
  const { id: own } = await keep(store, {
    text: letterWith(standard),
    audience: { visibility: 'named', readerIds: [ned.id] },
  })
  const asked = await answerSuggestionTask(store, await taskFor(store, ana.id, own))
  expect(asked.proposed).toEqual([])
})

test('a topic’s cues suggest passages and no level', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  const [topic] = await store.topics.ofDossier(await dossierOf(store))
  await store.rows(
    'update topic_versions set cues = ? where topic_id = ?',
    JSON.stringify(['private messag*']),
    topic!.id,
  )
  const { id } = await keep(store, { text: letterWith(standard) })
  const { proposed } = await answerSuggestionTask(store, await taskFor(store, ana.id, id))
  expect(proposed).toMatchObject([{ source: 'cue', level: null, topicId: topic!.id }])
})

test('what is learnt is learnt from what each coder sees, measured, and heard where it is good', async () => {
  await using store = await openTestStore()
  const [ana, ned] = [await addUser(store), await addUser(store, 'coder', 'Ned')]
  await dossierOf(store)
  await keepLearnable(store, 200, { audience: { visibility: 'named', readerIds: [ned.id] } })
  await keepLearnable(store, 100, { seed: 2 })
  const passage =
    'On hash lists we fully oppose and never support what comes next, with our members.'
  const { id } = await keep(store, { text: letterWith(passage) })
  const ask = async (userId: string) =>
    answerSuggestionTask(store, await taskFor(store, userId, id))
  const [seen, closed] = [await ask(ned.id), await ask(ana.id)]
  const learntOf = ({ measures }: typeof seen) =>
    measures
      .filter(({ source }) => source === 'learnt')
      .map(({ known, speaks }) => ({ known, speaks }))
  expect(learntOf(closed)).toEqual([
    { known: 100, speaks: false },
    { known: 100, speaks: false },
  ])
  expect(learntOf(seen)[0]!.known).toBeGreaterThan(250)
  expect(closed.evidenceHash).not.toBe(seen.evidenceHash)
  expect(closed.proposed.filter(({ source }) => source === 'learnt')).toEqual([])
  // Once the letters are closed to Ned too, nothing of them is left.
  await store.rows("update letters set visibility = 'named' where title like 'Made up %'")
  await store.rows('delete from letter_readers')
  const after = await ask(ned.id)
  expect(learntOf(after)).toEqual([
    { known: 0, speaks: false },
    { known: 0, speaks: false },
  ])
  expect(after.proposed).toEqual([])
})

test('a topic of a team’s dossier teaches nobody outside the team', async () => {
  await using store = await openTestStore()
  const ana = await addUser(store)
  await dossierOf(store)
  const { id: team } = await store.dossiers.record(
    {
      ...{ name: 'Secret plan', procedure: null, summary: null, audience: 'team' },
      topics: [aTopicNamed('Secret topic')],
      milestones: [],
    } as never,
    somebody,
  )
  await store.rows("update dossiers set audience = 'team' where id = ?", team)
  const { positionIds } = await keep(store, {
    text: letterWith(standard),
    positions: [aPassage({ quote: standard, level: 2 })],
  })
  const [secret] = await store.rows<{ id: string }>(
    'select topic_id as id from dossier_topics where dossier_id = ?',
    team,
  )
  await store.rows('update positions set topic_id = ? where id = ?', secret!.id, positionIds[0])
  expect(await store.visibleTo(ana).suggestions.learnable(10)).toEqual([])
  const boss = await addUser(store, 'admin', 'Boss')
  expect(await store.visibleTo(boss).suggestions.learnable(10)).toHaveLength(1)
})
