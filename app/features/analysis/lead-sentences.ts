import { setImmediate, setTimeout } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Actor, ActorKind } from '#app/domain/actors.ts'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { chunk } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import { findActorLead, type LeadTopic } from '#app/domain/lead-sentence/actor-lead.ts'
import type { LeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { findTopicLead, type Lead } from '#app/domain/lead-sentence/topic-lead.ts'
import { findVoices, type ActorEvidence } from '#app/domain/lead-sentence/voice-facts.ts'
import type { LeadText } from '#app/domain/lead-sentence/write-actor-lead.ts'
import { listLeadActorIds, writeLead } from '#app/domain/lead-sentence/write-lead.ts'
import type { SideLanguage } from '#app/domain/topic-sides.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { distinguishNames } from '../actors/distinct-names.ts'
import { readEvidenceInSteps } from './evidence-in-steps.ts'

/** A first sentence for a page, with the as-of day that its links keep where somebody chose one. */
export type ShownLead = LeadText & { asOf: Day | null }

/** How many sums over all voices are kept, of whatever topics, days and readers. */
const keptLeads = 100
/** Over so many actors a sum is waited for, however long it takes; over more for so many milliseconds. */
const actorsAnsweredAtOnce = 40
const patience = 25
/** As many voices as are reckoned before others are answered. */
const actorsAStep = 20

/** A first sentence that is still worked out. */
export type PendingLead = 'pending'

/**
 * The first sentence over everybody who spoke on the topics; null where nothing counts. Summed up once for as long as
 * nothing that anybody said changed, for all who see the same. Over many actors that may take seconds, so that whoever
 * asks first is told that it is pending.
 */
export async function loadTopicsLead(
  visible: VisibleStore,
  topics: readonly LeadTopic[],
  days: LeadDays,
): Promise<ShownLead | PendingLead | null> {
  const told = topics.map(({ id, name, proposition, sides }) => ({ id, name, proposition, sides }))
  const [readers, stamp] = [await visible.readSharedKey(), await visible.evidence.stamp()]
  const key = JSON.stringify([readers, stamp, told, days])
  const sum = keptSums.get(key) ?? sumUp(visible, told, days)
  keptSums.set(key, sum)
  // What failed is tried again by whoever asks next.
  sum.catch(() => keptSums.delete(key))
  const isSmall =
    (await visible.evidence.actorCount(told.map(({ id }) => id))) <= actorsAnsweredAtOnce
  const lead = await (isSmall
    ? sum
    : Promise.race([sum, setTimeout(patience, 'pending' as const, { ref: false })]))
  return lead === 'pending' ? lead : showLead(visible, lead, days)
}

const keptSums = new LRUCache<string, Promise<Lead | null>>({ max: keptLeads })

async function sumUp(
  visible: VisibleStore,
  topics: readonly LeadTopic[],
  days: LeadDays,
): Promise<Lead | null> {
  const spoke = await visible.evidence.actorIds(topics.map(({ id }) => id))
  const actorIds = orderByKind(await visible.actors.byIds(spoke))
  const evidenceOf = await readEvidenceInSteps(visible, actorIds)
  const spoken = topics.map((topic) => ({
    topic,
    rows: listActorEvidence(evidenceOf, actorIds, topic.id),
  }))
  for (const rows of spoken.flatMap((each) => chunk(each.rows, actorsAStep))) {
    // What it comes to for each of them is kept with their evidence.
    findVoices(rows, days)
    await setImmediate()
  }
  return findTopicLead(spoken, days)
}

/** Organisations first, then units, then people: who stands above others comes before them. */
function orderByKind(actors: readonly Pick<Actor, 'id' | 'kind'>[]): string[] {
  const kinds: readonly ActorKind[] = ['organisation', 'unit', 'person']
  return kinds.flatMap((kind) => actors.flatMap((actor) => (actor.kind === kind ? actor.id : [])))
}

/** The first sentence about one actor on the topics of a dossier. */
export async function loadActorLead(
  visible: VisibleStore,
  { id }: { id: string },
  { topics, evidenceOf, days }: LeadRequest,
): Promise<ShownLead | null> {
  return showLead(visible, findActorsLead([id], topics, evidenceOf, days), days)
}

type LeadRequest = { topics: readonly LeadTopic[]; evidenceOf: EvidenceLookup; days: LeadDays }

/** The first sentence about chosen actors: of several where they stand as voices, on the topic that most spoke on. */
export async function loadSelectionLead(
  visible: VisibleStore,
  actors: readonly Pick<Actor, 'id' | 'kind'>[],
  { topics, evidenceOf, days }: LeadRequest,
  language?: SideLanguage,
): Promise<ShownLead | null> {
  const lead = findActorsLead(orderByKind(actors), topics, evidenceOf, days)
  return showLead(visible, lead, days, language)
}

function findActorsLead(
  actorIds: readonly string[],
  topics: readonly LeadTopic[],
  evidenceOf: EvidenceLookup,
  days: LeadDays,
): Lead | null {
  const [actorId, ...more] = actorIds
  if (actorId === undefined) return null
  if (!more.length)
    return findActorLead(
      actorId,
      topics.map((topic) => ({ topic, evidence: evidenceOf(actorId, topic.id) })),
      days,
    )
  const spoken = topics.map((topic) => ({
    topic,
    rows: listActorEvidence(evidenceOf, actorIds, topic.id),
  }))
  return findTopicLead(spoken, days)
}

function listActorEvidence(
  evidenceOf: EvidenceLookup,
  actorIds: readonly string[],
  topicId: string,
): ActorEvidence[] {
  return actorIds
    .map((actorId) => ({ actorId, evidence: evidenceOf(actorId, topicId) }))
    .filter(({ evidence }) => evidence.length)
}

/** Names are the reader's to see or not, so they are looked up for each. */
async function showLead(
  visible: VisibleStore,
  lead: Lead | null,
  { asOf, why }: LeadDays,
  language: SideLanguage = 'en',
): Promise<ShownLead | null> {
  if (!lead) return null
  const found = await visible.actors.byIds(listLeadActorIds(lead))
  const named = await distinguishNames(visible, found, asOf)
  const actors = new Map(named.map(({ id, name, kind }) => [id, { name, kind }]))
  return { ...writeLead(lead, actors, language), asOf: why === 'chosen' ? asOf : null }
}
