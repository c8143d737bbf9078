import { expect, test } from 'vitest'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { forecastMerge, type ProposedMerge } from '#app/features/merge/merge-forecast.ts'
import type { Store, VisibleStore } from '#db/index.ts'
import {
  loadSyntheticCorpus,
  makeSyntheticCorpus,
  makeSyntheticDossier,
} from '#seeds/synthetic/corpus.ts'
import { aParty, aPassage, aTopicNamed, keep, somebody } from '#tests/support/letters.ts'
import { openRecordedStore, type RecordedStore } from '#tests/support/recorded-store.ts'
import { engine } from '#tests/support/store.ts'

type Shown = {
  dossierId: string
  topicIds: string[]
  letterId: string
  actorIds: string[]
  merge: ProposedMerge
}

/** What the screens ask the store for; a page is of the same size however much is stored. */
const screens: Record<string, (visible: VisibleStore, shown: Shown) => Promise<unknown>> = {
  letters: ({ letters }, { dossierId }) => letters.page({ dossierId }, 50, 0),
  'letters of a topic': ({ letters }, { dossierId, topicIds }) =>
    letters.page({ dossierId, topicId: topicIds[0] }, 50, 0),
  'letters to tag': ({ letters }, { dossierId }) =>
    letters.page({ dossierId, coding: 'to code' }, 50, 0),
  'newest positions on any topic': ({ positions }) => positions.newestPage({}, 20),
  topics: async ({ positions }, { topicIds }) =>
    Promise.all(topicIds.map((id) => positions.count({ topicIds: [id] }))),
  overview: async ({ letters, positions, evidence }, { dossierId, topicIds }) => [
    await letters.counts(dossierId),
    await positions.count({ topicIds }),
    await positions.newestDay('2026-11-29', topicIds),
    await positions.newestPage({ topicIds, to: '2026-11-29' }, 20),
    await positions.recentHolders(topicIds, 6),
    await evidence.actorCount(topicIds),
    // What counts for an actor is read once and kept; which letters are closed is asked each time.
    await evidence.ofActors([]),
  ],
  letter: async ({ letters, positions, actors }, { letterId, actorIds }) => [
    await letters.byId(letterId),
    await letters.relatedLetters(letterId),
    await positions.ofLetter(letterId),
    await actors.byIds(actorIds),
  ],
  topic: async ({ positions, evidence }, { topicIds }) => [
    await positions.count({ topicIds: [topicIds[0]!] }),
    await positions.newestPage({ topicIds: [topicIds[0]!] }, 20),
    await positions.recentHolders([topicIds[0]!], 6),
    await evidence.actorCount([topicIds[0]!]),
  ],
  'merging a topic on which little is said': (visible, { merge }) =>
    forecastMerge(visible, merge, '2026-11-29'),
  'actors by name': ({ actors }) => actors.directory({ order: 'name' }, 5),
  'actors who spoke last': ({ actors }) => actors.directory({ order: 'newest' }, 5),
}

/** What is found is counted to a thousand, so that a search reads more of a larger store, but each letter once. */
const searches: typeof screens = {
  'letters with a word': ({ letters }) =>
    letters.search(parseSearch('encryption'), {}, { limit: 5, offset: 0 }),
  'letters of a dossier with a word': ({ letters }, { dossierId }) =>
    letters.search(parseSearch('encryption'), { dossierId }, { limit: 5, offset: 0 }),
}

async function loaded(letters: number): Promise<RecordedStore & { shown: Shown }> {
  const recorded = await openRecordedStore()
  const { store } = recorded
  const dossierId = await loadSyntheticCorpus(store, makeSyntheticCorpus(letters, 1))
  const merge = await addTopicToMerge(store, dossierId)
  await store.analyse()
  const { rows } = await store.letters.page({ dossierId }, 1, 0)
  return {
    ...recorded,
    shown: {
      dossierId,
      topicIds: (await store.topics.ofDossier(dossierId)).slice(0, -1).map(({ id }) => id),
      letterId: rows[0]!.id,
      actorIds: (await store.actors.directory({ order: 'newest' }, 5)).rows.map(({ id }) => id),
      merge,
    },
  }
}

