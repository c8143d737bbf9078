import { buildStanceTable } from '#app/features/analysis/stance-table.ts'
import { levels, type Level } from '#app/domain/level.ts'
import { recheckQualifier } from '#app/domain/positions.ts'
import type { TopicWording } from '#app/domain/topic-wording.ts'
import { aParty, aPassage, keep } from './letters.ts'
import type { TestStore } from './store.ts'

export const foreseenDay = '2021-06-30'
const authors = ['Ada Ash', 'Ben Birch', 'Cleo Cedar', 'Dan Dogwood']

/** Letters of four people, each with a level or an absence on a topic, some reported and some of next month. */
export async function fillTopic(
  store: TestStore,
  random: () => number,
  count: number,
  topic = 'Encryption',
): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const level = random() < 0.2 ? null : ((Math.floor(random() * 5) - 2) as Level)
    await keep(store, {
      text: `Letter ${at} of ${random()}. We support it without reservation.`,
      form: {
        dated: random() < 0.1 ? '2021-07-15' : `2020-10-${10 + Math.floor(random() * 20)}`,
        parties: [aParty({ name: authors[Math.floor(random() * 4)]!, organisation: 'Arboretum' })],
      },
      positions: [
        aPassage({
          topic,
          level,
          absence: level === null ? 'evaded' : null,
          reported: random() < 0.1,
        }),
      ],
    })
  }
}

/** The words of a topic with something changed by chance: what is asked, what a level means, or its spelling alone. */
export function editWording(wording: TopicWording, random: () => number, at: number): TopicWording {
  const kind = random()
  if (kind < 0.15) return { ...wording, proposition: `It should be banned ${at} times.` }
  if (kind < 0.25) return { ...wording, cues: [`cue ${at}`] }
  const level = levels[Math.floor(random() * 5)]!.level
  const words = kind < 0.35 ? `${wording.anchors[level]}!` : `Something else, ${at}.`
  return { ...wording, anchors: { ...wording.anchors, [level]: words } }
}

/** What is on the list, and who says so beside the stance. */
export async function describeRechecks(store: TestStore, topic: string) {
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
      asOf: foreseenDay,
      today: foreseenDay,
      maxRows: 1,
    },
  )
  return {
    positions: (await visible.rechecks.page({ topicId: topic })).length,
    stances: rows.filter(({ cells }) => cells[0]!.stance.qualifiers.includes(recheckQualifier))
      .length,
  }
}
