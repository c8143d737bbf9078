import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Level } from '#app/domain/level.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { describeStance } from '#app/domain/stance-text.ts'
import { findCurrentAsOf } from '#app/features/analysis/timeline-view.ts'
import { forecastMerge } from '#app/features/merge/merge-forecast.ts'
import { aParty, aPassage, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { worlds } from '#tests/support/worlds.ts'

const today = '2021-06-01'
const said = 'We support it without reservation.'
const people = ['Ada Byron', 'Bo Ek', 'Cy Young'] as const

type Said = { who: (typeof people)[number]; topic: string; level: Level | null; day: number }

const topics = ['Encryption', 'Voluntary detection']
const statement = fc.record<Said>({
  who: fc.constantFrom(...people),
  topic: fc.constantFrom(...topics),
  level: fc.constantFrom(2, 1, 0, -1, -2, null),
  day: fc.integer({ min: 10, max: 14 }),
})

test('what is shown before merging, turned round or not and either way, is what is so afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(statement, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      async (statements, turned, isOtherWay) => {
        await using store = await openTestStore()
        const dossierId = await dossierOf(store)
        for (const [at, { who, topic, level, day }] of statements.entries())
          await keep(store, {
            form: {
              dated: `2020-05-${day}`,
              parties: [aParty({ name: who, organisation: who === 'Cy Young' ? '' : 'House' })],
            },
            text: `Letter ${at}. ${said}`,
            positions: [
              aPassage(level === null ? { topic, level, absence: 'evaded' } : { topic, level }),
            ],
          })
        const found = await store.topics.ofDossier(dossierId)
        const [merged, into] = isOtherWay ? [found[1]!, found[0]!] : [found[0]!, found[1]!]
        const visible = store.visibleTo('owner')
        const forecast = await forecastMerge(visible, { merged, into, turned }, today)
        const moving = await store.positions.find({ topicIds: [merged.id] })
        expect(forecast.positions).toBe(moving.length)
        const actorIds = await store.evidence.actorIds([merged.id, into.id])
        const { asOf } = await findCurrentAsOf(visible, today, [merged.id, into.id])
        const wordsOn = async (topicId: string) => {
          const evidenceOf = await store.evidence.ofActors(actorIds)
          return new Map(
            actorIds.flatMap((id) => {
              const list = evidenceOf(id, topicId)
              const parts = getCachedStanceParts(list, { asOf, today })
              return list.length ? [[id, describeStance(parts).word] as const] : []
            }),
          )
        }
        const [ofMerged, ofInto] = [await wordsOn(merged.id), await wordsOn(into.id)]
        await store.merges.record('topic', merged.id, into.id, somebody, { turned })
        expect((await findCurrentAsOf(visible, today, [into.id])).asOf).toBe(asOf)
        const after = await wordsOn(into.id)
        const due = actorIds.filter((id) =>
          [ofMerged.get(id), ofInto.get(id)].some((word) => word && word !== after.get(id)),
        )
        expect(forecast.changes.map(({ id }) => id).sort()).toEqual([...due].sort())
        for (const one of forecast.changes)
          expect(one).toMatchObject({
            merged: ofMerged.get(one.id) ?? null,
            into: ofInto.get(one.id) ?? null,
            after: after.get(one.id),
          })
        expect(forecast.stances).toBe(after.size)
        const counts = await store.positions.levelCounts(into.id)
        for (const { level, count } of forecast.levels) {
          const own = moving.filter(
            ({ level: one }) => one !== null && one === (turned ? 0 - level : level),
          )
          expect(count).toBe(own.length)
          expect(counts.get(level) ?? 0).toBeGreaterThanOrEqual(count)
        }
      },
    ),
    worlds(25),
  )
})
