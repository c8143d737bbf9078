import { expect, test } from 'vitest'
import { tracePositionSteps } from '#app/domain/history/earlier-states.ts'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import { quoteAt } from '#app/domain/text/quotes.ts'
import {
  actorId,
  aForm,
  aPassage,
  aText,
  keep,
  logOf,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

async function ana(store: TestStore): Promise<PerformedBy> {
  const user = await store.users.record(
    { email: 'ana@example.org', name: 'Ana Kovač', role: 'coder', passwordHash: 'hash' },
    somebody,
  )
  return { userId: user!.id, via: 'screen' }
}

/** A letter with one position, which was changed and withdrawn. */
async function rewritten(store: TestStore) {
  const doer = await ana(store)
  const { id, positionIds } = await keep(store, { positions: [aPassage({ note: 'first' })], doer })
  const before = (await store.positions.byId(positionIds[0]!))!
  const start = aText.indexOf('We oppose any delay')
  await store.positions.change(
    before,
    1,
    {
      coding: {
        ...before,
        topicId: await topicId(store, 'Voluntary detection'),
        level: -1,
        note: null,
      },
      quote: quoteAt(aText, start, start + 19),
      paragraph: 1,
    },
    doer,
  )
  await store.positions.setStatus(before.id, 2, 'withdrawn', doer)
  return { letterId: id, before, doer, textVersionId: (await store.letters.byId(id))!.text.id }
}

test('what happened to a letter and its positions comes newest first, a page at a time, with who did it', async () => {
  await using store = await openTestStore()
  const { letterId, before, doer } = await rewritten(store)
  await keep(store, { text: 'Another letter.' })
  const { entries, total } = await store.history.page({ letterId }, 3, 0)
  expect([entries.map(({ action, resource }) => [action, resource]), total]).toEqual([
    [
      ['withdrew', 'position'],
      ['changed', 'position'],
      ['added', 'position'],
    ],
    4,
  ])
  expect(
    (await store.history.page({ letterId }, 3, 3)).entries.map(({ action, resource }) => [
      action,
      resource,
    ]),
  ).toEqual([['added', 'letter']])
  expect(entries[0]).toMatchObject({
    who: { id: doer.userId, name: 'Ana Kovač' },
    via: 'screen',
    resourceId: before.id,
    before: { status: 'approved' },
    after: { status: 'withdrawn' },
  })
  expect((await store.history.page({ positionId: before.id }, 9, 0)).total).toBe(3)
  expect([
    (await store.history.ofLetter(letterId)).length,
    (await store.history.ofLetterPositions(letterId)).map(({ action }) => action),
  ]).toEqual([1, ['added', 'changed', 'withdrew']])
})

test('a position goes back to what it said, counts again, and the log tells it', async () => {
  await using store = await openTestStore()
  const { before, doer, textVersionId } = await rewritten(store)
  const [first] = tracePositionSteps(await store.history.ofPositions([before.id]))
  const now = (await store.positions.byId(before.id))!
  const { quote, status, ...said } = first!.state!
  const turned = { coding: said, quote, status, paragraph: 1, textVersionId }
  expect(
    await store.positions.revert(
      now,
      3,
      turned,
      { action: 'went back', entryId: first!.entry.id },
      doer,
    ),
  ).toEqual({ changed: true })
  const { topicId: topic, level, note, revision } = before
  expect(await store.positions.byId(before.id)).toMatchObject({
    topicId: topic,
    level,
    note,
    quote: before.quote,
    status: 'approved',
    revision: revision + 3,
  })
  expect((await logOf(store, before.id)).at(-1)).toMatchObject({
    deed: 'went back',
    before: { level: -1, status: 'withdrawn' },
    after: { level: 1, note: 'first', status: 'approved', entryId: first!.entry.id },
  })
  expect(await store.verify()).toMatchObject({ unsound: [] })
  const log = await logOf(store, before.id)
  expect(
    await store.positions.revert(
      now,
      3,
      turned,
      { action: 'undid', entryId: first!.entry.id },
      doer,
    ),
  ).toEqual({ changed: false })
  expect(await logOf(store, before.id)).toEqual(log)
})

test('a letter goes back to what was said about it, under its own deed', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const whole = (await store.letters.byId(id))!
  const parties = whole.parties.map(({ role, actorId: actor, capacity, organisation, unit }) => ({
    role,
    actorId: actor,
    capacity,
    organisation,
    unit,
  }))
  await store.letters.correct(
    whole,
    1,
    { form: aForm({ title: 'Wrong' }), parties, actors: [], affiliations: [] },
    somebody,
  )
  await store.letters.correct(
    (await store.letters.byId(id))!,
    2,
    { form: aForm(), parties, actors: [], affiliations: [] },
    somebody,
    'the entry',
  )
  expect((await store.history.ofLetter(id)).map(({ action }) => action)).toEqual([
    'added',
    'corrected',
    'went back',
  ])
  expect((await logOf(store, id)).at(-1)).toMatchObject({
    before: { title: 'Wrong' },
    after: { title: 'Reply to Microsoft', entryId: 'the entry' },
  })
})

