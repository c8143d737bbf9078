import { expect, test } from 'vitest'
import { applyTopicForm } from '#app/features/codebook/topic-actions.ts'
import { dossierOf, logOf, somebody } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const notice = {
  name: 'Notice',
  proposition: 'Providers should give users notice.',
  '2': 'Demands it.',
}

async function opened(store: TestStore) {
  const [dossierId, visible] = [await dossierOf(store), store.visibleTo('owner')]
  const list = () => visible.topics.ofDossier(dossierId)
  return {
    dossierId,
    list,
    names: async () => (await list()).map(({ name }) => name),
    order: async () => (await list()).map(({ id }) => id).join(' '),
    send: async (fields: Record<string, string>) =>
      applyTopicForm({ visible, performedBy: somebody, dossierId, topics: await list(), fields }),
  }
}

test('a topic is added as the last of its dossier, levels not worded yet among it', async () => {
  await using store = await openTestStore()
  const { list, names, send } = await opened(store)
  const outcome = await send({ deed: 'add', ...notice })
  expect(outcome).toMatchObject({ message: 'The topic “Notice” is added.' })
  const added = (await list()).at(-1)!
  expect(added).toMatchObject({
    name: 'Notice',
    version: 1,
    anchors: { '-2': '', '-1': '', '0': '', '1': '', '2': 'Demands it.' },
  })
  expect(await names()).toEqual(['Encryption', 'Voluntary detection', 'Notice'])
  expect((await logOf(store, added.id)).map(({ deed }) => deed)).toEqual(['added'])
})

test.each([
  [{ name: ' ' }, 'name', 'Give the topic a name'],
  [{ name: 'ENCRYPTION' }, 'name', 'There is a topic “Encryption” already.'],
  [{ name: 'x'.repeat(81) }, 'name', 'at most 80 characters'],
  [{ proposition: '' }, 'proposition', 'Write a sentence that one can support'],
  [{ '-1': 'x'.repeat(501) }, '-1', 'at most 500 characters'],
])('a topic that cannot be added keeps what was typed: %j', async (change, field, sentence) => {
  await using store = await openTestStore()
  const { names, send } = await opened(store)
  expect(
    await send({ deed: 'add', ...notice, ...(change as Record<string, string>) }),
  ).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: { [field]: expect.stringContaining(sentence) as string },
      fields: { '2': 'Demands it.' },
    },
  })
  expect(await names()).toHaveLength(2)
})

test('topics are moved up and down, each move with its entry in the log', async () => {
  await using store = await openTestStore()
  const { dossierId, list, names, order, send } = await opened(store)
  await send({ deed: 'add', ...notice })
  const last = (await list()).at(-1)!
  await send({ deed: 'up', id: last.id, order: await order() })
  expect(await names()).toEqual(['Encryption', 'Notice', 'Voluntary detection'])
  await send({ deed: 'down', id: (await list())[0]!.id, order: await order() })
  expect(await names()).toEqual(['Notice', 'Encryption', 'Voluntary detection'])
  expect((await logOf(store, dossierId)).slice(-2)).toMatchObject([
    { deed: 'ordered topics', before: { order: ['Encryption', 'Voluntary detection', 'Notice'] } },
    { deed: 'ordered topics', after: { order: ['Notice', 'Encryption', 'Voluntary detection'] } },
  ])
})

test('nothing is moved in an order that somebody changed meanwhile', async () => {
  await using store = await openTestStore()
  const { list, names, order, send } = await opened(store)
  const [read, [first]] = [await order(), await list()]
  await send({ deed: 'down', id: first!.id, order: read })
  const before = await names()
  expect(await send({ deed: 'down', id: first!.id, order: read })).toMatchObject({
    cause: 'changed meanwhile',
  })
  expect(await names()).toEqual(before)
})

test('a form that asks for nothing that is done here is refused', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  expect(await refusalOf(() => send({ deed: 'constructor' }))).toEqual(alteredForm)
})

test('a topic is closed and reopened, keeps its place, and says so once', async () => {
  await using store = await openTestStore()
  const { list, names, send } = await opened(store)
  const [encryption] = await list()
  expect(await send({ deed: 'close', id: encryption!.id })).toMatchObject({
    ok: true,
    message:
      '“Encryption” is closed: nothing new is coded on it, and what is coded goes on counting.',
  })
  expect((await list())[0]).toMatchObject({
    id: encryption!.id,
    closedAt: expect.any(String) as string,
  })
  expect(await names()).toEqual(['Encryption', 'Voluntary detection'])
  expect(await send({ deed: 'close', id: encryption!.id })).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: { form: expect.stringContaining('Somebody changed the topics meanwhile') as string },
    },
  })
  expect(await send({ deed: 'reopen', id: encryption!.id })).toMatchObject({
    message: '“Encryption” is open again.',
  })
  expect((await list())[0]).toMatchObject({ closedAt: null })
  expect((await logOf(store, encryption!.id)).map(({ deed }) => deed)).toEqual([
    'added',
    'closed',
    'reopened',
  ])
})
