import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forecastChange } from '#app/features/codebook/topic-forecast.ts'
import { buildStanceTable } from '#app/features/analysis/stance-table.ts'
import { levels, type Level } from '#app/domain/level.ts'
import { recheckQualifier } from '#app/domain/positions.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import { chance } from '#tests/support/chance.ts'
import { aParty, aPassage, keep, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { changeMeaning } from '#tests/support/wordings.ts'
import { worlds } from '#tests/support/worlds.ts'

const today = '2021-06-30'
const authors = ['Ada Ash', 'Ben Birch', 'Cleo Cedar', 'Dan Dogwood']

/** Letters of four people, each with a level or an absence on the topic, some reported and some of next month. */
async function fill(store: TestStore, random: () => number, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const level = random() < 0.2 ? null : ((Math.floor(random() * 5) - 2) as Level)
    await keep(store, {
      text: `Letter ${at} of ${random()}. We support it without reservation.`,
      form: {
        dated: random() < 0.1 ? '2021-07-15' : `2020-10-${10 + Math.floor(random() * 20)}`,
        parties: [aParty({ name: authors[Math.floor(random() * 4)]!, organisation: 'Arboretum' })],
      },
      positions: [
        aPassage({ level, absence: level === null ? 'evaded' : null, reported: random() < 0.1 }),
      ],
    })
  }
}

function edit(wording: TopicWording, random: () => number, at: number): TopicWording {
  const kind = random()
  if (kind < 0.15) return { ...wording, proposition: `It should be banned ${at} times.` }
  if (kind < 0.25) return { ...wording, cues: [`cue ${at}`] }
  const level = levels[Math.floor(random() * 5)]!.level
  const words = kind < 0.35 ? `${wording.anchors[level]}!` : `Something else, ${at}.`
  return { ...wording, anchors: { ...wording.anchors, [level]: words } }
}

/** What is on the list, and who says so beside the stance. */
async function describeList(store: TestStore, topic: string) {
  const visible = store.visibleTo('owner')
  const actors = await visible.actors.byIds(await visible.evidence.actorIds([topic]))
  const rows = await buildStanceTable(
    visible,
    await visible.evidence.ofActors(actors.map(({ id }) => id)),
    {
      actors,
      topics: (await visible.topics.ofDossier((await visible.dossiers.all())[0]!.id)).filter(
        ({ id }) => id === topic,
      ),
      asOf: today,
      today,
      maxRows: 1,
    },
  )
  return {
    positions: (await visible.rechecks.page({ topicId: topic })).length,
    stances: rows.filter(({ cells }) => cells[0]!.stance.qualifiers.includes(recheckQualifier))
      .length,
  }
}

/** Changes the meaning of a topic time and again, and compares what is forecast each time with what then happens. */
async function changeAgainAndAgain(random: () => number): Promise<void> {
  await using store = await openTestStore()
  const topic = await topicId(store)
  await fill(store, random, 10)
  for (let at = 0; at < 6; at += 1) {
    const before = (await store.topics.versions(topic)).at(-1)!.wording
    const after = edit(before, random, at)
    const was = await describeList(store, topic)
    const forecast = await forecastChange(store.visibleTo('owner'), topic, { before, after }, today)
    await changeMeaning(store, topic, after)
    const now = await describeList(store, topic)
    expect({ positions: forecast.positions, stances: forecast.stances }, `change ${at}`).toEqual({
      positions: now.positions - was.positions,
      stances: now.stances - was.stances,
    })
    const listed = await store.rechecks.page({ topicId: topic })
    const found = listed.filter(() => random() < 0.6)
    await store.rechecks.settle({ confirmed: found }, somebody)
    await fill(store, random, 2)
  }
  expect((await store.verify()).unsound).toEqual([])
}

test('what is forecast of a change is what then happens, over random changes', () =>
  fc.assert(
    fc.asyncProperty(fc.noShrink(fc.integer()), (seed) => changeAgainAndAgain(chance(seed))),
    worlds(8),
  ))