/** A topic on which two people state something once each, beside one on which everybody does. */
async function addTopicToMerge(store: Store, dossierId: string): Promise<ProposedMerge> {
  await store.topics.add(dossierId, aTopicNamed('Ciphers'), somebody)
  for (const name of ['Ada Byron', 'Bo Ek'])
    await keep(store, {
      form: { parties: [aParty({ name })] },
      text: `From ${name}. We support it without reservation.`,
      positions: [aPassage({ topic: 'Ciphers' })],
    })
  const topics = await store.topics.ofDossier(dossierId)
  return { merged: topics.at(-1)!, into: topics[0]!, turned: true }
}

async function readersOf({ store }: RecordedStore): Promise<VisibleStore[]> {
  const coder = (await store.users.record(
    { email: 'ana@example.org', name: 'Ana', role: 'coder', passwordHash: null },
    somebody,
  ))!
  return [store.visibleTo('owner'), store.visibleTo(coder)]
}

/** Tables that hold a row for each letter, position or the like; all others stay small, or are named by an id. */
const large =
  /^(letters|parties|positions|position_holders|evidence|text_versions|files|letter_search|letter_prints|audit|letter_lists|dossier_letters|l|p|e|x)$/

test.skipIf(engine() !== 'sqlite')(
  'no screen walks a table that grows with the letters from end to end',
  async () => {
    const recorded = await loaded(60)
    for (const visible of await readersOf(recorded))
      for (const [screen, read] of Object.entries({ ...screens, ...searches }))
        for (const { text, scanned } of await recorded.costsOf(() => read(visible, recorded.shown)))
          expect(
            scanned.filter((table) => large.test(table)),
            `${screen}: ${text}`,
          ).toEqual([])
    // The test itself would have told: positions of any topic are counted one by one.
    const [planted] = await recorded.costsOf(() => recorded.store.positions.count({}))
    expect(planted!.scanned).toEqual(['positions'])
    await recorded.store.close()
  },
)

test.skipIf(engine() !== 'postgres')(
  'every screen reads as many rows of eight times the letters',
  async () => {
    const [few, many] = [await loaded(100), await loaded(800)]
    const readersOfBoth = [await readersOf(few), await readersOf(many)]
    for (const place of [0, 1])
      for (const [screen, read] of Object.entries(screens)) {
        const [before, after] = await Promise.all(
          [few, many].map(async ({ costsOf, shown }, at) =>
            (await costsOf(() => read(readersOfBoth[at]![place]!, shown))).reduce(
              (sum, { rows }) => sum + rows,
              0,
            ),
          ),
        )
        expect(after!, `${screen}: ${before} rows became ${after}`).toBeLessThan(
          before! * 1.5 + 300,
        )
      }
    for (const { store } of [few, many]) await store.close()
  },
)

test('the actors of a dossier on which nobody spoke are put in order without the evidence of others', async () => {
  const { store, costsOf, shown } = await loaded(60)
  const { rows } = await store.letters.page({ dossierId: shown.dossierId }, 50, 0)
  const { id: dossierId } = await store.dossiers.record(makeSyntheticDossier(0, 2), somebody)
  await store.dossiers.moveLetters(
    dossierId,
    { letterIds: rows.map(({ id }) => id), into: true },
    somebody,
  )
  const evidenceRead = async (of: string) =>
    (await costsOf(() => store.actors.directory({ order: 'newest', dossierId: of }, 2))).flatMap(
      ({ text }) => (text.includes('from "evidence"') ? [text] : []),
    )
  expect(await evidenceRead(dossierId)).toEqual([])
  expect(await evidenceRead(shown.dossierId)).not.toEqual([])
  await store.close()
})
