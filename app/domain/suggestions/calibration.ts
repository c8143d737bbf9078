/** Shares that add up to 1, the larger the margin (softmax); the sharper, the nearer the largest comes to 1. */
export function softenMargins(margins: readonly number[], sharpness: number): number[] {
  const highest = Math.max(...margins)
  const raised = margins.map((margin) => Math.exp(sharpness * (margin - highest)))
  const sum = raised.reduce((all, one) => all + one, 0)
  return raised.map((one) => one / sum)
}

/** Margins of one passage and the place of the label that is right. */
type TriedMargins = { margins: readonly number[]; right: number }

/** Between these the sharpness is looked for; without passages it is the middle one. */
const [leastSharp, usualSharp, mostSharp] = [0.25, 2, 32]

/**
 * How sharply margins are read so that what really was is most likely (temperature scaling: Guo et al., On calibration
 * of modern neural networks, 2017), to the nearest twentieth of a doubling.
 */
export function fitSharpness(tried: readonly TriedMargins[]): number {
  const known = tried.filter(({ right }) => right >= 0)
  if (!known.length) return usualSharp
  let [best, least] = [usualSharp, Infinity]
  for (let sharpness = leastSharp; sharpness <= mostSharp; sharpness *= 2 ** 0.05) {
    const surprise = known.reduce(
      (sum, { margins, right }) =>
        sum - Math.log(Math.max(softenMargins(margins, sharpness)[right]!, 1e-12)),
      0,
    )
    if (surprise < least) [best, least] = [sharpness, surprise]
  }
  return best
}

/** What was taken for most likely, how sure, and whether it was right. */
type SureAnswer = { confidence: number; isRight: boolean }

/**
 * How far confidence is from how often it is right, over ten equally wide bins, each by its passages (expected
 * calibration error: Naeini et al. 2015).
 */
export function measureCalibrationError(answers: readonly SureAnswer[]): number {
  const bins = Array.from({ length: 10 }, () => ({ confidence: 0, right: 0 }))
  for (const { confidence, isRight } of answers) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!
    bin.confidence += confidence
    bin.right += Number(isRight)
  }
  return (
    bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) /
    Math.max(1, answers.length)
  )
}

/** The confidence from which on at least the wanted share of answers is kept; the others are left unsaid. */
export function findCoveringConfidence(
  confidences: readonly number[],
  wantedShare: number,
): number {
  if (!confidences.length) return 1
  const sorted = [...confidences].sort((a, b) => b - a)
  return sorted[Math.max(0, Math.ceil(sorted.length * wantedShare) - 1)]!
}
