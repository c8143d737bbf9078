import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { makeCueFinder } from '#app/domain/suggestions/cue-passages.ts'
import {
  learnModel,
  type LearntModel,
  type UncodedSentence,
} from '#app/domain/suggestions/learnt-model.ts'
import {
  findLikeUses,
  prepareUses,
  type ComparedUse,
} from '#app/domain/suggestions/near-repeats.ts'
import {
  fewestLearntFrom,
  measureSource,
  splitByLetter,
  type SourceMeasure,
} from '#app/domain/suggestions/source-measures.ts'
import type { LearnablePosition, VisibleStore } from '#app/store.server.ts'
import { splitIntoSentences } from './letter-sentences.ts'

/** Only the newest positions are learnt from; a few more are looked at, so that one more outdates nothing. */
const [mostLearnt, moreLookedAt] = [5_000, 500]
/** So many new positions, or this share of all, and what was learnt is learnt anew. */
const [fewNew, shareNew] = [10, 0.05]
/** Of so many letters the sentences in which nothing is coded are read, and of each letter so many. */
const [lettersRead, sentencesOfEach] = [400, 8]

/** What one reader's evidence comes to: made from what they see, and for nobody else. */
export type EvidenceModel = {
  evidenceHash: string
  positions: ReadonlyMap<string, number>
  learnt: LearntModel
  uses: ComparedUse[]
  measures: SourceMeasure[]
}

/** The models of those who asked last, for as long as this thread is kept. */
const keptModels = new LRUCache<string, EvidenceModel>({ max: 3 })

/** What is learnt from all that somebody sees, kept until a good deal of it is new or any of it is gone. */
export async function findEvidenceModel(visible: VisibleStore): Promise<EvidenceModel> {
  const rows = await visible.suggestions.learnable(mostLearnt + moreLookedAt)
  const evidence = rows.filter(({ recheck }) => !recheck)
  const kept = keptModels.get(visible.cacheKey)
  if (kept && isStillRight(kept, evidence)) return kept
  const model = await buildModel(visible, evidence.slice(0, mostLearnt))
  keptModels.set(visible.cacheKey, model)
  return model
}

/** Whether all that was learnt from is there as it was, and little is new. */
function isStillRight(
  { positions }: EvidenceModel,
  evidence: readonly LearnablePosition[],
): boolean {
  const same = evidence.filter(({ id, revision }) => positions.get(id) === revision).length
  const added = Math.min(evidence.length, mostLearnt) - same
  return same === positions.size && added < Math.max(fewNew, shareNew * positions.size)
}

async function buildModel(
  visible: VisibleStore,
  evidence: readonly LearnablePosition[],
): Promise<EvidenceModel> {
  const evidenceHash = hashEvidence(evidence)
  const topicIds = [...new Set(evidence.map(({ topicId }) => topicId))]
  const propositions = new Map(
    (await visible.topics.byIds(topicIds)).map(({ id, proposition }) => [id, proposition]),
  )
  const known = (await visible.suggestions.measures()).filter(
    (one) => one.evidenceHash === evidenceHash && one.measure.source === 'learnt',
  )
  // What was measured before and is silent needs not be learnt again.
  const isSilent = known.length > 0 && known.every(({ measure }) => !measure.speaks)
  const learnt: LearntModel = isSilent
    ? { topics: null, levels: null, measures: known.map(({ measure }) => measure) }
    : learnModel(evidence, await readUncoded(visible, evidence), propositions)
  const measures = [
    ...measureRepeats(evidence),
    await measureCues(visible, evidence, topicIds),
    ...learnt.measures,
  ]
  return {
    ...{ evidenceHash, learnt, measures, uses: prepareUses(evidence) },
    positions: new Map(evidence.map(({ id, revision }) => [id, revision])),
  }
}

function hashEvidence(evidence: readonly LearnablePosition[]): string {
  const ids = evidence.map(({ id, revision }) => `${id}@${revision}`).sort()
  return createHash('sha256').update(ids.join()).digest('hex').slice(0, 32)
}

/** Sentences of coded letters that no quote lies in or reaches into. */
async function readUncoded(
  visible: VisibleStore,
  evidence: readonly LearnablePosition[],
): Promise<UncodedSentence[]> {
  if (evidence.length < fewestLearntFrom) return []
  const letterIds = [...new Set(evidence.map(({ letterId }) => letterId))].slice(0, lettersRead)
  const texts = await visible.suggestions.texts(letterIds)
  return texts.flatMap(({ letterId, language, text }) => {
    const quotes = evidence.filter((one) => one.letterId === letterId).map((one) => one.passage)
    const free = splitIntoSentences(text, language)
      .map(({ start, end }) => text.slice(start, end))
      .filter((passage) => !quotes.some((one) => one.includes(passage) || passage.includes(one)))
    const step = Math.max(1, free.length / sentencesOfEach)
    return free
      .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
      .map((passage) => ({ letterId, passage }))
  })
}

/** As good as naive Bayes is enough for what people chose or coded themselves; below that nobody measures it. */
const asGood = { mustBeat: false, groups: ['words', 'proposition'] } as const

function measureRepeats(evidence: readonly LearnablePosition[]): SourceMeasure[] {
  const source = { ...asGood, source: 'repeat' as const, known: evidence.length }
  return (['topic', 'level'] as const).map((asks) => {
    const rows = evidence.flatMap(({ letterId, topicId, level, passage }) =>
      asks === 'level' && level === null
        ? []
        : [
            {
              ...{ letterId, passage, proposition: '', topicId, level },
              label: asks === 'topic' ? topicId : String(level),
            },
          ],
    )
    if (evidence.length < fewestLearntFrom) return leaveUnmeasured({ ...source, asks })
    const split = splitByLetter(rows)
    const learntIds = new Set(split.learnt.map(({ letterId }) => letterId))
    const uses = prepareUses(rows.filter(({ letterId }) => learntIds.has(letterId)))
    return measureSource({ ...source, asks }, split, ({ passage }) => {
      const [like] = findLikeUses(passage, uses)
      return like ? (asks === 'topic' ? like.topicId : String(like.level)) : null
    })
  })
}

async function measureCues(
  visible: VisibleStore,
  evidence: readonly LearnablePosition[],
  topicIds: readonly string[],
): Promise<SourceMeasure> {
  const source = { ...asGood, source: 'cue', asks: 'topic', known: evidence.length } as const
  if (evidence.length < fewestLearntFrom) return leaveUnmeasured(source)
  const findCues = makeCueFinder(await visible.suggestions.cues(topicIds))
  const rows = evidence.map(({ letterId, topicId, passage }) => ({
    ...{ letterId, passage, proposition: '', label: topicId },
  }))
  const measure = measureSource(source, splitByLetter(rows), ({ passage }) => {
    const found = findCues(passage)
    return found.length === 1 ? found[0]!.topicId : null
  })
  // Cues that stand in no passage held out are not shown to be bad.
  return measure.answered === 0 ? { ...measure, speaks: true } : measure
}

const leaveUnmeasured = ({
  source,
  asks,
  known,
}: Pick<SourceMeasure, 'source' | 'asks' | 'known'>): SourceMeasure => ({
  ...{ source, asks, known, heldOut: 0, answered: 0, own: null, yardstick: null, speaks: true },
})
