import type { DossierRecord } from '#app/domain/dossiers.ts'
import { countUnknown, findMajority, listDissents } from '#app/domain/distribution/breaking-rank.ts'
import type { DistributionRow } from '#app/domain/distribution/distribution-rows.ts'
import { describeMajority, describeUnknown } from '#app/domain/distribution/distribution-words.ts'
import { levels } from '#app/domain/level.ts'
import { listVoices, sumGroup, type GroupSum } from '#app/domain/strips/group-sums.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { tabulateRows, type ViewColumn } from '#app/exports/tables/view-table.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readDistributionGroups, tabulateGroup } from '../analysis/distribution-page.ts'
import { describeSelection } from '../analysis/shown-selection.ts'
import type { LoadedTable } from './loaded-table.ts'
import { setImmediate } from 'node:timers/promises'

/** A day of a group; what is told of the as-of day alone is null on others. */
type Row = DistributionRow & {
  group: string
  topic: string
  voices: number
  now: { sum: GroupSum; majority: string; unknown: string; breakRank: string } | null
}

/**
 * The tables of all groups of the page one below the other: how many voices stood where on each day of change. Counts
 * or shares, as the page shows them.
 */
export async function loadDistributionTable(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<LoadedTable> {
  const read = await readDistributionGroups(visible, dossier, params)
  const { selection, choices, groups, topic, axis } = read
  const { asOf } = selection
  const isShares = choices.measure === 'shares'
  const steps: Row[][] = []
  for (const group of groups) {
    const { rows } = tabulateGroup(group, { asOf, axis })
    const sum = sumGroup(group.actors, asOf)
    steps.push(
      rows.map((row) => ({
        ...row,
        ...{ group: group.name, topic: topic?.name ?? '', voices: sum.voices },
        now: row.is === 'as-of day' ? describeNow(sum, group.actors) : null,
      })),
    )
    await setImmediate()
  }
  return {
    word: 'Distribution',
    selection: describeSelection(selection, choices.errors),
    actorIds: selection.actors.map(({ id }) => id),
    table: tabulateRows(
      listColumns(isShares),
      steps.reduce((sum, rows) => sum + rows.length, 0),
      stepThrough(steps),
    ),
  }

  function describeNow(sum: GroupSum, actors: (typeof groups)[number]['actors']): Row['now'] {
    const majority = findMajority(sum)
    const names = new Map(actors.map(({ id, name }) => [id, name]))
    return {
      sum,
      majority: describeMajority(majority),
      unknown: describeUnknown(countUnknown(listVoices(actors), asOf)),
      breakRank: listDissents(actors, majority, asOf)
        .map(({ actorId }) => names.get(actorId))
        .join('; '),
    }
  }
}

async function* stepThrough<Step>(steps: readonly Step[]): AsyncGenerator<Step> {
  yield* steps
}

const dayWords: Record<DistributionRow['is'], string> = {
  beginning: 'the period begins',
  change: 'a number changed',
  year: 'first of January',
  'as-of day': 'the as-of day',
}

function listColumns(isShares: boolean): ViewColumn<Row>[] {
  const unit = isShares ? '% of voices, rounded' : 'voices'
  const measure = (count: number, voices: number) =>
    isShares ? (voices ? Math.round((100 * count) / voices) : 0) : count
  return [
    ['Group', ({ group }) => group],
    ['Topic', ({ topic }) => topic],
    ['Day', ({ day }) => day],
    ['What the day is', ({ is }) => dayWords[is]],
    ...levels.map(({ word }, place): ViewColumn<Row> => [
      `${capitaliseFirst(word)}, ${unit}`,
      ({ counts, voices }) => measure(counts[place]!, voices),
    ]),
    [`Unknown, ${unit}`, ({ unknown, voices }) => measure(unknown, voices)],
    ['All voices', ({ voices }) => voices],
    ['Why unknown', ({ now }) => now && now.unknown],
    ['Cohesion, 0 to 1', ({ now }) => now && now.sum.cohesion],
    ['Majority', ({ now }) => now && now.majority],
    ['Break rank', ({ now }) => now && now.breakRank],
  ]
}
