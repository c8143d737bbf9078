import { useKeptContent } from '#app/charts/kept-markup.ts'
import type { EvidenceText } from '#app/domain/briefing/actor-stance.ts'
import type { Briefing } from '#app/domain/briefing/briefing.ts'
import { formatDay } from '#app/domain/days.ts'
import { TableScroll } from '../table-scroll.tsx'
import { MoreInFiles } from './more-in-files.tsx'

/** The passages that the numbers of a briefing are made of, with what each weighs. */
export function BriefingEvidenceTable({ briefing }: { briefing: Briefing }) {
  const actorStances = briefing.topics.flatMap((topic) => topic.actorStances)
  const [countedTotal, shownTotal] = [
    actorStances.reduce((sum, actorStance) => sum + actorStance.countedTotal, 0),
    actorStances.reduce((sum, { evidence }) => sum + evidence.length, 0),
  ]
  const rows = briefing.topics.flatMap((topic) =>
    topic.actorStances.flatMap(({ actor, evidence }) =>
      evidence.map((part) => ({ topic: topic.heading, actor: actor.short, ...part })),
    ),
  )
  const content = useKeptContent(
    JSON.stringify(['evidence of a briefing', rows]),
    <EvidenceRows rows={rows} />,
  )
  return (
    <TableScroll label="What the numbers are made of">
      <table {...content} />
      <MoreInFiles total={countedTotal} shownCount={shownTotal} unit="counted passages" />
    </TableScroll>
  )
}

type EvidenceRow = EvidenceText & { topic: string; actor: string }

function EvidenceRows({ rows }: { rows: readonly EvidenceRow[] }) {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">Actor</th>
          <th scope="col">Source</th>
          <th scope="col">Counts from</th>
          <th scope="col">Level</th>
          <th scope="col" className="number">
            Weight
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <td>{row.topic}</td>
            <td>{row.actor}</td>
            <td>{row.source}</td>
            <td>{formatDay(row.day)}</td>
            <td>
              {row.number} {row.label}
            </td>
            <td className="number">{row.weight === null ? '–' : row.weight.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </>
  )
}
