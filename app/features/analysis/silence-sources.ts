import { traceAsks, type AskState } from '#app/domain/asks.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { findGap, findGapStart, type Gap, type GapLetter } from '#app/domain/coverage/gaps.ts'
import type { Day } from '#app/domain/days.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** What is known of silences on some topics as of a day, beside what is coded. */
export type SilenceSources = {
  /** What came of each letter that asked on the topics. */
  asks: readonly AskState[]
  /** Why an actor is without a word on one of the topics; null where there was one in the months before. */
  findGapOf: (
    actorId: string,
    topicId: string,
    evidence: readonly AttributedPosition[],
  ) => Gap | null
  /** The letters by which the silences of some actors are told: who asked, what answered, what nobody coded. */
  listLetterIds: (actorIds: readonly string[]) => string[]
}

/** Reads who was asked on the topics of a dossier, and which letters nobody coded. */
export async function readSilenceSources(
  visible: VisibleStore,
  dossier: { id: string },
  topics: readonly { id: string }[],
  asOf: Day,
): Promise<SilenceSources> {
  const asks = await readAsks(visible, topics, asOf)
  const uncoded = await readUncoded(visible, dossier, { asOf, asks })
  const asksOf = new Map<string, AskState[]>()
  for (const ask of asks) {
    const key = `${ask.actorId} ${ask.topicId}`
    asksOf.set(key, [...(asksOf.get(key) ?? []), ask])
  }
  const askedTopics = new Set(asks.map(({ topicId }) => topicId))
  return {
    asks,
    findGapOf: (actorId, topicId, evidence) => {
      const own = asksOf.get(`${actorId} ${topicId}`) ?? []
      const answers = own.flatMap(({ answer }) => uncoded.byId.get(answer?.id ?? '') ?? [])
      return findGap(actorId, topicId, evidence, {
        asOf,
        asks: own,
        uncoded: [...(uncoded.bySpeaker.get(actorId) ?? []), ...answers],
        isTopicAsked: askedTopics.has(topicId),
      })
    },
    listLetterIds: (actorIds) => [
      ...asks.flatMap(({ asked, answer }) => [asked.id, ...(answer ? [answer.id] : [])]),
      ...actorIds.flatMap((id) => (uncoded.bySpeaker.get(id) ?? []).map((row) => row.letterId)),
    ],
  }
}

/** What came of every letter that asked somebody on the topics by the end of the day. */
async function readAsks(
  visible: VisibleStore,
  topics: readonly { id: string }[],
  asOf: Day,
): Promise<AskState[]> {
  const filter = { topicIds: topics.map(({ id }) => id) }
  const all = await visible.asks.page(filter, await visible.asks.count(filter), 0)
  return traceAsks(all, asOf).filter(({ asked }) => asked.dated.first <= asOf)
}

/** The letters that nobody coded: of the months without a word by who speaks in them, of any day those that answer. */
type UncodedLetters = { bySpeaker: Map<string, GapLetter[]>; byId: Map<string, GapLetter> }

async function readUncoded(
  visible: VisibleStore,
  dossier: { id: string },
  { asOf, asks }: { asOf: Day; asks: readonly AskState[] },
): Promise<UncodedLetters> {
  const answerIds = new Set(asks.flatMap(({ answer }) => answer?.id ?? []))
  const period = { from: findGapStart(asOf), to: asOf }
  const rows = await visible.asks.uncodedLetters(dossier.id, period, [...answerIds])
  const bySpeaker = new Map<string, GapLetter[]>()
  for (const { speakerIds, ...letter } of rows)
    for (const id of speakerIds) bySpeaker.set(id, [...(bySpeaker.get(id) ?? []), letter])
  return { bySpeaker, byId: new Map(rows.map((row) => [row.letterId, row])) }
}
