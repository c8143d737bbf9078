import type { AttributedPosition } from '../attributed-positions.ts'
import { removeDuplicates } from '../collections.ts'
import type { Day } from '../days.ts'
import { memoizeLast } from '../memoize.ts'
import { deriveNow } from '../method-v2/derived-stance.ts'
import { compareMovements, measureMovement, type StanceMovement } from '../method-v2/movement.ts'
import { findMoves, type Move } from '../method-v2/moves.ts'
import { findSide } from '../method-v2/sides.ts'
import { groupCountedPositions, type StanceLetter } from '../method-v2/stance-days.ts'
import { weightOnDay } from '../method-v2/stance-record.ts'
import { groupVoices } from '../method-v2/voices.ts'
import { proveLetter } from './actor-lead.ts'
import { countCodings, type CodedCounts } from './coded-counts.ts'
import type { LeadDays } from './lead-days.ts'
import type { Proof } from './proofs.ts'

/** Where a voice stands for a sum; whose letters are all five years old or more is too old to weigh. */
export const standings = ['supports', 'opposes', 'mixed', 'too old', 'silent'] as const
export type Standing = (typeof standings)[number]

/** What a sum needs of one actor on one topic. */
type VoiceFacts = {
  standing: Standing
  stale: boolean
  letterIds: readonly string[]
  coded: CodedCounts
  positions: readonly SpokenPosition[]
  /** Whoever says any of them, each once. */
  speakerIds: readonly string[]
  movement: Movement | null
}

type SpokenPosition = { id: string; joint: boolean; speakerIds: readonly string[] }

/** How far an actor went since its first letter, and the move that took it furthest. */
type Movement = StanceMovement & { day: Day; established: boolean; proof: Proof }

/** An actor, or several that speak as one, with what the first of them says. */
export type TopicVoice = { actorIds: readonly string[] } & VoiceFacts

/** The evidence of one actor on a topic, in the order stored. */
export type ActorEvidence = { actorId: string; evidence: readonly AttributedPosition[] }

/**
 * The voices that speak on one topic (rule 8), in the order of the actors; who said nothing that counts is none.
 * Organisations should come before their units: of those who count by the same letters the first stands above.
 */
export function findVoices(rows: readonly ActorEvidence[], days: LeadDays): TopicVoice[] {
  const facts = new Map(
    rows.flatMap(({ actorId, evidence }) => {
      const found = describeVoice(evidence, `${days.asOf} ${days.today}`)
      return found ? [[actorId, found] as const] : []
    }),
  )
  const countsFor = findWhomTheyCountFor(facts)
  const voices = groupVoices(
    [...facts].map(([id, { positions }]) => ({
      id,
      countsForIds: [...(countsFor.get(id) ?? [])],
      positions,
    })),
  )
  return voices.map((actorIds) => ({ actorIds, ...facts.get(actorIds[0]!)! }))
}

/**
 * For which of the others each of them counts: for whoever has what they say themselves, and a unit, which is no
 * speaker, for whoever has what its people say and more of it.
 */
function findWhomTheyCountFor(
  facts: ReadonlyMap<string, Pick<VoiceFacts, 'positions' | 'speakerIds'>>,
): Map<string, Set<string>> {
  const countsFor = new Map<string, Set<string>>()
  const add = (id: string, aboveId: string) =>
    countsFor.set(id, (countsFor.get(id) ?? new Set()).add(aboveId))
  const houses = new Map<string, House[]>()
  for (const [actorId, { positions, speakerIds }] of facts) {
    for (const id of speakerIds) if (id !== actorId) add(id, actorId)
    for (const position of positions) {
      if (position.speakerIds.includes(actorId)) continue
      const house = { speakerIds: position.speakerIds, actorId, size: positions.length }
      const others = houses.get(position.id)
      if (others) others.push(house)
      else houses.set(position.id, [house])
    }
  }
  for (const found of houses.values())
    for (const [at, house] of found.entries())
      for (const [otherAt, other] of found.entries()) {
        const isLarger = other.size > house.size || (other.size === house.size && otherAt < at)
        if (isLarger && house.speakerIds.every((id) => other.speakerIds.includes(id)))
          add(house.actorId, other.actorId)
      }
  return countsFor
}

/** Somebody for whom a position counts that others say, and for whom so many count. */
type House = { speakerIds: readonly string[]; actorId: string; size: number }

/** Reckoned once for as long as the evidence is the same list. */
const describeVoice = memoizeLast(
  (evidence: readonly AttributedPosition[], key: string): VoiceFacts | null => {
    const [asOf, today] = key.split(' ') as [Day, Day]
    const { counted, letters } = groupCountedPositions(evidence, asOf)
    if (!counted.length) return null
    const now = deriveNow(evidence, asOf, today)
    return {
      standing: findStanding(now, letters, asOf),
      stale: now?.stale ?? false,
      letterIds: letters.map(({ letterId }) => letterId),
      coded: countCodings(counted),
      positions: counted.map(({ id, joint, speakerIds }) => ({ id, joint, speakerIds })),
      speakerIds: removeDuplicates(counted.flatMap(({ speakerIds }) => speakerIds)),
      movement: findMovement(evidence, asOf),
    }
  },
)

function findStanding(
  now: { mean: number } | null,
  letters: readonly StanceLetter[],
  asOf: Day,
): Standing {
  if (!now) return 'silent'
  if (!letters.some((letter) => letter.mean !== null && weightOnDay(letter, asOf) > 0))
    return 'too old'
  return ({ 1: 'supports', 0: 'mixed', '-1': 'opposes' } as const)[findSide(now.mean)]
}

/**
 * Null where somebody did not move by a level, or where it is not certain that they did: moves whose order is uncertain
 * are in no first sentence, and what another signatory says or what was taken back is no move of theirs (rule 9).
 */
function findMovement(evidence: readonly AttributedPosition[], asOf: Day): Movement | null {
  const moves = findMoves(evidence, asOf)
  if (moves.some(({ orderUncertain }) => orderUncertain)) return null
  const [furthest] = moves
    .filter(({ sameAuthor, takenBack }) => sameAuthor && !takenBack)
    .sort((a, b) => Number(b.turn) - Number(a.turn) || measure(b) - measure(a))
  const [firstDay] = groupCountedPositions(evidence, asOf).days
  if (!furthest || !firstDay) return null
  const movement = measureMovement(evidence, { from: firstDay.day, to: asOf })
  if (movement.distance < 1) return null
  return {
    ...movement,
    day: furthest.day,
    established: furthest.established,
    proof: proveLetter(furthest.after[0]!.letters[0]!),
  }
}

const measure = ({ from, to }: Pick<Move, 'from' | 'to'>): number => Math.abs(to - from)

/** Those of the voices that moved furthest: several where they went equally far. */
export function findFurthestMoved(
  voices: readonly TopicVoice[],
): (TopicVoice & { movement: Movement })[] {
  const moved = voices
    .filter((voice): voice is TopicVoice & { movement: Movement } => voice.movement !== null)
    .sort((a, b) => compareMovements(a.movement, b.movement))
  return moved.filter(({ movement }) => compareMovements(movement, moved[0]!.movement) === 0)
}
