import { expect, test } from 'vitest'
import { applyJudgementForm } from '#app/features/moves/judge-finding.ts'
import { loadPairMoves } from '#app/features/moves/pair-moves.ts'
import { aPassage, actorId, keep, somebody, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const say = (store: TestStore, dated: string, level: 1 | -1) =>
  keep(store, { form: { dated }, positions: [aPassage({ level })] })

/** A store in which Ylva Johansson turned in 2019, an editor, and the page of her moves. */
async function turned() {
  const store = await openTestStore()
  await say(store, '2018-01-01', -1)
  await say(store, '2019-01-01', 1)
  const user = await addUser(store, 'editor')
  const dossier = await theDossier(store)
  const visible = store.visibleTo({ id: user.id, role: 'editor' })
  const topics = await visible.topics.ofDossier(dossier.id)
  const id = await topicId(store)
  const pair = {
    actor: (await visible.actors.byId(await actorId(store)))!,
    topic: topics.find((topic) => topic.id === id)!,
    ...{ topics, asked: 1 },
  }
  const page = (reader = visible) => loadPairMoves(reader, dossier, pair)
  const viewer = await addUser(store, 'viewer', 'Vic Lenz')
  const masked = store.visibleTo({ id: viewer.id, role: 'viewer' })
  const judge = async (fields: Record<string, string>) => {
    const [card] = (await page()).findings.rows
    return applyJudgementForm({
      ...{ visible, dossier, userId: user.id, performedBy: { userId: user.id, via: 'screen' } },
      fields: {
        ...{ topic: pair.topic.id, actor: pair.actor.id, asOf: card!.asOf, basis: card!.basisHash },
        ...{ judgement: card!.judgement?.id ?? '', ...fields },
      },
    })
  }
  const history = async (reader = visible) => {
    const subject = {
      judgementsOf: { dossierId: dossier.id, topicId: pair.topic.id, actorId: pair.actor.id },
    }
    const { entries } = await reader.history.page(subject, 9, 0)
    return (await reader.history.describe(entries)).map(({ sentence }) => sentence)
  }
  return { store, page, judge, history, masked, [Symbol.asyncDispose]: () => store.close() }
}

test('a turn is accepted, and taken back, and the history tells both', async () => {
  await using world = await turned()
  expect(await world.judge({ deed: 'accept' })).toMatchObject({ ok: true })
  expect((await world.page()).findings.rows[0]!.judgement).toMatchObject({
    ...{ verdict: 'accepted', by: 'Ana Kovač', applies: true },
  })
  expect(await world.judge({ deed: 'undo' })).toMatchObject({ ok: true })
  expect((await world.page()).findings.rows[0]!.judgement).toBeNull()
  expect(await world.history()).toEqual([
    'Ana Kovač took back that the turn of 1 Jan 2019 was accepted',
    'Ana Kovač accepted the turn of 1 Jan 2019',
  ])
})

test('a dismissal needs a reason, which the card and the history give, without numbers', async () => {
  await using world = await turned()
  expect(await world.judge({ deed: 'dismiss', reason: ' ' })).toMatchObject({
    refusal: { errors: { reason: 'Write in a sentence why this is no such change.' } },
  })
  await world.judge({ deed: 'dismiss', reason: 'She quotes +32 2 299 11 11.' })
  const [card] = (await world.page()).findings.rows
  expect(card!.judgement).toMatchObject({
    verdict: 'dismissed',
    reason: 'She quotes +32 2 299 11 11.',
  })
  expect((await world.page(world.masked)).findings.rows[0]!.judgement!.reason).not.toContain('299')
  expect((await world.history(world.masked)).join()).not.toContain('299')
  // A judgement changes no number.
  expect([card!.from.words, card!.to.words]).toEqual(['opposes (−1)', 'supports (+1)'])
  expect(await world.history()).toEqual([
    'Ana Kovač dismissed the turn of 1 Jan 2019: She quotes [telephone number].',
  ])
})

test('where a letter that it rests on is erased, why it was dismissed is overwritten everywhere', async () => {
  await using world = await turned()
  const { store } = world
  await world.judge({ deed: 'accept' })
  await world.judge({ deed: 'dismiss', reason: 'A quixotic reason.' })
  const [{ id } = { id: '' }] = await store.rows<{ id: string }>(
    'select id from letters order by last_day limit 1',
  )
  await store.erasures.letter(id, 'Its author asked for it.', somebody)
  // To what was accepted nobody wrote a reason, and none is made up.
  expect(await store.rows('select verdict, reason from judgements order by id')).toEqual([
    { verdict: 'accepted', reason: null },
    { verdict: 'dismissed', reason: 'erased' },
  ])
  expect((await world.history()).join()).not.toContain('quixotic')
})

test('where a letter joins those that it rested on, it was judged on other evidence, and can be judged anew', async () => {
  await using world = await turned()
  await world.judge({ deed: 'accept' })
  await say(world.store, '2019-01-01', 1)
  expect((await world.page()).findings.rows[0]!.judgement).toMatchObject({
    ...{ verdict: 'accepted', applies: false },
  })
  await world.judge({ deed: 'dismiss', reason: 'A second look.' })
  expect((await world.page()).findings.rows[0]!.judgement).toMatchObject({
    ...{ verdict: 'dismissed', applies: true },
  })
})

test('what was judged of a turn that is gone is told as left over', async () => {
  await using world = await turned()
  await world.judge({ deed: 'accept' })
  await world.store.rows("delete from evidence where last_day = '2018-01-01'")
  await world.store.rows('update evidence_versions set version = version + 1')
  expect((await world.page()).left).toMatchObject([{ name: 'turn of 1 Jan 2019', applies: false }])
})

test('nothing is told of what rests on a letter that somebody does not see', async () => {
  await using world = await turned()
  await world.judge({ deed: 'accept' })
  await world.store.rows("update letters set visibility = 'named' where last_day = '2018-01-01'")
  expect((await world.page(world.masked)).left).toEqual([])
  expect(await world.history(world.masked)).toEqual([])
})

test('what changed meanwhile is not judged', async () => {
  await using world = await turned()
  await world.judge({ deed: 'accept' })
  expect(await world.judge({ deed: 'accept', judgement: '' })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await world.judge({ deed: 'accept', basis: 'another' })).toMatchObject({
    cause: 'changed meanwhile',
  })
})
