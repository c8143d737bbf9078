import { findCoveringConfidence, fitSharpness, softenMargins } from './calibration.ts'
import {
  defaultSeparatorSettings,
  makeRandom,
  projectRow,
  shuffleInPlace,
  trainSeparator,
} from './linear-separator.ts'
import {
  chooseFeatureWidth,
  countFeatures,
  featureGroups,
  indexFeatures,
  weighFeatures,
  type FeatureCounts,
  type FeatureGroup,
  type FeatureIndex,
  type PassageReading,
} from './passage-features.ts'

/** A passage with what a person said of it. */
export type CodedPassage = PassageReading & { label: string }

/**
 * One separator for each label against all others, how sharply their margins are read as shares, and from which
 * confidence on an answer is sure enough to be given.
 */
export type PassageClassifier = {
  labels: readonly string[]
  index: FeatureIndex
  weights: readonly Float32Array[]
  sharpness: number
  sureFrom: number
}

type TrainedLabels = Pick<PassageClassifier, 'labels' | 'index' | 'weights'>

/** About how much of what is asked is answered; the rest is left unsaid, as the least sure. */
const wantedCoverage = 0.7

/** One passage of so many is held out to learn how sure the margins are. */
const heldOutOf = 5

/**
 * Learns labels from passages: what it gives for the same passages in the same order and the same seed is the same.
 * Passages need two labels or more.
 */
export function trainPassageClassifier(
  passages: readonly CodedPassage[],
  groups: readonly FeatureGroup[] = featureGroups,
  seed = defaultSeparatorSettings.seed,
): PassageClassifier {
  const labels = [...new Set(passages.map(({ label }) => label))].sort()
  const width = chooseFeatureWidth(passages.length, labels.length, groups.length)
  const counts = passages.map((passage) => countFeatures(passage, groups, width))
  const order = Array.from(passages.keys())
  shuffleInPlace(order, makeRandom(seed))
  const train = (chosen: readonly number[]) =>
    trainLabels(
      { counts: chosen.map((at) => counts[at]!), labels: chosen.map((at) => passages[at]!.label) },
      { labels, groups, width, seed },
    )
  const heldOut = order.slice(0, Math.floor(order.length / heldOutOf))
  const tried = train(order.slice(heldOut.length))
  const margins = heldOut.map((at) => measureMargins(tried, counts[at]!))
  const sharpness = fitSharpness(
    heldOut.map((at, place) => ({
      margins: margins[place]!,
      right: labels.indexOf(passages[at]!.label),
    })),
  )
  const sureFrom = findCoveringConfidence(
    margins.map((each) => Math.max(...softenMargins(each, sharpness))),
    wantedCoverage,
  )
  return { ...train(Array.from(passages.keys())), sharpness, sureFrom }
}

function trainLabels(
  passages: { counts: readonly FeatureCounts[]; labels: readonly string[] },
  how: { labels: readonly string[]; groups: readonly FeatureGroup[]; width: number; seed: number },
): TrainedLabels {
  const index = indexFeatures(passages.counts, how.groups, how.width)
  const rows = passages.counts.map((row) => weighFeatures(row, index))
  const weights = how.labels.map((label) =>
    Float32Array.from(
      trainSeparator(
        rows,
        passages.labels.map((one) => one === label),
        index.rarity.length,
        { ...defaultSeparatorSettings, seed: how.seed },
      ),
    ),
  )
  return { labels: how.labels, index, weights }
}

function measureMargins({ index, weights }: TrainedLabels, counts: FeatureCounts): number[] {
  const row = weighFeatures(counts, index)
  return weights.map((each) => projectRow(row, each))
}

/** How likely each label is, in the order of the labels; together 1. */
export function rateLabels(classifier: PassageClassifier, reading: PassageReading): number[] {
  const { groups, width } = classifier.index
  const margins = measureMargins(classifier, countFeatures(reading, groups, width))
  return softenMargins(margins, classifier.sharpness)
}
