import type { AttributedPosition } from '../attributed-positions.ts'
import type { Day } from '../days.ts'
import type { LevelWord } from '../level.ts'
import { getCachedStanceParts, type DerivedParts } from '../memoized-stance.ts'
import type { Move } from '../method-v2/moves.ts'
import { findNowQualifiers, type NowQualifier } from '../method-v2/qualifiers.ts'
import { findSide } from '../method-v2/sides.ts'
import { groupCountedPositions } from '../method-v2/stance-days.ts'
import { isNowConditional } from '../stance-mark.ts'
import { isBelongingDoubted, restsOnRechecks } from '../stance-text.ts'
import type { Topic } from '../topics.ts'
import { addCounts, countCodings, type CodedCounts } from './coded-counts.ts'
import type { LeadDays } from './lead-days.ts'
import { provePassage, type Proof } from './proofs.ts'

/** What a first sentence needs of a topic. */
export type LeadTopic = Pick<Topic, 'id' | 'name' | 'proposition' | 'sides'>

/** What belongs to a word in a first sentence; `lastHeard` is null where the as-of day says it. */
export type LeadQualifier =
  | Exclude<NowQualifier, { kind: 'stale' }>
  | { kind: 'stale'; lastHeard: Day | null }
  | { kind: 'belonging uncertain' }
  | { kind: 'recheck' }

/** What is told of one actor on one topic, each with what proves it. */
export type StanceFact = {
  topic: LeadTopic
  /** Null where every answer was a silence. */
  word: LevelWord | null
  conditional: boolean
  qualifiers: LeadQualifier[]
  /** What the record says where it lies elsewhere than now. */
  record: { word: LevelWord; divided: boolean } | null
  since: { day: Day; orEarlier: boolean; proof: Proof } | null
  turns: TurnCounts | null
  coded: CodedCounts
  letterIds: string[]
  speakerIds: string[]
  proof: Proof
}

/** How often somebody turned; moves whose order is uncertain are not among them (rule 9). */
type TurnCounts = { count: number; unestablished: number; takenBack: number; proof: Proof }

/** Where one actor stands on a few topics, and what all that counts of it comes to. */
export type ActorLead = {
  kind: 'actor'
  actorId: string
  days: LeadDays
  stances: StanceFact[]
  /** How many topics with evidence are not among them. */
  moreTopics: number
  letters: number
  speakerIds: string[]
  coded: CodedCounts
  proof: Proof
}

/** As many topics as one sentence can be read with: those with most letters. */
const maxTopics = 3

/**
 * The facts of a first sentence about one actor, from what counts for it on each topic; null where nothing counts. The
 * evidence of each topic must be in the order stored.
 */
export function findActorLead(
  actorId: string,
  topics: readonly { topic: LeadTopic; evidence: readonly AttributedPosition[] }[],
  days: LeadDays,
): ActorLead | null {
  const all = topics.flatMap(({ topic, evidence }) => {
    const parts = getCachedStanceParts(evidence, days)
    return parts.stance.letters.length
      ? [describeStanceFact(actorId, { topic, evidence }, parts, days)]
      : []
  })
  if (!all.length) return null
  const stances = [...all]
    .sort((a, b) => b.letterIds.length - a.letterIds.length)
    .slice(0, maxTopics)
  const coded = addCounts(all.map((stance) => stance.coded))
  return {
    kind: 'actor',
    actorId,
    days,
    stances,
    moreTopics: all.length - stances.length,
    letters: new Set(all.flatMap(({ letterIds }) => letterIds)).size,
    speakerIds: [...new Set(all.flatMap(({ speakerIds }) => speakerIds))],
    coded,
    proof: {
      kind: 'actor',
      actorId,
      topicId: all.length === 1 ? all[0]!.topic.id : null,
      rows: [...coded.values()].reduce((sum, count) => sum + count, 0),
    },
  }
}

function describeStanceFact(
  actorId: string,
  { topic, evidence }: { topic: LeadTopic; evidence: readonly AttributedPosition[] },
  parts: DerivedParts,
  days: LeadDays,
): StanceFact {
  const { stance, moves } = parts
  const { counted } = groupCountedPositions(evidence, stance.asOf)
  const proof: Proof = { kind: 'actor', actorId, topicId: topic.id, rows: counted.length }
  return {
    topic,
    word: stance.now ? (stance.word as LevelWord) : null,
    conditional: stance.now !== null && isNowConditional(stance),
    qualifiers: listQualifiers(parts, days),
    record:
      stance.changed && stance.record && stance.recordWord
        ? { word: stance.recordWord, divided: stance.record.divided }
        : null,
    since: findSince(parts, evidence),
    turns: countTurns(moves, proof),
    coded: countCodings(counted),
    letterIds: stance.letters.map(({ letterId }) => letterId),
    speakerIds: [...new Set(counted.flatMap((position) => position.speakerIds))].filter(
      (id) => id !== actorId,
    ),
    proof: findNewestPassage(parts, evidence) ?? proof,
  }
}

/** Where there is no word, there is none to cap; that answers are missing is all that the sentence then says. */
function listQualifiers({ stance, members }: DerivedParts, days: LeadDays): LeadQualifier[] {
  const found = findNowQualifiers(stance, members.mostMembers).filter(
    ({ kind }) => stance.now || (kind !== 'unanswered' && kind !== 'capped'),
  )
  return [
    ...found.map((qualifier): LeadQualifier =>
      qualifier.kind === 'stale' && days.why === 'newest' && qualifier.lastHeard === days.asOf
        ? { kind: 'stale', lastHeard: null }
        : qualifier,
    ),
    ...(isBelongingDoubted(stance) ? [{ kind: 'belonging uncertain' } as const] : []),
    ...(restsOnRechecks(stance) ? [{ kind: 'recheck' } as const] : []),
  ]
}

function findSince(
  { stance: { now, asOf } }: DerivedParts,
  evidence: readonly AttributedPosition[],
): StanceFact['since'] {
  if (!now) return null
  const { days } = groupCountedPositions(evidence, asOf)
  const side = findSide(now.mean)
  const first = days[days.findLastIndex(({ mean }) => findSide(mean) !== side) + 1]!
  return {
    day: now.since,
    orEarlier: now.sinceOrEarlier,
    proof: proveLetter(first.letters[0]!),
  }
}

/** The newest day's passage, where there is one that the word rests on; of several all that counts is the proof. */
function findNewestPassage(
  { stance: { now, asOf } }: DerivedParts,
  evidence: readonly AttributedPosition[],
): Proof | null {
  const newest = now && groupCountedPositions(evidence, asOf).days.at(-1)
  const positions = (newest ? newest.letters : [])
    .flatMap((letter) => letter.positions)
    .filter(({ level }) => level !== null)
  return positions.length === 1 ? provePassage(positions[0]!) : null
}

/** The letter at the passage that gives it its word. */
export function proveLetter({ positions }: { positions: readonly AttributedPosition[] }): Proof {
  return provePassage(positions.find(({ level }) => level !== null) ?? positions[0]!)
}

function countTurns(moves: readonly Move<AttributedPosition>[], whole: Proof): TurnCounts | null {
  const turns = moves.filter(({ turn, orderUncertain }) => turn && !orderUncertain)
  const [only, ...more] = turns
  if (!only) return null
  return {
    count: turns.length,
    unestablished: turns.filter(({ established }) => !established).length,
    takenBack: turns.filter(({ takenBack }) => takenBack).length,
    proof: more.length ? whole : proveLetter(only.after[0]!.letters[0]!),
  }
}
