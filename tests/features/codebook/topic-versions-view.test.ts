import { expect, test } from 'vitest'
import { loadTopicVersions } from '#app/features/codebook/topic-versions-view.ts'
import { aPassage, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { aWording, topicsOf } from '#tests/support/wordings.ts'

test('versions come newest first, each with what it changed; two of them are compared', async () => {
  await using store = await openTestStore()
  const { positionIds } = await keep(store, { positions: [aPassage()] })
  const { topic } = await topicsOf(store)
  const save = async (wording: ReturnType<typeof aWording>, change: 'wording' | 'meaning') => {
    const before = (await store.topics.versions(topic.id)).at(-1)!
    await store.topics.saveVersion(
      { topicId: topic.id, before, wording, change, draft: null },
      somebody,
    )
  }
  const example = { positionId: positionIds[0]!, stance: '1' }
  const examples = { ...aWording().examples, 1: { example, counter: null } }
  await save(aWording({ name: 'Ciphers', examples }), 'wording')
  await save(aWording({ name: 'Ciphers', examples, cues: ['cipher*'] }), 'meaning')
  const view = await loadTopicVersions(store.visibleTo('owner'), topic, { from: 1, to: 3 })
  expect(
    view.versions.map(({ version, kind, isInUse, changed }) => [
      version,
      kind,
      isInUse,
      changed.map(({ label }) => label),
    ]),
  ).toEqual([
    [3, 'the meaning changed', true, ['Cue phrases']],
    [2, 'wording only', false, ['Name', 'Example of “supports”']],
    [1, null, false, []],
  ])
  expect(view.compared).toMatchObject({
    from: 1,
    to: 3,
    differences: [
      { label: 'Name' },
      { pieces: [{ kind: 'new', text: '“We support it without reservation.”' }] },
      { label: 'Cue phrases' },
    ],
  })
  expect(
    (await loadTopicVersions(store.visibleTo('owner'), topic, { from: 1, to: 9 })).compared,
  ).toBe(null)
})
