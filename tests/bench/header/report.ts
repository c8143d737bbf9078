import { aligned } from '../table.ts'
import type { Labelled } from './labels.ts'
import { fields, type Field, type Score } from './scored.ts'

export type Measured = Labelled & { scores: Score[] }

/** Over all letters. `silent`: wrong, and nobody said so; `told`: wrong or missing, with a doubt that says to look. `needless`: right, and doubted all the same. Precision and recall are null where there is nothing to divide by. */
export type Figures = {
  field: Field
  wanted: number
  found: number
  right: number
  silent: number
  told: number
  needless: number
  missed: number
  precision: number | null
  recall: number | null
}

export function figuresOf(measured: readonly Measured[]): Figures[] {
  return fields.map((field) => {
    const scores = measured.flatMap(({ scores }) => scores.filter((score) => score.field === field))
    const sum = (of: (score: Score) => number) =>
      scores.reduce((total, score) => total + of(score), 0)
    const [right, wrong, missed] = [
      sum((score) => score.right.length),
      sum((score) => score.wrong.length),
      sum((score) => score.missed.length),
    ]
    const silent = sum(({ wrong, doubted }) => (doubted ? 0 : wrong.length))
    const told = sum(({ wrong, missed, doubted }) =>
      doubted ? Math.max(wrong.length, missed.length) : 0,
    )
    const needless = sum(({ right, wrong, missed, doubted }) =>
      doubted && !wrong.length && !missed.length ? right.length : 0,
    )
    const share = (of: number) => (of ? right / of : null)
    return {
      field,
      wanted: right + missed,
      found: right + wrong,
      right,
      silent,
      told,
      needless,
      missed,
      precision: share(right + wrong),
      recall: share(right + missed),
    }
  })
}

const heads = [
  'field',
  'labelled',
  'found',
  'right',
  'precision',
  'recall',
  'wrong, untold',
  'amiss, told',
  'right, doubted',
]

export function report(title: string, measured: readonly Measured[]): string {
  const figures = figuresOf(measured)
  const all = figures.filter(({ field }) => field !== 'language')
  const sum = (of: (figure: Figures) => number) =>
    all.reduce((total, figure) => total + of(figure), 0)
  const [right, found, wanted] = [
    sum((each) => each.right),
    sum((each) => each.found),
    sum((each) => each.wanted),
  ]
  const rows = figures.map((each) =>
    [
      each.field,
      each.wanted,
      each.found,
      each.right,
      percent(each.precision),
      percent(each.recall),
      each.silent,
      each.told,
      each.needless,
    ].map(String),
  )
  const total = [
    'all but language',
    wanted,
    found,
    right,
    percent(found ? right / found : null),
    percent(wanted ? right / wanted : null),
    sum((each) => each.silent),
    sum((each) => each.told),
    sum((each) => each.needless),
  ].map(String)
  return ['', `${title}: ${measured.length} letters`, ...aligned([heads, ...rows, total])].join(
    '\n',
  )
}

/** What is wrong or missing, letter by letter. */
export function misses(measured: readonly Measured[]): string {
  return measured
    .flatMap(({ name, scores }) => {
      const lines = scores.flatMap(({ field, wrong, missed, doubted }) =>
        wrong.length || missed.length
          ? [
              `  ${field}${doubted ? ' (doubted)' : ''}: ${missed.length ? `missed ${quoted(missed)}` : ''}${wrong.length && missed.length ? ', ' : ''}${wrong.length ? `found ${quoted(wrong)}` : ''}`,
            ]
          : [],
      )
      return lines.length ? ['', name, ...lines] : []
    })
    .join('\n')
}

const quoted = (words: readonly string[]) => words.map((each) => `“${each}”`).join(', ')
const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
