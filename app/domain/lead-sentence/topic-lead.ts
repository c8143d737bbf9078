import { addCounts, type CodedCounts } from './coded-counts.ts'
import { findActorLead, type ActorLead, type LeadTopic, type StanceFact } from './actor-lead.ts'
import type { Day } from '../days.ts'
import type { LeadDays } from './lead-days.ts'
import type { Proof } from './proofs.ts'
import {
  findFurthestMoved,
  findVoices,
  standings,
  type ActorEvidence,
  type Standing,
  type TopicVoice,
} from './voice-facts.ts'

/** Where all voices stand on one topic, with the one that says most and those that moved furthest. */
export type TopicLead = {
  kind: 'topic'
  topic: LeadTopic
  days: LeadDays
  voices: number
  /** How many voices stand where; where nobody stands is left out. */
  sides: { standing: Standing; voices: number; proof: Proof }[]
  /** The voice with most letters, of those that are not too old to weigh and say more than silence. */
  loudest: { actorIds: readonly string[]; stance: StanceFact } | null
  moved: {
    voices: { actorIds: readonly string[] }[]
    /** Of the only one. */
    day: Day | null
    established: boolean
    proof: Proof
  } | null
  /** Those not heard for 24 months; null without any. */
  unheard: { voices: number; proof: Proof } | null
  letters: number
  coded: CodedCounts
  proof: Proof
}

export type Lead = ActorLead | TopicLead

/** What everybody said on one topic. */
export type TopicEvidence = { topic: LeadTopic; rows: readonly ActorEvidence[] }

/**
 * The facts of a first sentence about many actors, on the topic on which most voices spoke: of those on which as many
 * did, the one with most letters. Where one voice spoke on it, the sentence is about that voice. Null where nothing
 * counts.
 */
export function findTopicLead(topics: readonly TopicEvidence[], days: LeadDays): Lead | null {
  const heard = topics.map((each) => ({ ...each, voices: findVoices(each.rows, days) }))
  const loudest = heard
    .filter(({ voices }) => voices.length)
    .sort(
      (a, b) =>
        b.voices.length - a.voices.length || countLetters(b.voices) - countLetters(a.voices),
    )[0]
  if (!loudest) return null
  if (loudest.voices.length > 1) return describeTopic(loudest, days)
  const [actorId] = loudest.voices[0]!.actorIds
  const evidence = loudest.rows.find((row) => row.actorId === actorId)!
  return findActorLead(actorId!, [{ topic: loudest.topic, ...evidence }], days)
}

function describeTopic(
  { topic, rows, voices }: TopicEvidence & { voices: readonly TopicVoice[] },
  days: LeadDays,
): TopicLead {
  const proveActors = (some: readonly TopicVoice[]): Proof => ({
    kind: 'actors',
    actorIds: some.flatMap(({ actorIds }) => actorIds),
    topicId: topic.id,
  })
  const unheard = voices.filter(({ stale }) => stale)
  return {
    kind: 'topic',
    topic,
    days,
    voices: voices.length,
    sides: standings.flatMap((standing) => {
      const some = voices.filter((voice) => voice.standing === standing)
      return some.length ? [{ standing, voices: some.length, proof: proveActors(some) }] : []
    }),
    loudest: describeLoudest(topic, rows, voices, days),
    moved: describeMoved(findFurthestMoved(voices), proveActors),
    unheard: unheard.length ? { voices: unheard.length, proof: proveActors(unheard) } : null,
    letters: countLetters(voices),
    coded: addCounts(voices.map(({ coded }) => coded)),
    proof: { kind: 'topic', topicId: topic.id },
  }
}

function describeLoudest(
  topic: LeadTopic,
  rows: readonly ActorEvidence[],
  voices: readonly TopicVoice[],
  days: LeadDays,
): TopicLead['loudest'] {
  const [loudest] = voices
    .filter(({ standing }) => standing !== 'too old' && standing !== 'silent')
    .sort((a, b) => b.letterIds.length - a.letterIds.length)
  if (!loudest) return null
  const [actorId] = loudest.actorIds
  const { evidence } = rows.find((row) => row.actorId === actorId)!
  const lead = findActorLead(actorId!, [{ topic, evidence }], days)!
  return { actorIds: loudest.actorIds, stance: lead.stances[0]! }
}

function describeMoved(
  furthest: ReturnType<typeof findFurthestMoved>,
  proveActors: (some: readonly TopicVoice[]) => Proof,
): TopicLead['moved'] {
  const [only, ...more] = furthest
  if (!only) return null
  return {
    voices: furthest.map(({ actorIds }) => ({ actorIds })),
    day: more.length ? null : only.movement.day,
    established: furthest.every(({ movement }) => movement.established),
    proof: more.length ? proveActors(furthest) : only.movement.proof,
  }
}

function countLetters(voices: readonly TopicVoice[]): number {
  return new Set(voices.flatMap(({ letterIds }) => letterIds)).size
}
