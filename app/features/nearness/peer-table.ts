import { setImmediate } from 'node:timers/promises'
import { findRepresentedActorIds, type Actor } from '#app/domain/actors.ts'
import type { AttributedPosition, EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { describeVoiceActors, listSpeakers } from '#app/domain/evidence-voices.ts'
import { memoizeByObject } from '#app/domain/memoize.ts'
import { groupVoices } from '#app/domain/method-v2/voices.ts'
import { sayMean } from '#app/domain/moves/finding-words.ts'
import { createVoiceCheck } from '#app/domain/nearness/one-voice.ts'
import { countPeers, sayPeerCount, type PeerGroup } from '#app/domain/nearness/peers.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { AnalysisSelection } from '../analysis/selection.ts'
import { readMeans } from './ranked-actors.ts'

type PeersQuery = {
  selection: Pick<AnalysisSelection, 'actors' | 'topics' | 'asOf' | 'today'>
  evidenceOf: EvidenceLookup
  subject: Pick<Actor, 'id' | 'kind'>
  /** The evidence of the actor itself, who need not be of the selection. */
  ownEvidence: EvidenceLookup
}

/** An actor beside its organisations and its peers of the selection: of each topic how many voices stand where. */
export async function buildPeerTable(visible: VisibleStore, query: PeersQuery) {
  const { selection, evidenceOf, subject, ownEvidence } = query
  const { topics, actors } = selection
  const own = readMeans(ownEvidence, subject.id, topics, selection)
  const answered = topics.filter(({ id }) => Object.hasOwn(own, id))
  const groups = answered.length ? await findPeerGroups(visible, query) : []
  const names = new Map(actors.map(({ id, name }) => [id, name]))
  const columns = []
  for (const group of groups) {
    await setImmediate()
    const members = group.actorIds.map((id) => ({ id }))
    const voices = groupVoices(describeVoiceActors(evidenceOf, members, topics))
    const means = voices.map(([first]) => readMeans(evidenceOf, first!, answered, selection))
    columns.push({
      name: group.name,
      kind: group.kind,
      actor:
        group.kind === 'own organisation'
          ? { id: group.actorIds[0]!, name: names.get(group.actorIds[0]!) ?? '' }
          : null,
      actors: members.length,
      voices: voices.length,
      cells: countPeers(own, means).map((count) => ({
        topicId: count.topicId,
        ...sayPeerCount(count),
        // Of an organisation by itself there is one word, which says more than a count.
        word:
          group.kind === 'own organisation' && typeof means[0]?.[count.topicId] === 'number'
            ? sayMean(means[0][count.topicId]!)
            : null,
      })),
    })
  }
  return {
    topics: answered.map((topic) => ({
      id: topic.id,
      name: nameWithState(topic),
      word: sayMean(own[topic.id]!),
    })),
    columns,
  }
}

/** The groups with anybody else of the selection: own people, organisations, attributes, joint letters. */
async function findPeerGroups(visible: VisibleStore, query: PeersQuery): Promise<PeerGroup[]> {
  const groups = [
    ...listOwnPeople(query),
    ...(await listByOrganisation(visible, query)),
    ...(await listByAttribute(visible, query)),
    listByJointLetter(query),
  ]
  return groups.filter(({ actorIds }) => actorIds.length > 0)
}

/** Those of the selection who speak for the actor. */
function listOwnPeople({ selection, subject, ownEvidence }: PeersQuery): PeerGroup[] {
  const speakers = new Set(
    selection.topics.flatMap(({ id }) => listSpeakers(ownEvidence(subject.id, id))),
  )
  return [
    {
      kind: 'own people',
      name: 'Those who speak for it',
      actorIds: idsOf(selection.actors, ({ id }) => id !== subject.id && speakers.has(id)),
    },
  ]
}

/**
 * Each organisation to which the actor belongs on the day or for which it spoke, by itself, and the others who belong
 * there on that day or spoke for it.
 */
async function listByOrganisation(
  visible: VisibleStore,
  { selection: { actors, topics, asOf }, evidenceOf, subject }: PeersQuery,
): Promise<PeerGroup[]> {
  const own = await visible.actors.organisationsOf([subject.id])
  const represented = findRepresentedActorIds(own.affiliations, subject.id, asOf)
  const speakersOf = new Map(
    actors.map(({ id }) => [
      id,
      new Set(topics.flatMap((topic) => listSpeakers(evidenceOf(id, topic.id)))),
    ]),
  )
  const houses = actors.filter(
    ({ id }) => id !== subject.id && (represented.has(id) || speakersOf.get(id)!.has(subject.id)),
  )
  if (!houses.length) return []
  const { affiliations } = await visible.actors.organisationsOf(actors.map(({ id }) => id))
  const others = actors
    .filter(({ id }) => id !== subject.id && houses.every((house) => house.id !== id))
    .map(({ id }) => ({
      id,
      represented: affiliations.has(id) ? findRepresentedActorIds(affiliations, id, asOf) : null,
    }))
  return houses.flatMap((house): PeerGroup[] => [
    { kind: 'own organisation', name: `${house.name}, as a whole`, actorIds: [house.id] },
    {
      kind: 'same organisation',
      name: `Others of ${house.name}`,
      actorIds: others
        .filter((one) => one.represented?.has(house.id) || speakersOf.get(house.id)!.has(one.id))
        .map(({ id }) => id),
    },
  ])
}

/** Those who share a value of an attribute with the actor on the day. */
async function listByAttribute(
  visible: VisibleStore,
  { selection: { actors, asOf }, subject }: PeersQuery,
): Promise<PeerGroup[]> {
  const own = (await visible.actors.attributesOn([subject.id], asOf)).get(subject.id) ?? []
  if (!own.length) return []
  const ids = actors.map(({ id }) => id)
  const all = await visible.actors.attributesOn(ids, asOf)
  return own.map(({ attribute, value }) => ({
    kind: 'attribute',
    name: `${attribute}: ${value}`,
    actorIds: idsOf(
      actors,
      ({ id }) =>
        id !== subject.id &&
        (all.get(id) ?? []).some((each) => each.attribute === attribute && each.value === value),
    ),
  }))
}

/** Those who hold a position jointly with the actor, and are not of one voice with it. */
function listByJointLetter(query: PeersQuery): PeerGroup {
  const { selection, subject, evidenceOf, ownEvidence } = query
  const joint = selection.topics
    .map(({ id: topicId }) => ({
      topicId,
      ids: new Set(listJointIds(ownEvidence(subject.id, topicId))),
    }))
    .filter(({ ids }) => ids.size > 0)
  const isOneVoice = createVoiceCheck(
    subject.id,
    selection.topics.map(({ id }) => id),
    ownEvidence,
  )
  const hasOneOf = (id: string) =>
    joint.some(({ topicId, ids }) =>
      listJointIds(evidenceOf(id, topicId)).some((jointId) => ids.has(jointId)),
    )
  return {
    kind: 'joint letter',
    name: 'In a joint letter with it',
    actorIds: idsOf(
      selection.actors,
      ({ id }) => id !== subject.id && hasOneOf(id) && !isOneVoice(id, evidenceOf),
    ),
  }
}

/** The positions of a list that are held jointly, looked for once for as long as the list is the same. */
const listJointIds = memoizeByObject((evidence: readonly AttributedPosition[]) =>
  evidence.flatMap(({ id, joint }) => (joint ? [id] : [])),
)

const idsOf = (actors: readonly Actor[], isMeant: (actor: Actor) => boolean): string[] =>
  actors.filter(isMeant).map(({ id }) => id)
