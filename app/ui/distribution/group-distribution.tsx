import { Link, useSearchParams } from '@remix-run/react'
import { DistributionChart } from '#app/charts/distribution-chart.tsx'
import type { MilestoneLine, StripAxis } from '#app/charts/model/strip-axis.ts'
import { StripHead } from '#app/charts/strip-head.tsx'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { GroupMajority } from '#app/domain/distribution/breaking-rank.ts'
import type { DistributionMeasure } from '#app/domain/distribution/distribution-choices.ts'
import type { DistributionRow } from '#app/domain/distribution/distribution-rows.ts'
import {
  describeCounts,
  describeMajority,
  describeUnknown,
} from '#app/domain/distribution/distribution-words.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { GroupSum } from '#app/domain/strips/group-sums.ts'
import type { StripStance } from '#app/domain/strips/row-words.ts'
import { StanceChip } from '../chip.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { DayTable } from './day-table.tsx'

/** Somebody who breaks rank, with where they stand and the newest sentence that says so. */
type ShownDissent = {
  actor: { id: string; name: string }
  positionId: string
  isOwnVoice: boolean
  stance: StripStance
}

export type ShownGroup = {
  key: string
  name: string
  sum: GroupSum
  unknown: { stale: number; silent: number; unheard: number }
  majority: GroupMajority | null
  dissents: { total: number; named: readonly ShownDissent[] }
  table: { by: 'day of change' | 'year'; rows: readonly DistributionRow[] }
}

type Props = {
  id: string
  name: string
  group: ShownGroup
  asOf: Day
  axis: StripAxis
  lines: readonly MilestoneLine[]
  milestones: readonly Milestone[]
  measure: DistributionMeasure
  topicId: string
  voiceHeight: number
}

/** A group: how many voices stand where, who breaks rank, the picture over time and its numbers. */
export function GroupDistribution(props: Props) {
  const { id, name, group, asOf, axis, lines, milestones, measure, voiceHeight } = props
  const { sum } = group
  const said = describeCounts(sum, measure)
  return (
    <section className="card distribution-group" aria-labelledby={id}>
      <div>
        <h2 id={id} dir="auto">
          {name}
        </h2>
        <p>
          <b>{said}</b>.
        </p>
        <p className="small muted">
          {[
            sum.unknown > 0 && `Unknown: ${describeUnknown(group.unknown)}.`,
            sum.cohesion !== null && `Cohesion ${sum.cohesion.toFixed(2)}.`,
            `Majority: ${describeMajority(group.majority)}.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
        <Dissents {...props} />
      </div>
      <div className="distribution-place">
        <StripHead axis={axis} milestones={milestones} />
        <DistributionChart
          {...{ sum, axis, asOf, lines, voiceHeight }}
          label={
            `${name}, ${formatDay(axis.from)} to ${formatDay(axis.to)}; on ${formatDay(asOf)}: ${said}. ` +
            'The days stand in the table.'
          }
        />
      </div>
      <DayTable {...group.table} name={name} voices={sum.voices} measure={measure} />
    </section>
  )
}

function Dissents({ group: { dissents, majority }, asOf, topicId }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  if (!dissents.total)
    return (
      <p className="small muted">
        {majority?.side === 0 ? 'The majority is mixed: nobody' : 'Nobody'} breaks rank.
      </p>
    )
  const hrefOf = (actorId: string, positionId: string) => {
    const query = new URLSearchParams({ topic: topicId, actor: actorId })
    if (params.has('asOf')) query.set('asOf', asOf)
    query.set('at', positionId)
    query.set('of', actorId)
    return `${inDossier('stances')}?${query}`
  }
  return (
    <>
      <p className="small">
        {dissents.total === 1
          ? 'Breaks rank:'
          : `${dissents.total} break rank, the farthest first:`}
      </p>
      <ul className="small">
        {dissents.named.map(({ actor, positionId, isOwnVoice, stance }) => (
          <li key={actor.id}>
            <Link to={hrefOf(actor.id, positionId)} dir="auto">
              {actor.name}
            </Link>{' '}
            <StanceChip stance={stance} />
            <span className="muted">
              {[...stance.qualifiers, ...(isOwnVoice ? [] : ['counted within another voice'])].map(
                (words) => ` · ${words}`,
              )}
            </span>
          </li>
        ))}
      </ul>
      {dissents.total > dissents.named.length && (
        <p className="small muted">
          {dissents.named.length} of {dissents.total} are named. Choose fewer actors under Who to
          see the others.
        </p>
      )}
    </>
  )
}
