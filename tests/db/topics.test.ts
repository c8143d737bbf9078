import { expect, test } from 'vitest'
import { parseStoredDate } from '#app/domain/days.ts'
import { aTopicNamed, dossierOf, logOf, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const interim = {
  name: 'Interim Regulation',
  procedure: '2020/0259(COD)',
  summary: null,
  topics: ['Encryption', 'Detection', 'Adoption'].map(aTopicNamed),
  milestones: [],
}

test('a dossier comes back with its codebook in the order given', async () => {
  await using store = await openTestStore()
  const { id } = await store.dossiers.record(interim, somebody)
  expect(await store.dossiers.all()).toMatchObject([
    {
      id,
      slug: 'interim-regulation',
      name: 'Interim Regulation',
      procedure: '2020/0259(COD)',
      summary: null,
    },
  ])
  expect(
    (await store.topics.ofDossier(id)).map(({ name, place, version }) => [name, place, version]),
  ).toEqual([
    ['Encryption', 0, 1],
    ['Detection', 1, 1],
    ['Adoption', 2, 1],
  ])
})

test('a topic is shown in its newest words', async () => {
  await using store = await openTestStore()
  const id = await dossierOf(store)
  const [topic] = await store.topics.ofDossier(id)
  await store.rows(
    "insert into topic_versions (topic_id, version, name, proposition, anchors, created_at) select topic_id, 2, 'Encryption, reworded', proposition, anchors, created_at from topic_versions where topic_id = ?",
    topic!.id,
  )
  expect((await store.topics.ofDossier(id)).map(({ name, version }) => [name, version])).toEqual([
    ['Encryption, reworded', 2],
    ['Voluntary detection', 1],
  ])
})

test('milestones come in order of time, with the days they may be of', async () => {
  await using store = await openTestStore()
  const milestones = [
    {
      name: 'Long-term legislation announced',
      label: 'Long-term',
      dated: parseStoredDate('2021-04/2021-06', 'the second quarter'),
      source: null,
    },
    {
      name: 'Interim Regulation proposed',
      label: 'Proposal',
      dated: parseStoredDate('2020-09-10'),
      source: null,
    },
  ]
  const { id } = await store.dossiers.record({ ...interim, milestones }, somebody)
  expect((await store.milestones.ofDossier(id)).map(({ label, dated }) => [label, dated])).toEqual([
    ['Proposal', { edtf: '2020-09-10', first: '2020-09-10', last: '2020-09-10', basis: null }],
    [
      'Long-term',
      {
        edtf: '2021-04/2021-06',
        first: '2021-04-01',
        last: '2021-06-30',
        basis: 'the second quarter',
      },
    ],
  ])
})

test('a dossier is stored whole or not at all', async () => {
  await using store = await openTestStore()
  const impossible = { ...parseStoredDate('2020-09-10'), first: '2020-09-11' }
  await expect(
    store.dossiers.record(
      { ...interim, milestones: [{ name: 'x', label: 'x', dated: impossible, source: null }] },
      somebody,
    ),
  ).rejects.toThrow(/check/i)
  expect(await store.dossiers.all()).toEqual([])
})

test('what a dossier began with stands in the audit log', async () => {
  await using store = await openTestStore()
  const { id } = await store.dossiers.record(interim, somebody)
  const [topic] = await store.topics.ofDossier(id)
  expect([await logOf(store, id), await logOf(store, topic!.id)]).toMatchObject([
    [{ deed: 'added', thing: 'dossier' }],
    [{ deed: 'added', thing: 'topic', after: { name: 'Encryption' } }],
  ])
})

test('topics and milestones of another dossier are not shown', async () => {
  await using store = await openTestStore()
  await store.dossiers.record(interim, somebody)
  expect([
    await store.topics.ofDossier('another'),
    await store.milestones.ofDossier('another'),
  ]).toEqual([[], []])
})
