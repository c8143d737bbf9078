import { makeRandom, shuffleInPlace } from '#app/domain/suggestions/linear-separator.ts'
import type { CodedPassage } from '#app/domain/suggestions/passage-classifier.ts'
import { featureGroups, type FeatureGroup } from '#app/domain/suggestions/passage-features.ts'
import type { LabelledPassage, StanceCorpus } from './corpora.ts'

/** What is learnt from, and what is then asked. */
type Round = { train: CodedPassage[]; test: CodedPassage[] }

/** One question put to one corpus, in one or several rounds. */
export type Task = {
  asks: 'span' | 'topic' | 'level'
  corpus: string
  split: string
  groups: readonly FeatureGroup[]
  rounds: () => Round[]
}

/** Only the newest of what came before are learnt from, as the product does. */
const mostLearntFrom = 5_000
const firstYearAsked = 2018
const [repeats, folds] = [3, 5]
const wordsAlone: readonly FeatureGroup[] = ['words', 'signs']

/** Every question that a corpus can answer. */
export function tasksOf({ name, passages }: StanceCorpus): Task[] {
  if (passages.some(({ year }) => year > 0)) return electionTasks(name, passages)
  const inFolds = { corpus: name, split: `${repeats} × ${folds} folds` }
  const asked = (labelOf: (one: LabelledPassage) => string, withProposition: boolean) => () =>
    inRounds(
      passages.map((one) => ({
        passage: one.passage,
        proposition: withProposition ? one.proposition : '',
        label: labelOf(one),
      })),
      repeats,
    )
  return [
    {
      ...{ ...inFolds, asks: 'span' as const, groups: wordsAlone },
      rounds: asked(({ label }) => (label === 'NONE' ? 'none' : 'position'), false),
    },
    {
      ...{ ...inFolds, asks: 'topic' as const, groups: wordsAlone },
      rounds: asked(({ proposition }) => proposition, false),
    },
    {
      ...{ ...inFolds, asks: 'level' as const, groups: featureGroups },
      rounds: asked(({ label }) => label, true),
    },
  ]
}

function electionTasks(corpus: string, passages: readonly LabelledPassage[]): Task[] {
  const later = passages.filter(({ year }) => year >= firstYearAsked)
  const elections = largestOfEachYear(later)
  return [
    {
      ...{ corpus, asks: 'topic', split: `${elections.length} elections, folds by party` },
      groups: wordsAlone,
      rounds: () =>
        elections.flatMap((election) =>
          partyRounds(later.filter((one) => one.election === election)),
        ),
    },
    {
      ...{ corpus, asks: 'level', split: `newest 5,000 to 2017 / from ${firstYearAsked}` },
      groups: featureGroups,
      rounds: () => [
        {
          train: passages.filter(({ year }) => year < firstYearAsked).slice(-mostLearntFrom),
          test: later,
        },
      ],
    },
  ]
}

/** The elections with most passages, one a year, so that all of it is measured in minutes. */
function largestOfEachYear(passages: readonly LabelledPassage[]): string[] {
  const sizes = new Map<string, { year: number; count: number }>()
  for (const { election, year } of passages)
    sizes.set(election, { year, count: (sizes.get(election)?.count ?? 0) + 1 })
  const largest = new Map<number, string>()
  for (const [election, { year }] of [...sizes].sort(([, a], [, b]) => a.count - b.count))
    largest.set(year, election)
  return [...largest.values()].sort()
}

/** The thesis is looked for in what parties said that were not learnt from. */
function partyRounds(passages: readonly LabelledPassage[]): Round[] {
  const parties = [...new Set(passages.map(({ actor }) => actor))].sort()
  return Array.from({ length: folds }, (_, fold) => {
    const isAsked = ({ actor }: LabelledPassage) => parties.indexOf(actor) % folds === fold
    const ask = ({ passage, proposition }: LabelledPassage) => ({
      ...{ passage, proposition: '', label: proposition },
    })
    return {
      train: passages.filter((one) => !isAsked(one)).map(ask),
      test: passages.filter(isAsked).map(ask),
    }
  })
}

function inRounds(passages: readonly CodedPassage[], times: number): Round[] {
  return Array.from({ length: times }, (_, repeat) => {
    const order = [...passages]
    shuffleInPlace(order, makeRandom(1_000 + repeat))
    return Array.from({ length: folds }, (_, fold) => ({
      train: order.filter((_, at) => at % folds !== fold),
      test: order.filter((_, at) => at % folds === fold),
    }))
  }).flat()
}
