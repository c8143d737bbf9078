import { expect, test } from 'vitest'
import { listOwnProposals, listProposalsToSettle } from '#app/features/codebook/proposal-lists.ts'
import { proposeTopic, proposeWording } from '#app/features/codebook/propose-topic.ts'
import { settleProposalByForm } from '#app/features/codebook/settle-proposals.ts'
import { dossierOf, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { changeMeaning, topicsOf, wordingForm } from '#tests/support/wordings.ts'

async function opened(store: TestStore) {
  await keep(store)
  const settlerOf = async (role: 'coder' | 'editor', name: string) => {
    const user = await addUser(store, role, name)
    return {
      ...{ user, visible: store.visibleTo(user) },
      performedBy: { userId: user.id, via: 'screen' as const },
    }
  }
  const [coder, editor] = [await settlerOf('coder', 'Cy'), await settlerOf('editor', 'Eve')]
  const { topic, others } = await topicsOf(store)
  const dossierId = await dossierOf(store)
  const request = { ...coder, userId: coder.user.id, dossierId, others }
  return {
    ...{ coder, editor, topic, dossierId },
    propose: (changes: Record<string, string>) =>
      proposeWording({ ...request, topic, fields: { base: '1', ...wordingForm(), ...changes } }),
    proposeNew: (name: string) =>
      proposeTopic({ ...request, fields: { name, proposition: 'Users should be told.' } }),
    take: async (settler = editor, changes: Record<string, string> = {}) => {
      const [row] = (await listProposalsToSettle(editor)).rows
      const shown = { proposal: row!.id, revision: String(row!.revision ?? '') }
      return settleProposalByForm(settler, { deed: 'take', ...shown, ...changes })
    },
  }
}

test('other words that are taken are the editor’s draft, which counts nowhere before it is saved', async () => {
  await using store = await openTestStore()
  const { coder, editor, topic, propose, take } = await opened(store)
  await propose({ '2': 'Asks for a law.' })
  expect(await take(coder).catch((answer: Response) => answer.status)).toBe(403)
  expect(await take()).toMatchObject({
    ok: true,
    leadsTo: expect.stringMatching(new RegExp(`/topics/${topic.id}/draft$`)) as string,
  })
  expect(await store.topicDrafts.ofTopic(topic.id)).toMatchObject({
    ...{ holder: { name: 'Eve' }, baseVersion: 1 },
    wording: { anchors: { '2': 'Asks for a law.' } },
  })
  expect(await store.topics.versions(topic.id)).toHaveLength(1)
  expect((await listOwnProposals(coder)).rows).toMatchObject([
    {
      ...{ state: 'taken', settledBy: editor.user.name },
      answer: 'Taken into a draft of the topic, which counts once it is saved.',
    },
  ])
})

test('who looked at it before another version came into use looks again, and what that changed stays', async () => {
  await using store = await openTestStore()
  const { topic, propose, take } = await opened(store)
  await propose({ '2': 'Asks for a law.' })
  await changeMeaning(store, topic.id, -2)
  expect(await take(undefined, { revision: '1' })).toMatchObject({ cause: 'changed meanwhile' })
  expect(await take()).toMatchObject({ ok: true })
  expect(await store.topicDrafts.ofTopic(topic.id)).toMatchObject({
    baseVersion: 2,
    wording: { anchors: { '2': 'Asks for a law.', '-2': 'Something else by now.' } },
  })
})

test('nothing is taken into a draft that somebody holds; it waits on', async () => {
  await using store = await openTestStore()
  const { coder, editor, topic, propose, take } = await opened(store)
  await propose({ '2': 'Asks for a law.' })
  await propose({ '1': 'Welcomes it.' })
  expect(await take()).toMatchObject({ ok: true })
  expect(await take()).toMatchObject({
    cause: 'changed meanwhile',
    refusal: { errors: { form: expect.stringContaining('You hold a draft') as string } },
  })
  const draft = (await store.topicDrafts.ofTopic(topic.id))!
  const { id: userId } = coder.user
  await store.topicDrafts.keep(draft, { ...draft, userId, now: '2026-11-29T10:00:00.000Z' })
  expect(await take()).toMatchObject({
    refusal: { errors: { form: expect.stringContaining('Cy holds the draft') as string } },
  })
  expect((await listProposalsToSettle(editor)).total).toBe(1)
})

test('a new topic is added as it was proposed, once, unless another is called so by now', async () => {
  await using store = await openTestStore()
  const { coder, editor, dossierId, proposeNew, take } = await opened(store)
  await proposeNew('Notice')
  await proposeNew('Notice')
  expect(await take()).toMatchObject({ ok: true })
  const topics = await store.topics.ofDossier(dossierId)
  expect(topics.at(-1)).toMatchObject({ name: 'Notice', proposition: 'Users should be told.' })
  expect(await take()).toMatchObject({
    refusal: { errors: { form: expect.stringContaining('It cannot be taken as it is') as string } },
  })
  const [row] = (await listProposalsToSettle(editor)).rows
  const refuse = { deed: 'refuse', proposal: row!.id, answer: 'We have it.' }
  expect(await settleProposalByForm(editor, refuse)).toMatchObject({ ok: true })
  expect((await listOwnProposals(coder)).rows).toMatchObject([
    { state: 'refused', answer: 'We have it.', name: 'Notice' },
    { state: 'taken', answer: null },
  ])
})
