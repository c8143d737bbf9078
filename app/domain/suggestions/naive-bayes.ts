import { softenMargins } from './calibration.ts'
import type { CodedPassage } from './passage-classifier.ts'
import {
  chooseFeatureWidth,
  countFeatures,
  type FeatureGroup,
  type PassageReading,
} from './passage-features.ts'

/** `smoothing` is what each place of each label is given before anything is counted. */
export type YardstickSettings = { smoothing: number; groups: readonly FeatureGroup[] }

/** The yardstick that a suggestion has to beat: what each label says by counts alone. */
export type YardstickClassifier = {
  labels: readonly string[]
  settings: YardstickSettings
  width: number
  /** ln of the share of each label, and of each place within it. */
  shares: readonly number[]
  places: readonly Float32Array[]
}

/** Multinomial naive Bayes (McCallum, Nigam 1998). */
export function trainNaiveBayes(
  passages: readonly CodedPassage[],
  settings: YardstickSettings,
): YardstickClassifier {
  const labels = [...new Set(passages.map(({ label }) => label))].sort()
  const width = chooseFeatureWidth(passages.length, labels.length, settings.groups.length)
  const places = labels.map(() => new Float32Array(settings.groups.length * width))
  const met = new Set<number>()
  const passagesOf = labels.map(() => 0)
  for (const passage of passages) {
    const label = labels.indexOf(passage.label)
    passagesOf[label]! += 1
    countFeatures(passage, settings.groups, width).forEach(({ counts }, at) => {
      for (const [place, count] of counts) {
        met.add(at * width + place)
        places[label]![at * width + place]! += count
      }
    })
  }
  for (const counts of places) {
    const all = Math.log(
      counts.reduce((sum, count) => sum + count, 0) + settings.smoothing * met.size,
    )
    for (let at = 0; at < counts.length; at += 1)
      counts[at] = Math.log(counts[at]! + settings.smoothing) - all
  }
  return {
    ...{ labels, settings, width, places },
    shares: passagesOf.map((count) => Math.log(count / passages.length)),
  }
}

/** How likely each label is, in the order of the labels; together 1. */
export function rateByBayes(
  { settings, width, shares, places }: YardstickClassifier,
  reading: PassageReading,
): number[] {
  const counted = countFeatures(reading, settings.groups, width)
  return softenMargins(
    shares.map((share, label) =>
      counted.reduce((sum, { counts }, at) => {
        for (const [place, count] of counts) sum += count * places[label]![at * width + place]!
        return sum
      }, share),
    ),
    1,
  )
}
