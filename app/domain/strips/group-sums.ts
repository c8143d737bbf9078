import type { AttributedPosition } from '../attributed-positions.ts'
import { dayFromNumber, dayNumber, type Day } from '../days.ts'
import { computeFadingDay } from '../evidence-age.ts'
import { identityKey, memoizeLast, memoizeNewest } from '../memoize.ts'
import { levels, nearestLevel, type Level } from '../level.ts'
import { findFreshMean, type StanceNow } from '../method-v2/derived-stance.ts'
import { findSide } from '../method-v2/sides.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import { groupVoices } from '../method-v2/voices.ts'
import { computeConsensus } from '../stance.ts'
import { pluralise } from '../text/words.ts'

/** One member of a group on the topic, with where it stands on the as-of day. */
export type GroupMember = {
  id: string
  evidence: readonly AttributedPosition[]
  parts: { stance: { now: StanceNow | null } }
}

type Heard = Pick<GroupMember, 'id' | 'evidence'>

/** How many voices stand at each level, from strongly opposes to strongly supports. */
export type LevelCounts = readonly [number, number, number, number, number]

/** From a day on these many voices stand where; a voice that is stale is not among them. */
type GroupStep = { day: Day; counts: LevelCounts }

/** What the members of a group come to, each voice once (rule 8). */
export type GroupSum = {
  actors: number
  voices: number
  supporting: number
  mixed: number
  opposing: number
  /** Those without a word that is not stale. */
  unknown: number
  counts: LevelCounts
  /** The consensus of the voices' words, 0 to 1; null where nobody has one that is not stale. */
  cohesion: number | null
  /** Oldest first; a day on which nothing changes has no step. */
  steps: GroupStep[]
}

/** So many groups are kept, each on one topic: those of some pages. */
const keptGroups = 200

/** Names what members have said: actors without a word differ by their ids, as they share their evidence. */
const nameEvidence = (members: readonly Heard[]): string =>
  members.map(({ id, evidence }) => (evidence.length ? identityKey(evidence) : id)).join()

const nameWords = (members: readonly GroupMember[]): string =>
  members.map(({ parts: { stance } }) => (stance.now ? identityKey(stance.now) : '')).join()

/**
 * Sums up a group as of a day. Of the actors of one voice the first one's word stands for it: they hold the same
 * positions jointly. Summed up once for as long as the members' evidence and words are the same.
 */
export const sumGroup: (members: readonly GroupMember[], asOf: Day) => GroupSum = memoizeNewest(
  keptGroups,
  (members, asOf) => `${asOf} ${nameEvidence(members)} ${nameWords(members)}`,
  (members, asOf) => ({
    ...countGroup(members),
    steps: listSteps(listVoices(members), asOf),
  }),
)

/** The same without how it became so, which costs more. */
export function countGroup(members: readonly GroupMember[]): Omit<GroupSum, 'steps'> {
  const voices = listVoices(members)
  const means = voices.flatMap(({ parts }) => findFreshMean(parts.stance.now) ?? [])
  const count = (side: number) => means.filter((mean) => findSide(mean) === side).length
  return {
    actors: members.length,
    voices: voices.length,
    supporting: count(1),
    mixed: count(0),
    opposing: count(-1),
    unknown: voices.length - means.length,
    counts: countLevels(means.map(nearestLevel)),
    cohesion: computeConsensus(means),
  }
}

/** The voices of some actors on a topic, each by the first of those who make it up. */
export function listVoices<M extends Heard>(members: readonly M[]): M[] {
  const byId = new Map(members.map((member) => [member.id, member]))
  return listVoiceIds(members).map((id) => byId.get(id)!)
}

/** Listed once for the same evidence; ids alone, so that no evidence is kept for longer than it counts. */
const listVoiceIds = memoizeNewest(
  keptGroups,
  nameEvidence,
  (members: readonly Heard[]): string[] => {
    const ids = new Set(members.map(({ id }) => id))
    const organisationIds = new Map<string, Set<string>>()
    for (const { id, evidence } of members)
      for (const speakerId of evidence.flatMap(({ speakerIds }) => speakerIds))
        if (speakerId !== id && ids.has(speakerId))
          organisationIds.set(speakerId, (organisationIds.get(speakerId) ?? new Set()).add(id))
    const voices = groupVoices(
      members.map(({ id, evidence }) => ({
        id,
        countsForIds: [...(organisationIds.get(id) ?? [])],
        positions: evidence,
      })),
    )
    return voices.map(([first]) => first!)
  },
)

function countLevels(found: readonly Level[]): LevelCounts {
  return levels.map(
    ({ level }) => found.filter((other) => other === level).length,
  ) as unknown as LevelCounts
}

type Change = { day: number; from: Level | null; to: Level | null }

/** A voice's word from its day until the next one, or until it is stale; the same for the same list and day. */
const listChanges = memoizeLast((evidence: readonly AttributedPosition[], asOf: Day): Change[] => {
  const { days } = groupCountedPositions(evidence, asOf)
  const changes: Change[] = []
  let held: { level: Level; until: number } | null = null
  for (const { day, mean } of days) {
    const number = dayNumber(day)
    if (held && held.until < number)
      changes.push({ day: held.until + 1, from: held.level, to: null })
    const from = held && held.until >= number ? held.level : null
    held = { level: nearestLevel(mean), until: dayNumber(computeFadingDay(day)) }
    changes.push({ day: number, from, to: held.level })
  }
  if (held && held.until < dayNumber(asOf))
    changes.push({ day: held.until + 1, from: held.level, to: null })
  return changes
})

function listSteps(voices: readonly GroupMember[], asOf: Day): GroupStep[] {
  const changes = voices
    .flatMap(({ evidence }) => listChanges(evidence, asOf))
    .sort((a, b) => a.day - b.day)
  const counts = [0, 0, 0, 0, 0] as [number, number, number, number, number]
  const steps: GroupStep[] = []
  for (const { day, from, to } of changes) {
    if (from !== null) counts[from - levels[0].level]! -= 1
    if (to !== null) counts[to - levels[0].level]! += 1
    const written = dayFromNumber(day)
    if (steps.at(-1)?.day === written) steps.pop()
    const before = steps.at(-1)?.counts ?? [0, 0, 0, 0, 0]
    if (counts.some((number, index) => number !== before[index]))
      steps.push({ day: written, counts: [...counts] })
  }
  return steps
}

/** `3 support · 1 mixed · 2 oppose · 1 unknown · cohesion 0.71`. */
export function describeGroupSum({
  supporting,
  mixed,
  opposing,
  unknown,
  cohesion,
}: Omit<GroupSum, 'steps'>): string {
  return [
    supporting && `${supporting} ${pluralise(supporting, 'supports', 'support')}`,
    mixed && `${mixed} mixed`,
    opposing && `${opposing} ${pluralise(opposing, 'opposes', 'oppose')}`,
    unknown && `${unknown} unknown`,
    cohesion !== null && supporting + mixed + opposing > 1 && `cohesion ${cohesion.toFixed(2)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
