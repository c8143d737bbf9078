import {
  findCommonestLabel,
  measureAnswers,
  type AnswerMeasures,
  type LabelAnswer,
} from '#app/domain/suggestions/answer-measures.ts'
import { measureCalibrationError } from '#app/domain/suggestions/calibration.ts'
import {
  rateByBayes,
  trainNaiveBayes,
  type YardstickSettings,
} from '#app/domain/suggestions/naive-bayes.ts'
import {
  rateLabels,
  trainPassageClassifier,
  type CodedPassage,
} from '#app/domain/suggestions/passage-classifier.ts'
import type { Task } from './tasks.ts'

type Answer = LabelAnswer & { confidence: number; isSure: boolean }

export type MeasuredTask = Pick<Task, 'asks' | 'corpus' | 'split'> & {
  asked: number
  majority: AnswerMeasures
  bayes: AnswerMeasures
  bayesSettings: string
  classifier: AnswerMeasures
  calibrationError: number
  /** The share that the classifier answers, and both on these alone. */
  coverage: number
  bayesCovered: AnswerMeasures
  classifierCovered: AnswerMeasures
  seconds: number
}

/** Naive Bayes is given the best of these in each task, chosen on what is asked, so that it is not beaten too easily. */
const bayesSettings = (task: Task): YardstickSettings[] =>
  [0.1, 1].flatMap((smoothing) =>
    (task.asks === 'level'
      ? ([['words'], ['words', 'proposition'], ['words', 'crossed']] as const)
      : ([['words'], ['signs'], ['words', 'signs']] as const)
    ).map((groups) => ({ smoothing, groups })),
  )

export function measureTask(task: Task): MeasuredTask {
  const begun = performance.now()
  const rounds = task.rounds()
  const majority = rounds.flatMap(({ train, test }) => {
    const given = findCommonestLabel(train.map(({ label }) => label))!
    return test.map(({ label }) => ({ right: label, given }))
  })
  const answers = rounds.flatMap(({ train, test }) => answerByClassifier(task, train, test))
  const tried = bayesSettings(task).map((settings) => ({
    settings,
    answers: rounds.flatMap(({ train, test }) => answerByBayes(settings, train, test)),
  }))
  const worth = ({ answers }: { answers: LabelAnswer[] }) => {
    const { accuracy, macroF1 } = measureAnswers(answers)
    return accuracy + macroF1
  }
  const bayes = tried.reduce((one, other) => (worth(other) > worth(one) ? other : one))
  const isCovered = (_: unknown, at: number) => answers[at]!.isSure
  return {
    ...{ asks: task.asks, corpus: task.corpus, split: task.split, asked: answers.length },
    majority: measureAnswers(majority),
    bayes: measureAnswers(bayes.answers),
    bayesSettings: `${bayes.settings.groups.join('+')} ${bayes.settings.smoothing}`,
    classifier: measureAnswers(answers),
    calibrationError: measureCalibrationError(
      answers.map(({ confidence, right, given }) => ({ confidence, isRight: right === given })),
    ),
    coverage: answers.filter(({ isSure }) => isSure).length / answers.length,
    bayesCovered: measureAnswers(bayes.answers.filter(isCovered)),
    classifierCovered: measureAnswers(answers.filter(isCovered)),
    seconds: (performance.now() - begun) / 1000,
  }
}

function answerByClassifier(task: Task, train: CodedPassage[], test: CodedPassage[]): Answer[] {
  const classifier = trainPassageClassifier(train, task.groups)
  return test.map((passage) => {
    const shares = rateLabels(classifier, passage)
    const confidence = Math.max(...shares)
    return {
      ...{ right: passage.label, given: classifier.labels[shares.indexOf(confidence)]! },
      ...{ confidence, isSure: confidence >= classifier.sureFrom },
    }
  })
}

function answerByBayes(
  settings: YardstickSettings,
  train: CodedPassage[],
  test: CodedPassage[],
): LabelAnswer[] {
  const bayes = trainNaiveBayes(train, settings)
  return test.map((passage) => {
    const shares = rateByBayes(bayes, passage)
    return { right: passage.label, given: bayes.labels[shares.indexOf(Math.max(...shares))]! }
  })
}
