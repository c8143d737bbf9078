import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { GroupBar, GroupStripPicture } from '#app/charts/group-strip-picture.tsx'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import type { MilestoneLine, StripAxis } from '#app/charts/model/strip-axis.ts'
import type { Day } from '#app/domain/days.ts'
import { describeGroupSum } from '#app/domain/strips/group-sums.ts'
import { unpackGroupSum } from '#app/domain/strips/packed-sum.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { StripTableGroup } from './strip-rows.ts'

type GroupRowProps = {
  group: StripTableGroup
  axis: StripAxis
  asOf: Day
  lines: readonly MilestoneLine[]
  href: string
}

/** A group: its name, which folds it, and what its voices come to. */
export function GroupRow({ group, axis, asOf, lines, href }: GroupRowProps): ReactNode {
  const [only] = group.sums
  return (
    <div role="row" className="strip-row strip-group">
      <div role="rowheader" className="strip-name">
        <Link to={href} preventScrollReset aria-expanded={group.isOpen} className="strip-fold">
          <b dir="auto">{group.name}</b>
        </Link>
        <span className="tiny muted">{describeSize(group)}</span>
      </div>
      {group.sums.map(({ topicId, sum }) => (
        <div key={topicId} className="strip-topic">
          <div role="gridcell" className="strip-place">
            <GroupStripPicture sum={unpackGroupSum(sum)} axis={axis} asOf={asOf} lines={lines} />
          </div>
          <div role="gridcell" className="strip-bar" title={describeGroupSum(sum)}>
            <GroupBar
              counts={sum.counts}
              width={stanceBarSizes[group.sums.length > 1 ? 'beside' : 'end'].width}
            />
          </div>
        </div>
      ))}
      {group.sums.length === 1 && (
        <div role="gridcell" className="strip-words small">
          {describeGroupSum(only!.sum)}
        </div>
      )}
    </div>
  )
}

/** `8 actors, counted as 5 voices · 6 of 8 shown`. */
function describeSize({ actors, sums, rows, isOpen }: StripTableGroup): string {
  const voices = sums[0]?.sum.voices ?? actors
  return [
    `${formatQuantity(actors, 'actor')}${voices === actors ? '' : `, ${formatQuantity(voices, 'voice')}`}`,
    isOpen && rows.length < actors && `${rows.length} shown`,
  ]
    .filter(Boolean)
    .join(' · ')
}
