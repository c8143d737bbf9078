import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readCorpora } from './corpora.ts'
import { measureTask, type MeasuredTask } from './measured.ts'
import { tasksOf } from './tasks.ts'
import { aligned } from '../table.ts'

const usage = `Measures how well suggestions are learnt from passages on which people said where they stand: whether a sentence states a position (span), on which topic, and on which side (level), beside the commonest answer and naive Bayes, which is given the best of six settings in each.

Usage: npm run bench:suggest -- [--folder FOLDER] [--only span|topic|level] [--json FILE]

--folder, or STANCE_CORPORA, is where mpchi-train.tsv, semeval2016-task6-train.tsv and wahl-o-mat-to-2021.jsonl.gz lie.`

function main(): void {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return console.log(usage)
  const folder = values.folder ?? process.env.STANCE_CORPORA
  if (!folder)
    throw new Error('Name the folder of the corpora: --folder FOLDER, or STANCE_CORPORA.')
  const tasks = readCorpora(folder)
    .flatMap(tasksOf)
    .filter(({ asks }) => !values.only || asks === values.only)
  const measured = tasks.map((task) => {
    process.stderr.write(`Measuring ${task.asks} on ${task.corpus} …\n`)
    return measureTask(task)
  })
  console.log(report(measured))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`)
}

const figure = (value: number) => value.toFixed(3).replace(/^0/, '')
const both = ({ accuracy, macroF1 }: { accuracy: number; macroF1: number }) =>
  `${figure(accuracy)} / ${figure(macroF1)}`

/** Whether both figures of the classifier are above those of naive Bayes, on all and on the covered items. */
const beats = ({ classifier, bayes, classifierCovered, bayesCovered, coverage }: MeasuredTask) =>
  coverage >= 0.5 &&
  classifier.accuracy > bayes.accuracy &&
  classifier.macroF1 > bayes.macroF1 &&
  classifierCovered.accuracy > bayesCovered.accuracy &&
  classifierCovered.macroF1 > bayesCovered.macroF1

function report(measured: readonly MeasuredTask[]): string {
  const columns = [
    ...['', 'asked', 'majority', 'naive Bayes', 'suggested', 'precision', 'recall'],
    ...['calibration', 'coverage', 'Bayes, covered', 'suggested, covered', 'beaten', 's'],
  ]
  return [
    'Accuracy / macro-F1 of each; precision and recall are means over the labels, and calibration is the expected error of confidence.',
    '',
    ...aligned([
      columns,
      ...measured.map((one) => [
        `${one.asks}, ${one.corpus} (${one.split})`,
        one.asked.toLocaleString('en'),
        both(one.majority),
        both(one.bayes),
        both(one.classifier),
        figure(one.classifier.precision),
        figure(one.classifier.recall),
        figure(one.calibrationError),
        `${(one.coverage * 100).toFixed(0)} %`,
        both(one.bayesCovered),
        both(one.classifierCovered),
        beats(one) ? 'yes' : 'no',
        one.seconds.toFixed(0),
      ]),
    ]),
    '',
    `Best settings of naive Bayes: ${measured.map(({ asks, corpus, bayesSettings }) => `${asks}, ${corpus}: ${bayesSettings}`).join('; ')}.`,
    'Wahl-O-Mat has no sentences without a position, so spans are not measured on it.',
  ].join('\n')
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
