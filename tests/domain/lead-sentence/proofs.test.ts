import { expect, test } from 'vitest'
import { proofHref, type Proof } from '#app/domain/lead-sentence/proofs.ts'
import { groupByProof, ownWords, writePlainText } from '#app/domain/lead-sentence/segments.ts'

const ids = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`)
const now = { slug: 'csa', asOf: null }
const chosen = { slug: 'csa', asOf: '2021-12-31' }

test.each<[string, Proof, typeof now | typeof chosen, string]>([
  [
    'a passage in its letter',
    { kind: 'passage', letterId: 'l1', positionId: 'p1' },
    now,
    '/letters/l1#passage-p1',
  ],
  [
    'what counts for an actor on the actor’s page',
    { kind: 'actor', actorId: 'a0', topicId: 't1', rows: 40 },
    now,
    '/actors/a0?dossier=csa#topic-t1',
  ],
  [
    'all topics of an actor on the actor’s page',
    { kind: 'actor', actorId: 'a0', topicId: null, rows: 400 },
    now,
    '/actors/a0?dossier=csa',
  ],
  [
    'more than that page shows among the stances',
    { kind: 'actor', actorId: 'a0', topicId: 't1', rows: 41 },
    now,
    '/dossiers/csa/stances?topic=t1&actor=a0',
  ],
  [
    'an earlier day among the stances of that day',
    { kind: 'actor', actorId: 'a0', topicId: 't1', rows: 1 },
    chosen,
    '/dossiers/csa/stances?topic=t1&actor=a0&asOf=2021-12-31',
  ],
  [
    'voices among the stances',
    { kind: 'actors', actorIds: ids(2), topicId: 't1' },
    now,
    '/dossiers/csa/stances?topic=t1&actor=a0&actor=a1',
  ],
  [
    'more voices than a page shows by every quote',
    { kind: 'actors', actorIds: ids(41), topicId: 't1' },
    now,
    '/dossiers/csa/topics/t1#quotes',
  ],
])('%s is shown', (_what, proof, place, href) => {
  expect(proofHref(proof, place)).toBe(href)
})

test('neighbours that rest on the same rows are one link', () => {
  const proof: Proof = { kind: 'topic', topicId: 't1' }
  const segments = [
    { text: 'opposes ', proof },
    { ...ownWords('a ban'), proof: { ...proof } },
    { text: '.', proof: null },
  ]
  expect(groupByProof(segments).map((group) => group.segments.length)).toEqual([2, 1])
})

test('a name that runs from the right stands isolated in plain text', () => {
  const segments = [ownWords('مؤسسة'), { text: ' opposes it', proof: null }]
  expect(writePlainText(segments)).toBe('\u2068مؤسسة\u2069 opposes it')
})
