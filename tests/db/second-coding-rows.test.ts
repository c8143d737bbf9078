import { expect, test } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadDifferences } from '#app/features/second-coding/differences-page.ts'
import { loadSecondCodingsPage } from '#app/features/second-coding/second-codings-page.ts'
import { aPassage, dossierOf, keep, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openRecordedStore } from '#tests/support/recorded-store.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { engine, openTestStore, type TestStore } from '#tests/support/store.ts'

/** Letters that two coded, and in each a difference that waits. */
async function codeTwice(store: TestStore, from: number, to: number): Promise<void> {
  const [dossierId, ben] = [
    await dossierOf(store),
    await addUser(store, 'coder', `Ben${from} Maas`),
  ]
  const letterIds: string[] = []
  for (let at = from; at < to; at += 1) {
    const text = `Letter ${at}.\n\nWe support it without reservation.\n`
    letterIds.push((await keep(store, { text, positions: [aPassage()] })).id)
  }
  await putInSecondHands(store, { dossierId, userId: ben.id, letterIds })
  await store.rows('update second_codings set done_at = at')
  await store.rows(
    `insert into coding_pairs (id, coding_id, letter_id, topic_id, position_id, kind, by_party, first_reading)
      select 'CP' || p.id, c.id, p.letter_id, p.topic_id, p.id, 'alone', false, '{}' from positions p
      join second_codings c on c.letter_id = p.letter_id where not exists
      (select 1 from coding_pairs k where k.coding_id = c.id)`,
  )
}

test('a page of second codings and of differences shows as many of many as of few', async () => {
  await using store = await openTestStore()
  const eve = await addUser(store, 'editor', 'Eve Editor')
  const load = async () => {
    const context = requestContextOf(store, eve)
    const reader = await requireDossier(context, (await theDossier(store)).slug)
    const [codings, differences] = [
      await loadSecondCodingsPage(reader, { letterId: null }),
      await loadDifferences(reader, { at: null, letterId: null }),
    ]
    return {
      codings: [codings.rows.length, codings.pages],
      differences: [
        differences.groups.flatMap(({ rows }) => rows).length,
        ...[differences.pages, differences.open],
      ],
    }
  }
  await codeTwice(store, 0, 60)
  expect(await load()).toEqual({ codings: [50, 2], differences: [50, 2, 60] })
  await codeTwice(store, 60, 130)
  expect(await load()).toEqual({ codings: [50, 3], differences: [50, 3, 130] })
})

test('the next difference is one page on where a page ends', async () => {
  await using store = await openTestStore()
  const eve = await addUser(store, 'editor', 'Eve Editor')
  await codeTwice(store, 0, 60)
  const reader = await requireDossier(requestContextOf(store, eve), (await theDossier(store)).slug)
  const second = await loadDifferences(reader, { at: null, letterId: null, page: 2 })
  const [first] = second.groups.flatMap(({ rows }) => rows)
  expect([second.page, second.current?.id]).toEqual([2, first!.id])
  const before = await loadDifferences(reader, { at: second.previous, letterId: null })
  expect([before.page, before.next]).toEqual([1, first!.id])
})

/** Tables that hold a row for each letter or passage. */
const large = /^(letters|positions|second_positions|text_versions|dossier_letters|evidence)$/

test.skipIf(engine() !== 'sqlite')(
  'what is asked of second codings walks no table of letters or passages from end to end',
  async () => {
    const { store, costsOf } = await openRecordedStore()
    const dossierId = await dossierOf(store as TestStore)
    const userId = (await addUser(store as TestStore, 'coder', 'Ben Maas')).id
    const { secondCodings } = store.visibleTo('owner')
    const costs = await costsOf(async () => [
      await secondCodings.ofDossier(dossierId, { limit: 50, offset: 0 }),
      await secondCodings.counts(dossierId),
      await secondCodings.differences(dossierId),
      await secondCodings.pairs(dossierId, { ids: ['one'] }),
      await secondCodings.drawnPairs(dossierId, ['topic']),
      await secondCodings.finishedCount(dossierId),
      await secondCodings.free({ dossierId, userId }),
      await secondCodings.own(),
    ])
    for (const { text, scanned } of costs)
      expect(
        scanned.filter((table) => large.test(table)),
        text,
      ).toEqual([])
    await store.close()
  },
)
