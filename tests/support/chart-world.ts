import { unwrittenSides } from '#app/domain/topic-sides.ts'
import type { Actor } from '#app/domain/actors.ts'
import { parseStoredDate, type Day, type Period } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import { indexEvidence, type AttributedPosition } from '#app/domain/attributed-positions.ts'
import { buildTimeline, type Timeline } from '#app/domain/timeline.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { Topic } from '#app/domain/topics.ts'

/** Small worlds for charts, made by the domain itself so that what is drawn is what is counted. */

export type Saying = {
  actor: string
  topic?: string
  on: string
  /** Null where they evade the question. */
  level: Level | null
  conditional?: boolean
  /** The topic came to mean something else since. */
  recheck?: boolean
  letter?: string
}

export const chartPeriod: Period = { from: '2020-07-01', to: '2021-07-31' }

export const chartMilestones: Milestone[] = [
  milestone('strategy', 'EU strategy adopted', 'EU strategy', '2020-07-24'),
  milestone('proposal', 'Interim Regulation proposed', 'proposal', '2020-09-10'),
  milestone(
    'scope',
    'The services fall within the ePrivacy Directive',
    'ePrivacy scope',
    '2020-12-21',
  ),
  milestone(
    'long-term',
    'Long-term legislation announced',
    'long-term legislation',
    '2021-04/2021-06',
  ),
]

const boratynski = 'Jakub Boratyński'
const johansson = 'Ylva Johansson'
const [between, october] = ['2020-10-02/2020-12-21', '2020-10-29']

/** What the two letters of autumn 2020 say on the three topics. */
export const autumn: Saying[] = [
  {
    actor: boratynski,
    topic: 'Encryption',
    on: between,
    level: 0,
    conditional: true,
    letter: 'Reply to Prostasia Foundation',
  },
  { actor: johansson, topic: 'Encryption', on: october, level: -1, letter: 'Reply to Microsoft' },
  {
    actor: boratynski,
    topic: 'Voluntary detection',
    on: between,
    level: 1,
    letter: 'Reply to Prostasia Foundation',
  },
  {
    actor: johansson,
    topic: 'Voluntary detection',
    on: october,
    level: 2,
    letter: 'Reply to Microsoft',
  },
  {
    actor: boratynski,
    topic: 'Interim Regulation',
    on: between,
    level: 2,
    letter: 'Reply to Prostasia Foundation',
  },
  {
    actor: johansson,
    topic: 'Interim Regulation',
    on: october,
    level: 2,
    letter: 'Reply to Microsoft',
  },
]

/** The timeline of what is said; topics and actors in the order in which they are named, ids are names. */
export function drawn(
  said: readonly Saying[],
  period: Period = chartPeriod,
  asOf: Day = period.to,
  milestones: readonly Milestone[] = chartMilestones,
): Timeline {
  const topics = [...new Set(said.map(({ topic = 'Encryption' }) => topic))].map(topicNamed)
  const actors = [...new Set(said.map(({ actor }) => actor))].map((name): Actor => ({
    id: name,
    kind: 'person',
    name,
    aliases: [],
  }))
  return buildTimeline(indexEvidence(said.map(countingFor)), milestones, {
    visibleKey: 'everything',
    topics,
    actors,
    period,
    asOf,
  })
}

/** The only topic of a small world, even where nobody speaks in it. */
export function facetOf(
  said: readonly Saying[],
  period: Period = chartPeriod,
  asOf: Day = period.to,
) {
  return (
    drawn(said, period, asOf).facets[0] ?? {
      topic: topicNamed('Encryption'),
      series: [],
      statements: 0,
      quotes: 0,
      rechecks: 0,
      letters: 0,
    }
  )
}

function topicNamed(name: string): Topic {
  return {
    id: name.toLowerCase().replace(/\W+/g, '-'),
    name,
    proposition: `${name} should be.`,
    anchors: { '-2': '', '-1': '', 0: '', 1: '', 2: '' },
    version: 1,
    place: 1,
    closedAt: null,
    sides: unwrittenSides,
  }
}

function milestone(id: string, name: string, label: string, on: string): Milestone {
  return { id, dossierId: 'csa', name, label, dated: parseStoredDate(on) }
}

function countingFor(
  { actor, topic = 'Encryption', on, level, conditional = false, recheck = false, letter }: Saying,
  index: number,
): AttributedPosition {
  const { edtf, first, last } = parseStoredDate(on)
  const letterId = letter
    ? `letter-${letter.toLowerCase().replace(/\W+/g, '-')}`
    : `letter-${index}`
  return {
    actorId: actor,
    topicId: topicNamed(topic).id,
    id: `position-${index}`,
    letterId,
    firstDay: first,
    lastDay: last,
    edtf,
    level,
    absence: level === null ? 'evaded' : null,
    conditional,
    reported: false,
    status: 'approved',
    arrivedDay: last,
    coder: 'Ada',
    start: 0,
    end: 100,
    speakerIds: [actor],
    joint: false,
    belongingUncertain: false,
    recheck,
    storedAt: `${last}T12:00:00.000Z`,
  }
}
