import { LRUCache } from 'lru-cache'
import type { Actor } from '#app/domain/actors.ts'
import { collectEvidenceLists, type EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { describeCoderAgreement, measureCoderAgreement } from '#app/domain/coder-agreement.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import type { Day } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatReference } from '#app/domain/letters.ts'
import { getCachedEvidenceExtent, getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { findCountedDay } from '#app/domain/method-v2/counted-positions.ts'
import { findRuleUses } from '#app/domain/rule-uses.ts'
import { fitPeriod } from '#app/domain/timeline-period.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadPins } from '../pins/pins.ts'
import { readEdtfParam } from './day-param.ts'
import { buildPageStrips } from './page-strips.ts'
import { findCurrentAsOf, getToday } from './timeline-view.ts'
import { loadWhyNumber } from './why-number.ts'

/** Among so many pairs of an actor and a topic of which most passages count, the one with most letters is shown. */
const pairsCompared = 8
/** So many letters are named beside a rule. */
const lettersNamed = 6
/** Of so many dossiers who coded what is kept, as long as nothing that anybody said changed. */
const keptCodings = 20

/** What the page of the method shows: of a dossier, or of none where the reader sees none. */
export async function loadMethod(
  visible: VisibleStore,
  dossier: DossierRecord | null,
  params: URLSearchParams,
) {
  return {
    dossier: dossier && { name: dossier.name },
    shown: dossier && (await loadDemonstration(visible, dossier, params)),
    pins: dossier && (await loadPins(visible, dossier)),
  }
}

/**
 * The method shown on a dossier’s own letters: an actor and a topic, those that the address names or else the ones with
 * most letters, with the sums, the rules that they need and by which letters, and who coded the dossier. Null where
 * nothing counts on any topic.
 */
async function loadDemonstration(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
) {
  const topics = await visible.topics.ofDossier(dossier.id)
  const topicIds = topics.map(({ id }) => id)
  const today = getToday()
  const current = await findCurrentAsOf(visible, today, topicIds)
  const pairs = await rankPairs(visible, topics, current.asOf)
  const errors: Record<string, string> = {}
  const asked = await readPair(visible, topics, params, errors)
  const chosen = asked ?? pairs[0]
  if (!chosen) return null
  const { actor, topic } = chosen
  const evidenceOf = await visible.evidence.ofActors([actor.id])
  const evidence = evidenceOf(actor.id, topic.id)
  const days = removeDuplicates([...evidence.map(findCountedDay), current.asOf])
    .filter((day) => day <= current.asOf)
    .sort()
  const place = readPlace(params, days)
  const asOf = place ?? readEdtfParam(params, 'asOf', errors) ?? current.asOf
  const stanceDays = { asOf, today: asOf === current.asOf ? today : asOf }
  const codings = await readCodings(visible, topicIds)
  const parts = getCachedStanceParts(evidence, stanceDays)
  return {
    ...{ days, asOf, isToday: asOf === today, errors },
    actor: { id: actor.id, name: actor.name },
    topic: { id: topic.id, name: nameWithState(topic), proposition: topic.proposition },
    pairs: pairs.map((pair) => ({
      actor: { id: pair.actor.id, name: pair.actor.name },
      topic: { id: pair.topic.id, name: nameWithState(pair.topic) },
      letters: pair.letters,
    })),
    why: await loadWhyNumber(visible, { topic, topics, actor, asOf, page: 1 }),
    strips: await drawStrip(visible, evidenceOf, { dossier, actor, topic, ...stanceDays }),
    uses: await nameLetters(visible, findRuleUses(evidence, parts, stanceDays, codings.letterIds)),
    coders: codings.coders,
    agreement: codings.agreement,
  }
}

type Pair = { actor: Actor; topic: Topic; letters: number }

/** Of whom most letters count, most first; of two that have as many, the one by name and by the order of topics. */
async function rankPairs(
  visible: VisibleStore,
  topics: readonly Topic[],
  asOf: Day,
): Promise<Pair[]> {
  const richest = await visible.evidence.richestPairs(
    topics.map(({ id }) => id),
    pairsCompared,
  )
  const actors = await visible.actors.byIds(removeDuplicates(richest.map(({ actorId }) => actorId)))
  const evidenceOf = await visible.evidence.ofActors(actors.map(({ id }) => id))
  return topics
    .flatMap((topic) =>
      actors
        .filter(({ id }) =>
          richest.some((pair) => pair.actorId === id && pair.topicId === topic.id),
        )
        .map((actor) => ({
          ...{ actor, topic },
          letters: countLettersUpTo(evidenceOf, actor.id, topic.id, asOf),
        })),
    )
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters)
}

function countLettersUpTo(
  evidenceOf: EvidenceLookup,
  actorId: string,
  topicId: string,
  asOf: Day,
): number {
  const counted = evidenceOf(actorId, topicId).filter(
    (row) => !row.reported && findCountedDay(row) <= asOf,
  )
  return new Set(counted.map(({ letterId }) => letterId)).size
}

/** The actor and the topic that an address names; null where it names none, or none that there are. */
async function readPair(
  visible: VisibleStore,
  topics: readonly Topic[],
  params: URLSearchParams,
  errors: Record<string, string>,
): Promise<Omit<Pair, 'letters'> | null> {
  const [actorId, topicId] = [params.get('actor'), params.get('topic')]
  if (!actorId && !topicId) return null
  const actor = actorId ? await visible.actors.byId(actorId) : null
  const topic = topics.find(({ id }) => id === topicId)
  if (actor && topic) return { actor, topic }
  errors.actor =
    'This address names an actor or a topic that this dossier does not have. The ones with most letters are shown.'
  return null
}

/** Which of the days a slider stands on, where a form without scripts sends its place. */
function readPlace(params: URLSearchParams, days: readonly Day[]): Day | null {
  const place = params.get('place')
  return place === null ? null : (days[Number(place)] ?? null)
}

async function drawStrip(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  about: { dossier: DossierRecord; actor: Actor; topic: Topic; asOf: Day; today: Day },
) {
  const { dossier, actor, topic, asOf, today } = about
  const milestones = await visible.milestones.ofDossier(dossier.id)
  const extent = collectEvidenceLists(evidenceOf, [actor], [topic]).flatMap(getCachedEvidenceExtent)
  return buildPageStrips(visible, evidenceOf, {
    ...{ actors: [actor], topics: [topic], asOf, today, milestones },
    period: fitPeriod(extent, milestones, getToday()),
    isPeriodChosen: false,
    lastShownDay: getToday(),
  })
}

/** The letters of each rule by what they are cited by, the first few, and how many more there are. */
async function nameLetters(visible: VisibleStore, uses: ReturnType<typeof findRuleUses>) {
  const heads = await visible.letters.citations(
    removeDuplicates(uses.flatMap(({ letterIds }) => letterIds.slice(0, lettersNamed))),
  )
  return uses.map(({ rule, letterIds }) => ({
    rule,
    letters: letterIds.slice(0, lettersNamed).map((id) => {
      const head = heads.get(id)
      return { id, name: head ? formatReference(head) : 'letter' }
    }),
    more: Math.max(0, letterIds.length - lettersNamed),
  }))
}

/** Who coded how much of the topics, and how well they agree: read once until the evidence changes. */
async function readCodings(visible: VisibleStore, topicIds: readonly string[]) {
  const key = [visible.cacheKey, await visible.evidence.stamp(), ...topicIds].join(' ')
  const codings = knownCodings.get(key) ?? findCodings(visible, topicIds)
  knownCodings.set(key, codings)
  // What failed is tried again by whoever asks next.
  codings.catch(() => knownCodings.delete(key))
  return codings
}

const knownCodings = new LRUCache<string, ReturnType<typeof findCodings>>({ max: keptCodings })

async function findCodings(visible: VisibleStore, topicIds: readonly string[]) {
  const { coders, codedTwice } = await visible.positions.coders(topicIds)
  return {
    coders,
    agreement: describeCoderAgreement(measureCoderAgreement(codedTwice)),
    letterIds: new Set(codedTwice.map(({ letterId }) => letterId)),
  }
}
