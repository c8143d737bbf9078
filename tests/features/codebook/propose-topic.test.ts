import { expect, test } from 'vitest'
import { listProposalsToSettle } from '#app/features/codebook/proposal-lists.ts'
import { proposeTopic, proposeWording } from '#app/features/codebook/propose-topic.ts'
import { aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { aWording, changeMeaning, topicsOf, wordingForm } from '#tests/support/wordings.ts'

async function opened(store: TestStore) {
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  const { topic, others } = await topicsOf(store)
  const [cy, eve] = [await addUser(store, 'coder', 'Cy'), await addUser(store, 'editor', 'Eve')]
  const dossierId = await dossierOf(store)
  const by = (user: typeof cy) => ({
    ...{ visible: store.visibleTo(user), userId: user.id, dossierId },
    performedBy: { userId: user.id, via: 'screen' as const },
  })
  return {
    ...{ topic, positionIds, dossierId },
    propose: (changes: Record<string, string>, user = cy) =>
      proposeWording({
        ...{ ...by(user), topic, others },
        fields: { base: '1', ...wordingForm(), ...changes },
      }),
    proposeNew: (fields: Record<string, string>) =>
      proposeTopic({ ...by(cy), others: [topic, ...others], fields }),
    toSettle: async () => (await listProposalsToSettle({ ...by(eve), user: eve })).rows,
    eve,
  }
}

test('an example that another passage of the same words takes the place of is listed as changed', async () => {
  await using store = await openTestStore()
  const { topic, positionIds, propose, toSettle } = await opened(store)
  const other = await keep(store, { form: { title: 'Again' }, positions: [aPassage()] })
  const wording = aWording()
  const examples = {
    ...wording.examples,
    1: { ...wording.examples[1], example: { positionId: positionIds[0]!, stance: '1' } },
  }
  await changeMeaning(store, topic.id, { ...wording, examples })
  const fields = { base: '2', example1: other.positionIds[0]!, proposalNote: 'It is clearer.' }
  expect(await propose(fields)).toMatchObject({ ok: true })
  expect((await toSettle())[0]!.changes).toMatchObject([
    {
      label: 'Example of “supports”',
      before: '“We support it without reservation.”',
      after: '“We support it without reservation.” (another passage)',
    },
  ])
})

test('other words of a topic wait for an editor, who reads word by word what differs', async () => {
  await using store = await openTestStore()
  const { topic, positionIds, propose, toSettle } = await opened(store)
  const proposition = `${topic.proposition} Soon.`
  expect(
    await propose({ proposition, example1: positionIds[0]!, proposalNote: 'It is vague.' }),
  ).toMatchObject({ ok: true })
  const [row] = await toSettle()
  expect(row).toMatchObject({
    ...{ about: 'topic', name: 'Encryption', isNew: false, note: 'It is vague.', revision: 1 },
    ...{ versions: null, maySettle: true, proposedBy: 'Cy' },
    changes: [
      { label: 'Proposition', before: topic.proposition, after: proposition },
      {
        label: 'Example of “supports”',
        after: '“We support it without reservation.”',
      },
    ],
  })
  expect(JSON.stringify(row!.differences![0]!.pieces)).toContain('Soon')
  // It counts nowhere.
  expect(await store.topics.versions(topic.id)).toHaveLength(1)
  expect(await store.topicDrafts.ofTopic(topic.id)).toBe(null)
  const { entries } = await store.history.page({ topicId: topic.id }, 9, 0)
  expect((await store.history.describe(entries))[0]!.sentence).toBe(
    'Cy proposed a change, which waits for an editor: ' +
      `Proposition: ${topic.proposition} → ${proposition}; Example of “supports”: another passage`,
  )
})

test('what does not fit, changes nothing or stands on another version is refused, and what was typed stays', async () => {
  await using store = await openTestStore()
  const { topic, propose, toSettle } = await opened(store)
  expect(await propose({ name: '', cues: 'cipher*' })).toMatchObject({
    cause: 'unfit',
    refusal: { errors: { name: expect.any(String) as string }, fields: { cues: 'cipher*' } },
  })
  expect(await propose({ name: 'Voluntary detection' })).toMatchObject({
    refusal: { errors: { name: expect.stringContaining('There is a topic') as string } },
  })
  expect(await propose({})).toMatchObject({
    refusal: { errors: { form: 'This changes nothing, so there is nothing to propose.' } },
  })
  expect(await propose({ name: 'Ciphers', proposalNote: 'x'.repeat(2_001) })).toMatchObject({
    refusal: { errors: { proposalNote: 'This has at most 2,000 characters.' } },
  })
  await changeMeaning(store, topic.id, 2)
  expect(await propose({ name: 'Ciphers' })).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: { form: expect.stringContaining('Version 2 came into use') as string, base: '2' },
      fields: { name: 'Ciphers' },
    },
  })
  expect(await toSettle()).toEqual([])
})

test('a proposal says that the topic has another version since', async () => {
  await using store = await openTestStore()
  const { topic, propose, toSettle } = await opened(store)
  await propose({ '2': 'Asks for a law.' })
  await changeMeaning(store, topic.id, 2)
  expect(await toSettle()).toMatchObject([
    {
      versions: { base: 1, inUse: 2 },
      changes: [{ after: 'Asks for a law.', since: 'Something else by now.' }],
    },
  ])
})

test('no passage of a letter that not everybody sees is proposed to show a level', async () => {
  await using store = await openTestStore()
  const { propose, eve, toSettle } = await opened(store)
  const { positionIds } = await keep(store, {
    audience: { visibility: 'named', readerIds: [eve.id] },
    text: 'Dear Sir,\n\nWe support it in private.\n',
    positions: [aPassage({ quote: 'We support it in private.' })],
  })
  expect(await propose({ example1: positionIds[0]! }, eve)).toMatchObject({
    refusal: {
      errors: {
        example1: 'Not everybody here may see this. Ask an editor who does to change it.',
      },
    },
  })
  expect(await toSettle()).toEqual([])
})

test('a new topic waits as a proposal of its dossier, and its name is its own', async () => {
  await using store = await openTestStore()
  const { proposeNew, toSettle, dossierId } = await opened(store)
  expect(await proposeNew({ name: 'Encryption', proposition: 'X.' })).toMatchObject({
    refusal: { errors: { name: expect.stringContaining('There is a topic') as string } },
  })
  expect(await proposeNew({ name: 'Notice', proposition: 'Users should be told.' })).toMatchObject({
    ok: true,
  })
  expect(await toSettle()).toMatchObject([
    { about: 'topic', name: 'Notice', isNew: true, changes: [{}, {}] },
  ])
  expect((await store.topics.ofDossier(dossierId)).map(({ name }) => name)).not.toContain('Notice')
})
