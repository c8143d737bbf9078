import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { makeCueFinder } from '#app/domain/suggestions/cue-passages.ts'
import {
  learnModel,
  type LearntModel,
  type UncodedSentence,
} from '#app/domain/suggestions/learnt-model.ts'
import {
  groupLikeUses,
  prepareUses,
  type ComparedUse,
} from '#app/domain/suggestions/near-repeats.ts'
import {
  fewestLearntFrom,
  measureSource,
  splitByLetter,
  type SourceMeasure,
} from '#app/domain/suggestions/source-measures.ts'
import type { Span } from '#app/domain/text/quotes.ts'
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
  /** What each position was learnt as, by its id. */
  positions: ReadonlyMap<string, string>
  learnt: LearntModel
  uses: ComparedUse[]
  measures: SourceMeasure[]
}

/** How much memory models may take together, in bytes. */
const mostKept = 256 * 2 ** 20

/** The models of those who asked last, for as long as this thread is kept and as far as there is room for them. */
const keptModels = new LRUCache<string, EvidenceModel>({
  max: 20,
  maxSize: mostKept,
  sizeCalculation: measureModel,
})

/** About how many bytes a model takes: nearly all of it are the weights of its labels and the words it compares. */
export function measureModel({ learnt, uses, positions }: EvidenceModel): number {
  const classifiers = [learnt.topics, learnt.levels].flatMap((one) => one ?? [])
  const weights = classifiers.flatMap(({ index, weights }) => [index.rarity, ...weights])
  const arrays = [...weights, ...uses.map(({ words }) => words)]
  return (
    arrays.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    200 * (uses.length + positions.size + 1)
  )
}

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
  const same = evidence.filter((one) => positions.get(one.id) === nameState(one)).length
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
    positions: new Map(evidence.map((one) => [one.id, nameState(one)])),
  }
}

/** What a position is learnt as: another one where it was changed, and where its topic was merged into another. */
const nameState = ({ revision, topicId, level }: LearnablePosition): string =>
  `${revision} ${topicId} ${level}`

function hashEvidence(evidence: readonly LearnablePosition[]): string {
  const ids = evidence.map((one) => `${one.id}@${nameState(one)}`).sort()
  return createHash('sha256').update(ids.join()).digest('hex').slice(0, 32)
}

/** Sentences of coded letters that no quote lies in or reaches into, whatever became of its position. */
async function readUncoded(
  visible: VisibleStore,
  evidence: readonly LearnablePosition[],
): Promise<UncodedSentence[]> {
  if (evidence.length < fewestLearntFrom) return []
  const letterIds = [...new Set(evidence.map(({ letterId }) => letterId))].slice(0, lettersRead)
  const texts = await visible.suggestions.texts(letterIds)
  const coded = await visible.suggestions.quotes(letterIds)
  return texts.flatMap(({ letterId, language, text }) => {
    const quotes = coded.filter((one) => one.letterId === letterId)
    const free = splitIntoSentences(text, language)
      .filter((sentence) => !quotes.some((quote) => isCodedBy(text, sentence, quote)))
      .map(({ start, end }) => text.slice(start, end))
    const step = Math.max(1, free.length / sentencesOfEach)
    return free
      .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
      .map((passage) => ({ letterId, passage }))
  })
}

/** Whether a quote lies in a sentence or reaches into it: by its place where it stands there, or else by its words. */
function isCodedBy(text: string, { start, end }: Span, quote: { start: number; exact: string }) {
  const sentence = text.slice(start, end)
  const quoteEnd = quote.start + quote.exact.length
  const stands = text.slice(quote.start, quoteEnd) === quote.exact
  return stands
    ? quote.start < end && start < quoteEnd
    : sentence.includes(quote.exact) || quote.exact.includes(sentence)
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
      const shown = groupLikeUses(passage, uses)
      return shown.flatMap(({ topicId, level }) => {
        if (asks === 'topic') return [topicId]
        return level === null ? [] : [String(level)]
      })
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
  const measure = measureSource(source, splitByLetter(rows), ({ passage }) =>
    findCues(passage).map(({ topicId }) => topicId),
  )
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