test('an actor’s history has its affiliations, a topic’s its beginning', async () => {
  await using store = await openSeededStore()
  expect(
    (await store.history.page({ actorId: await actorId(store) }, 9, 0)).entries.map(
      ({ action, resource }) => [action, resource],
    ),
  ).toEqual([
    ['added', 'affiliation'],
    ['added', 'actor'],
  ])
  expect((await store.history.page({ topicId: await topicId(store) }, 9, 0)).entries).toMatchObject(
    [{ action: 'added', resource: 'topic', who: null, via: 'seed' }],
  )
})

test('a person’s history has their invitation, rights and tokens, and nobody else’s', async () => {
  await using store = await openTestStore()
  const later = new Date(Date.now() + 60_000).toISOString()
  const doer = await ana(store)
  await store.links.invite({ email: 'Bo@Example.org', role: 'coder' }, 'one', later, doer)
  await store.links.invite({ email: 'cy@example.org', role: 'coder' }, 'two', later, doer)
  const bo = (await store.users.acceptInvitation(
    'one',
    { name: 'Bo Lind', passwordHash: 'hash' },
    { userId: null, via: 'screen' },
  ))!
  const token = await store.tokens.record(
    { userId: bo.id, name: 'nightly', scope: 'read', token: 'secret', expiresAt: null },
    { userId: bo.id, via: 'screen' },
  )
  await store.tokens.record(
    { userId: doer.userId!, name: 'hers', scope: 'read', token: 'another', expiresAt: null },
    doer,
  )
  await store.tokens.revoke(token, doer)
  await store.users.setRole((await store.users.personById(bo.id))!, 'editor', doer)
  await store.users.deactivate(bo.id, doer)
  await store.users.reactivate(bo.id, doer)
  const { entries } = await store.history.page({ userId: bo.id }, 20, 0)
  expect(entries.map(({ action, resource, before }) => [action, resource, before])).toMatchObject([
    ['reactivated', 'user', { deactivatedAt: expect.any(String) }],
    ['deactivated', 'user', { deactivatedAt: null }],
    ['changed role', 'user', { role: 'coder' }],
    ['revoked', 'token', { name: 'nightly', scope: 'read' }],
    ['added', 'token', null],
    ['added', 'user', null],
    ['invited', 'invitation', null],
  ])
  expect(JSON.stringify(entries)).not.toMatch(/secret|hash/)
})

test('actors and topics have their own names, also where they were merged', async () => {
  await using store = await openSeededStore()
  const [johansson, boratynski, encryption] = [
    await actorId(store),
    await actorId(store, 'Jakub Boratyński'),
    await topicId(store),
  ]
  await store.merges.record('actor', boratynski, johansson, somebody)
  expect(
    [...(await store.history.namesOf([boratynski, encryption, 'nobody'])).values()].sort(),
  ).toEqual(['Encryption', 'Jakub Boratyński'])
  expect(await store.history.namesOf([])).toEqual(new Map())
})

test('whatever is done through the API stands in the log as such', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { doer: { userId: null, via: 'api' } })
  expect(await logOf(store, id)).toMatchObject([{ deed: 'added', via: 'api' }])
})
