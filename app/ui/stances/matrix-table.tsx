import { Link } from '@remix-run/react'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { StanceBarMark } from '#app/charts/stance-bar.tsx'
import { GroupBar } from '#app/charts/group-strip-picture.tsx'
import { SilenceTexture } from '#app/charts/silence-texture.tsx'
import { silences } from '#app/domain/coverage/silences.ts'
import { findLevelRow } from '#app/domain/level.ts'
import { describeGroupSum } from '#app/domain/strips/group-sums.ts'
import { describeStripStance, fitQualifiers, formatRowWord } from '#app/domain/strips/row-words.ts'
import { formatChange } from '#app/domain/strips/two-days.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { TwoDayMark } from '#app/charts/two-day-mark.tsx'
import { TableScroll } from '../table-scroll.tsx'
import type { StripTableCell, StripTableGroup } from './strip-rows.ts'
import './strips.css'
import '#app/charts/strips.css'

type Props = {
  topics: readonly { id: string; name: string }[]
  groups: readonly StripTableGroup[]
  isGrouped: boolean
  foldHref: (key: string) => string
  cellHref: (topicId: string, actorId: string) => string
}

/** Where everybody stands on every topic: the strips folded away, a bar for each. */
export function MatrixTable({ topics, groups, isGrouped, foldHref, cellHref }: Props) {
  return (
    <TableScroll label="Where everybody stands on every topic">
      <table className="stance-matrix">
        <thead>
          <tr>
            <th scope="col">Actor</th>
            {topics.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.key}>
            {isGrouped && (
              <tr className="strip-group">
                <th scope="rowgroup">
                  <Link
                    to={foldHref(group.key)}
                    preventScrollReset
                    className="strip-fold"
                    aria-expanded={group.isOpen}
                  >
                    <span dir="auto">{group.name}</span>
                  </Link>
                </th>
                {group.sums.map(({ topicId, sum }) => (
                  <td key={topicId}>
                    <GroupBar counts={sum.counts} width={stanceBarSizes.cell.width} />
                    <span className="tiny muted">{describeGroupSum(sum)}</span>
                  </td>
                ))}
              </tr>
            )}
            {group.rows.map(({ actor, house, cells }) => (
              <tr key={actor.id}>
                <th scope="row">
                  <Link to={`/actors/${actor.id}`} dir="auto" title={actor.name}>
                    {actor.name}
                  </Link>
                  <span className="tiny muted" dir="auto">
                    {house}
                  </span>
                </th>
                {cells.map((cell) => (
                  <td key={cell.topicId}>
                    <MatrixCell cell={cell} href={cellHref(cell.topicId, actor.id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableScroll>
  )
}

function MatrixCell({ cell, href }: { cell: StripTableCell; href: string }) {
  const { stance, silence, compared } = cell
  const code = stance.level === null ? 'absent' : findLevelRow(stance.level).code
  const change = compared && formatChange(compared)
  return (
    <Link to={href} className="matrix-cell" title={describeStripStance(stance)}>
      {silence ? (
        <SilenceTexture kinds={silence.kinds} {...textureSize} />
      ) : (
        <StanceBarMark
          mark={stance.mark}
          size={stanceBarSizes.cell}
          before={compared?.before ?? null}
        />
      )}
      <span className={`stance-word ${code}`}>
        {silence ? capitaliseFirst(silence.words) : formatRowWord(stance)}
        {change && <b className="matrix-change"> {change}</b>}
      </span>
      {!silence && <span className="tiny muted">{fitQualifiers(stance)}</span>}
    </Link>
  )
}

const textureSize = { width: stanceBarSizes.cell.width, height: 10 }

/** What the textures and arrows of a matrix mean. */
export function MatrixKey({ isCompared }: { isCompared: boolean }) {
  return (
    <div className="strip-key" aria-label="Key of the matrix">
      {isCompared && (
        <span>
          <TwoDayMark from={-1} to={1} size={{ width: 52, height: 14 }} /> from the first day to the
          second
        </span>
      )}
      {silences.map(({ silence, word }) => (
        <span key={silence}>
          <SilenceTexture kinds={[silence]} width={34} height={10} /> {word.toLowerCase()}
        </span>
      ))}
    </div>
  )
}
