import { Link } from '@remix-run/react'
import { memo, useId, useMemo, useRef } from 'react'
import { chooseRowHeight, isDenseRow } from '#app/charts/model/strip.ts'
import {
  layOutMilestones,
  type MilestoneLine,
  type StripAxis,
} from '#app/charts/model/strip-axis.ts'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { StanceBarMark } from '#app/charts/stance-bar.tsx'
import { StripHead } from '#app/charts/strip-head.tsx'
import { StripPicture } from '#app/charts/strip-picture.tsx'
import type { Day } from '#app/domain/days.ts'
import { findLevelRow } from '#app/domain/level.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import {
  describeStripStance,
  fitQualifiers,
  formatRowWord,
  type StripStance,
} from '#app/domain/strips/row-words.ts'
import { describeStrips } from '#app/domain/strips/strips-summary.ts'
import { Pinnable } from '../pins/pin-button.tsx'
import { findPinnedMark, type Pins } from '../pins/pins.ts'
import { AsOfHandle } from './as-of-handle.tsx'
import { GroupRow } from './group-row.tsx'
import { QuoteCardTip } from './quote-card-tip.tsx'
import type { QuoteHref, StripTableGroup, StripTableRow } from './strip-rows.ts'
import { useHouseLight } from './use-house-light.ts'
import { useStripKeys, type StripMark } from './use-strip-keys.ts'
import './strips.css'
import '#app/charts/strips.css'

export type StripTableProps = {
  pins: Pins
  topics: readonly { id: string; name: string }[]
  groups: readonly StripTableGroup[]
  /** The more rows, the lower they are. */
  rowCount: number
  axis: StripAxis
  asOf: Day
  milestones: readonly Milestone[]
  sortedBy?: string
  /** Where a group's name leads: the same page with it folded or opened. Without it groups have no rows of their own. */
  foldHref?: (key: string) => string
  /** Where one statement of an actor leads: the same page with its sentence beside it. */
  quoteHref: QuoteHref
  /** What is done with another as-of day. Without it the day cannot be moved. */
  onAsOf?: (day: Day) => void
}

/** The narrowest that a strip is drawn, in pixels: letters nearer than a dot there are ticks. */
const stripWidth = 260

/** Actors as strips on one axis of time; each is a row that can be walked with keys. */
export function StripTable(props: StripTableProps) {
  const { topics, groups, axis, asOf, milestones, rowCount, foldHref, onAsOf, quoteHref } = props
  const table = useRef<HTMLDivElement>(null)
  const summaryId = useId()
  const lines = useMemo(
    () => layOutMilestones(milestones, axis, stripWidth).lines,
    [milestones, axis],
  )
  const height = chooseRowHeight(rowCount)
  const isSingle = topics.length === 1
  const firstOpen = groups.find(({ rows }) => rows.length > 0)
  const keyOf = useMemo(() => indexMarks(groups), [groups])
  const mark = useStripKeys(table, { keyOf, quoteHref })
  useHouseLight(table)
  const markedKey = mark && keyOf(mark)
  const density = isDenseRow(height) ? 'dense' : height >= 56 ? 'roomy' : 'usual'
  return (
    <div className={`strip-table ${density} ${isSingle ? 'one-topic' : 'many-topics'}`} ref={table}>
      <div className="strip-line-head">
        <span className="tiny muted strip-name">
          {props.sortedBy && `sorted by ${props.sortedBy}`}
        </span>
        {topics.map((topic, index) => (
          <div key={topic.id} className="strip-topic">
            {!isSingle && <b className="small">{topic.name}</b>}
            <div className="strip-place">
              <StripHead axis={axis} milestones={milestones} />
              {index === 0 && onAsOf && (
                <AsOfHandle
                  table={table}
                  axis={axis}
                  asOf={asOf}
                  groups={groups}
                  milestones={milestones}
                  onChange={onAsOf}
                />
              )}
            </div>
            <span className="tiny muted strip-bar">opposes · supports</span>
          </div>
        ))}
        {isSingle && (
          <span className="tiny muted strip-words">
            {isDenseRow(height)
              ? 'where they stand; what qualifies it in each tip'
              : 'where they stand'}
          </span>
        )}
      </div>
      <p id={summaryId} className="out-of-sight">
        {describeStrips({ topics, groups, axis, asOf })}
      </p>
      <div
        role="grid"
        aria-label="Stances over time"
        aria-describedby={summaryId}
        aria-rowcount={rowCount}
      >
        {groups.map((group) => (
          <div role="rowgroup" key={group.key} aria-label={foldHref && group.name}>
            {foldHref && (
              <GroupRow
                group={group}
                axis={axis}
                asOf={asOf}
                lines={lines}
                href={foldHref(group.key)}
              />
            )}
            {group.rows.map((row, index) => (
              <ActorRow
                key={`${row.actor.id} ${row.heading?.href ?? ''}`}
                isStop={group === firstOpen && index === 0}
                pins={props.pins}
                row={row}
                height={height}
                axis={axis}
                asOf={asOf}
                lines={lines}
                isSingle={isSingle}
              />
            ))}
          </div>
        ))}
      </div>
      {mark && markedKey && <QuoteCardTip table={table} mark={mark} markKey={markedKey} />}
    </div>
  )
}

