/** What was said of a passage by a person, and by a program that is measured against them. */
export type LabelAnswer = { right: string; given: string }

type LabelMeasures = {
  label: string
  count: number
  precision: number
  recall: number
  f1: number
}

/** How good answers are: the share that is right, and the mean of each label's F1, so that rare ones count as much. */
export type AnswerMeasures = {
  count: number
  accuracy: number
  macroF1: number
  precision: number
  recall: number
  labels: LabelMeasures[]
}

/** The labels that are right somewhere; one that is only given wrongly lowers the precision of none of them. */
export function measureAnswers(answers: readonly LabelAnswer[]): AnswerMeasures {
  const labels = [...new Set(answers.map(({ right }) => right))].sort().map((label) => {
    const count = answers.filter(({ right }) => right === label).length
    const given = answers.filter((answer) => answer.given === label).length
    const hits = answers.filter((answer) => answer.given === label && answer.right === label).length
    const [precision, recall] = [given ? hits / given : 0, hits / count]
    const f1 = hits ? (2 * precision * recall) / (precision + recall) : 0
    return { label, count, precision, recall, f1 }
  })
  const average = (valueOf: (one: LabelMeasures) => number) =>
    labels.reduce((sum, one) => sum + valueOf(one), 0) / Math.max(1, labels.length)
  return {
    count: answers.length,
    accuracy:
      answers.filter(({ right, given }) => right === given).length / Math.max(1, answers.length),
    macroF1: average(({ f1 }) => f1),
    precision: average(({ precision }) => precision),
    recall: average(({ recall }) => recall),
    labels,
  }
}

/** The label that most passages have, which any other answer has to beat; the first by name of several. */
export function findCommonestLabel(labels: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const label of [...labels].sort()) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}
