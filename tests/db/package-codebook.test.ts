import { expect, test } from 'vitest'
import { noExamples, type TopicWording } from '#app/domain/topic-wording.ts'
import {
  actorId,
  aPassage,
  dossierOf,
  keep,
  rowCounts,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { altered, opened, packageOf } from '#tests/support/packages.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'
import { anAccount, changeMeaning } from '#tests/support/wordings.ts'

async function taken(store: TestStore, bytes: Buffer) {
  const planned = await store.packages.importPackage(await opened(bytes), somebody)
  if (!planned.ok) throw new Error(planned.reasons.join('\n'))
  return planned.plan
}

/** A dossier with a short name and a topic whose third version has short forms, cues and an example, and a list to re-check. */
async function openWorded() {
  const store = await openSeededStore()
  const { id, positionIds } = await keep(store, {
    form: { title: 'Coded before' },
    positions: [aPassage()],
  })
  await store.rows("update dossiers set short_name = 'CSAM'")
  const topic = await topicId(store)
  await changeMeaning(store, topic, 1)
  const before = (await store.topics.versions(topic)).at(-1)!
  const wording: TopicWording = {
    ...before.wording,
    sides: {
      supports: { en: 'keeping messages secret', de: '', fr: 'le secret des messages' },
      opposes: { en: 'a way in for the police', de: '', fr: '' },
    },
    cues: ['encrypt*', 'back door'],
    examples: {
      ...noExamples,
      1: { example: { positionId: positionIds[0]!, stance: 'supports' }, counter: null },
    },
  }
  await store.topics.saveVersion(
    { topicId: topic, before, wording, change: 'wording', draft: null },
    somebody,
  )
  return { store, topic, letterId: id, positionId: positionIds[0]! }
}

test('short names, short forms, cues, examples, changes of meaning and the list to re-check travel with a dossier', async () => {
  const { store } = await openWorded()
  await using from = store
  await using to = await openTestStore()
  const first = await packageOf(from)
  const { manifest } = await opened(first)
  const letter = manifest.letters.find(({ title }) => title === 'Coded before')!
  const [encryption] = manifest.topics
  expect(manifest.dossier.shortName).toBe('CSAM')
  expect(encryption!.versions.map(({ meaningChanged }) => meaningChanged)).toEqual([
    null,
    true,
    false,
  ])
  expect(encryption!.versions.at(-1)).toMatchObject({
    cues: ['encrypt*', 'back door'],
    sides: { supports: { fr: 'le secret des messages' } },
    examples: { 1: { example: { position: letter.positions[0]!.key, stance: 'supports' } } },
  })
  expect(manifest.rechecks).toContainEqual(
    expect.objectContaining({
      position: letter.positions[0]!.key,
      topic: encryption!.key,
      fromVersion: 1,
    }),
  )

  await taken(to, first)
  expect((await packageOf(to)).equals(first)).toBe(true)
  expect((await to.verify()).unsound).toEqual([])
  const here = await topicId(to)
  const [shown] = (await to.topics.versions(here)).slice(-1)
  const listed = await to.rechecks.page({ topicId: here })
  expect(listed.map(({ letter: { title } }) => title)).toContain('Coded before')
  expect(shown!.wording.examples[1].example!.positionId).toBe(
    listed.find(({ letter: { title } }) => title === 'Coded before')!.id,
  )
  const member = await actorId(to)
  const evidence = (await to.evidence.ofActors([member]))(member, here)
  expect(evidence.filter(({ recheck }) => recheck)).toHaveLength(
    listed.filter(({ holderIds }) => holderIds.includes(member)).length,
  )
  expect(evidence.some(({ recheck }) => recheck)).toBe(true)
  for (const again of [from, to]) {
    const counts = await rowCounts(again)
    const plan = await taken(again, first)
    expect([plan.rechecks, plan.topics, plan.remarks]).toEqual([[], [], []])
    expect(await rowCounts(again)).toEqual(counts)
  }
})

test('what was looked at here is not put on the list again', async () => {
  const { store, topic, positionId } = await openWorded()
  await using from = store
  const bytes = await packageOf(from)
  const before = await from.rechecks.page({ topicId: topic })
  const looked = before.find(({ id }) => id === positionId)!
  await from.rechecks.settle({ confirmed: [looked] }, somebody)
  const plan = await taken(from, bytes)
  expect([plan.rechecks, plan.remarks]).toEqual([
    [],
    [
      '1 passage of those to be looked at again in the package is not on that list here; nothing is put on it.',
    ],
  ])
})

test('an example that the reader may not see is told as one that is not there, and left out with a remark', async () => {
  const { store, letterId } = await openWorded()
  await using from = store
  await using to = await openTestStore()
  await from.rows("update letters set visibility = 'named' where id = ?", letterId)
  const bytes = await packageOf(from, from.visibleTo(await anAccount(from, 'Vera', 'viewer')))
  const { manifest } = await opened(bytes)
  expect(manifest.topics[0]!.versions.at(-1)!.examples[1].example).toEqual({
    position: null,
    stance: '',
  })
  const plan = await taken(to, bytes)
  expect(plan.remarks).toEqual([
    // Viewers see no addresses and numbers, and say so in what they make.
    expect.stringMatching(/hold masks in their places/),
    'Passages that were chosen as examples for the topic “Encryption” are not in the package; they are left out.',
  ])
  const [version] = (await to.topics.versions(await topicId(to))).slice(-1)
  expect(version!.wording.examples).toEqual(noExamples)
})

test('a package of version 4 has no short forms, examples and cues, and the topics that are here keep theirs', async () => {
  const { store, topic } = await openWorded()
  await using from = store
  await using to = await openTestStore()
  const older = altered(await packageOf(from), (told) => {
    told.version = 4
    delete (told as Partial<typeof told>).rechecks
    delete (told.dossier as Partial<typeof told.dossier>).shortName
    for (const { versions } of told.topics)
      for (const version of versions as Partial<(typeof versions)[number]>[])
        for (const name of ['sides', 'examples', 'cues', 'meaningChanged'] as const)
          delete version[name]
    for (const { positions } of told.letters)
      for (const position of positions as Partial<(typeof positions)[number]>[]) delete position.key
  })
  const plan = await taken(from, older)
  expect([plan.topics, plan.positions, plan.remarks]).toEqual([[], [], []])
  expect((await from.topics.versions(topic)).at(-1)!.wording.cues).toEqual([
    'encrypt*',
    'back door',
  ])
  await taken(to, older)
  expect((await to.topics.versions(await topicId(to))).at(-1)!.wording).toMatchObject({
    cues: [],
    examples: noExamples,
  })
  expect(await to.rechecks.page({ topicId: await topicId(to) })).toEqual([])
  expect(await to.rows('select id, audience, short_name from dossiers')).toEqual([
    { id: await dossierOf(to), audience: 'everyone', short_name: null },
  ])
})

test('a closed topic and one that counts turned round travel with a dossier, and coming in again changes nothing', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  const [encryption, detection] = [await topicId(from), await topicId(from, 'Voluntary detection')]
  await from.merges.record('topic', detection, encryption, somebody, { turned: true })
  await from.topics.setClosed(encryption, true, somebody)
  const bytes = await packageOf(from)
  await taken(to, bytes)
  const levelsOf = async (store: TestStore) =>
    (await store.positions.find({}))
      .filter(({ turned }) => turned)
      .map(({ level, quote }) => `${level} ${quote.exact}`)
      .sort()
  expect(await levelsOf(from)).not.toEqual([])
  expect(await levelsOf(to)).toEqual(await levelsOf(from))
  const [closed] = await to.topics.ofDossier(await dossierOf(to))
  expect(closed).toMatchObject({ name: 'Encryption', closedAt: expect.any(String) as string })
  expect((await to.verify()).unsound).toEqual([])
  const before = await rowCounts(to)
  await taken(to, bytes)
  expect(await rowCounts(to)).toEqual(before)
})