/** What each mark of the strips is called. */
function indexMarks(groups: readonly StripTableGroup[]): (mark: StripMark) => string | null {
  const strips = new Map(
    groups.flatMap(({ rows }) =>
      rows.flatMap(({ actor, cells }) =>
        cells.map(({ topicId, strip }) => [`${actor.id} ${topicId}`, unpackStrip(strip)] as const),
      ),
    ),
  )
  return ({ actorId, topicId, index }) =>
    strips.get(`${actorId} ${topicId}`)?.statements[index]?.id ?? null
}

type RowProps = {
  pins: Pins
  row: StripTableRow
  /** The first row is where the Tab key comes in. */
  isStop: boolean
  height: number
  axis: StripAxis
  asOf: Day
  lines: readonly MilestoneLine[]
  isSingle: boolean
}

const ActorRow = memo(function ActorRow({
  pins,
  row,
  isStop,
  height,
  axis,
  asOf,
  lines,
  isSingle,
}: RowProps) {
  const { actor, heading, top, cells } = row
  const isDense = isDenseRow(height)
  const spoken = cells.map(({ stance }) => describeStripStance(stance)).join('. ')
  return (
    <div
      role="row"
      className={`strip-row${findPinnedMark(pins, actor.id) === null ? '' : ' pinned'}`}
      data-actor={actor.id}
      data-house={heading ? undefined : top}
      tabIndex={isStop ? 0 : -1}
      aria-label={`${heading?.words ?? actor.name}: ${spoken}`}
    >
      <RowHead row={row} pins={pins} isDense={isDense} />
      {cells.map(({ topicId, strip, stance }) => (
        <div key={topicId} className="strip-topic">
          <div role="gridcell" className="strip-place" data-topic={topicId}>
            <StripPicture
              strip={unpackStrip(strip)}
              layout={{ axis, asOf, height, width: stripWidth }}
              lines={lines}
            />
          </div>
          <div role="gridcell" className="strip-bar" title={describeStripStance(stance)}>
            <StanceBarMark
              mark={stance.mark}
              size={stanceBarSizes[isDense ? 'chip' : isSingle ? 'end' : 'beside']}
            />
          </div>
        </div>
      ))}
      {isSingle && <RowWords stance={cells[0]!.stance} isDense={isDense} />}
    </div>
  )
})

function RowHead({ row, pins, isDense }: Pick<RowProps, 'row' | 'pins'> & { isDense: boolean }) {
  const { actor, heading, house } = row
  if (heading)
    return (
      <div role="rowheader" className="strip-name">
        <a href={heading.href} dir="auto" title={heading.words}>
          {heading.words}
        </a>
      </div>
    )
  return (
    <div role="rowheader" className="strip-name">
      <Pinnable pins={pins} actor={actor}>
        <Link to={`/actors/${actor.id}`} dir="auto" title={actor.name}>
          {actor.name}
        </Link>
      </Pinnable>
      {!isDense && house && (
        <span className="tiny muted" dir="auto">
          {house}
        </span>
      )}
    </div>
  )
}

function RowWords({ stance, isDense }: { stance: StripStance; isDense: boolean }) {
  const code = stance.level === null ? 'absent' : findLevelRow(stance.level).code
  return (
    <div role="gridcell" className="strip-words" title={describeStripStance(stance)}>
      <span className={`stance-word ${code}`}>{formatRowWord(stance)}</span>
      {!isDense && <span className="tiny muted">{fitQualifiers(stance)}</span>}
    </div>
  )
}
