import { expect, test } from 'vitest'
import type { SourceMeasure } from '#app/domain/suggestions/source-measures.ts'
import { loadSuggestions } from '#app/features/suggestions/letter-suggestions.ts'
import { aPassage, aText, keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

const fail = (error: unknown) => {
  throw error
}
const quote = 'We support it without reservation.'

test('suggestions are for who may code the letter, and say how each source did', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  await keep(store, { text: aText.replace('any', 'every'), positions: [aPassage({ quote })] })
  const loadAs = async (role: 'coder' | 'viewer', name: string) => {
    const user = { ...(await addUser(store, role, name)), dossiers: new Map() } as never
    return loadSuggestions(requestContextOf(store, user), id, fail)
  }
  const view = await loadAs('coder', 'Ana')
  expect(view.suggestions.map(({ exact, topicName }) => [exact, topicName])).toEqual([
    [quote, 'Encryption'],
  ])
  expect(view.notes).toContain(
    'What is learnt from accepted positions, for levels: silent, as you see one accepted position, and it takes 150 to measure it.',
  )
  const refused = await loadAs('viewer', 'Vic').catch((answer: unknown) => answer)
  expect((refused as Response).status).toBe(403)
})

test('what is coded on the same topic is suggested no more, and nothing on a topic that is closed', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { positions: [aPassage({ quote })] })
  await keep(store, { text: aText.replace('any', 'every'), positions: [aPassage({ quote })] })
  const user = { ...(await addUser(store)), dossiers: new Map() } as never
  const load = async () =>
    (await loadSuggestions(requestContextOf(store, user), id, fail)).suggestions
  expect(await load()).toEqual([])
  await store.rows("update positions set status = 'withdrawn' where letter_id = ?", id)
  expect(await load()).toHaveLength(1)
  await store.rows("update topics set closed_at = '2026-01-01T00:00:00.000Z'")
  expect(await load()).toEqual([])
})

test('measures are kept, one for each source and question of a reader', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const user = await addUser(store)
  const context = requestContextOf(store, { ...user, dossiers: new Map() } as never)
  for (let times = 0; times < 2; times += 1) await loadSuggestions(context, id, fail)
  const kept = await context.visible.suggestions.measures()
  expect(kept.map(({ measure }) => `${measure.source} ${measure.asks}`)).toEqual([
    ...['cue topic', 'learnt level', 'learnt topic', 'repeat level', 'repeat topic'],
  ])
})

test('what lost its place in a corrected text hides no suggestion where it once stood', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { positions: [aPassage({ quote })] })
  await keep(store, { text: aText.replace('any', 'every'), positions: [aPassage({ quote })] })
  const user = { ...(await addUser(store)), dossiers: new Map() } as never
  await store.rows(
    `insert into lost_places (position_id, status, lost_at)
      select id, status, '2026-01-01T00:00:00.000Z' from positions where letter_id = ?`,
    id,
  )
  const { suggestions } = await loadSuggestions(requestContextOf(store, user), id, fail)
  expect(suggestions).toHaveLength(1)
})

test('measures that nobody asked for in a long time go', async () => {
  await using store = await openTestStore()
  const { visible } = requestContextOf(store, {
    ...(await addUser(store)),
    dossiers: new Map(),
  } as never)
  const measure: SourceMeasure = {
    ...{ known: 1, heldOut: 0, answered: 0, own: null, yardstick: null },
    ...{ source: 'cue', asks: 'topic', speaks: true },
  }
  await store.visibleTo('owner').suggestions.keepMeasures('old', [measure])
  await store.rows("update source_measures set measured_at = '2020-01-01T00:00:00.000Z'")
  await visible.suggestions.keepMeasures('new', [measure])
  expect(await store.rows('select evidence_hash as hash from source_measures')).toEqual([
    { hash: 'new' },
  ])
})
