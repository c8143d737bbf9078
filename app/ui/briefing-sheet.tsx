import { positionHref } from '#app/ui/position-href.ts'
import { Link } from '@remix-run/react'
import type { Briefing, BriefedTopic } from '#app/domain/briefing/briefing.ts'
import { formatSourceNumbers, type Phrase } from '#app/domain/briefing/phrases.ts'
import type { BriefedQuote } from '#app/domain/briefing/quotes.ts'
import { describeSource } from '#app/domain/briefing/sources.ts'
import {
  describeSilentActors,
  separateSilent,
  type StanceText,
  type ActorStance,
} from '#app/domain/briefing/actor-stance.ts'
import { findAbsenceRow, findLevelRow } from '#app/domain/level.ts'
import { formatDay } from '#app/domain/days.ts'
import type { Timeline } from '#app/domain/timeline.ts'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import { TableScroll } from './table-scroll.tsx'
import './chip.css'
import { joinWithAnd } from '#app/domain/text/words.ts'

type TimelineWithTitles = Timeline & { titles: Readonly<Record<string, string>> }

/** A briefing as it will look in print; of many passages the newest ones, and how many more the files hold. */
export function BriefingSheet({
  briefing,
  timeline,
  order,
}: {
  briefing: Briefing
  timeline: TimelineWithTitles
  order: string[]
}) {
  return (
    <article className="sheet" aria-label="Preview of the briefing">
      <div className="tiny faint">
        STANCE BRIEFING · as of {briefing.asOfText} · {briefing.periodText}
      </div>
      <h1>{briefing.title}</h1>
      {briefing.empty && <p>{briefing.empty}</p>}
      {briefing.summary.map(({ actor, sentence }) => (
        <p key={actor.id}>
          <Phrases phrases={sentence} />
        </p>
      ))}
      {briefing.matrix.rows.length > 0 && briefing.matrix.topics.length > 0 && (
        <>
          <h2>Where they stand</h2>
          <Matrix briefing={briefing} />
        </>
      )}
      {briefing.topics.map((topic, index) => (
        <TopicSection
          key={topic.id}
          topic={topic}
          timeline={timeline}
          index={index}
          order={order}
        />
      ))}
      {briefing.sources.length > 0 && (
        <>
          <h2>Sources</h2>
          <ol>
            {briefing.sources.map((source) => (
              <SourceLine key={source.letterId} source={source} />
            ))}
          </ol>
          <MoreInFiles
            total={briefing.letters}
            shownCount={briefing.sources.length}
            unit="letters"
          />
        </>
      )}
      {briefing.sources.length > 0 && (
        <>
          <h2>What the numbers are made of</h2>
          <EvidenceSection briefing={briefing} />
        </>
      )}
      <h2>How this was made</h2>
      <div className="notes">
        {briefing.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>
          Made on {briefing.madeOnText} with Stanceline,{' '}
          <Link to="/method">method version {briefing.methodVersion}</Link>.
        </p>
      </div>
    </article>
  )
}

/** What the preview leaves to the files. */
function MoreInFiles({
  total,
  shownCount,
  unit,
}: {
  total: number
  shownCount: number
  unit: string
}) {
  if (total <= shownCount) return null
  return (
    <p className="small muted">
      The newest {shownCount.toLocaleString('en')} of {total.toLocaleString('en')} {unit} are shown
      here; the Word, CSV and Markdown files hold all.
    </p>
  )
}

function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  return (
    <>
      {phrases.map(({ words, strong, cites }, index) => (
        <span key={index}>
          {strong ? <b>{words}</b> : words}
          {cites && cites.length > 0 && <sup>{formatSourceNumbers(cites)}</sup>}
        </span>
      ))}
    </>
  )
}

function Matrix({ briefing: { matrix } }: { briefing: Briefing }) {
  return (
    <TableScroll label="Stances of each actor">
      <table>
        <thead>
          <tr>
            <th scope="col">Actor</th>
            {matrix.topics.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ actor, cells }) => (
            <tr key={actor.id}>
              <td>{actor.name}</td>
              {cells.map((cell) => (
                <td key={cell.topicId}>
                  <MatrixChip stance={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function MatrixChip({ stance }: { stance: StanceText }) {
  const rest = stance.qualifiers.filter((qualifier) => qualifier !== 'conditional')
  return (
    <>
      <span
        className={`chip ${stance.level === null ? 'absent' : findLevelRow(stance.level).code}${stance.conditional ? ' conditional' : ''}`}
      >
        {stance.weightedText !== null && <b>{stance.weightedText}</b>}
        {stance.label}
      </span>
      <div className="tiny muted">
        {[stance.letters > 1 ? `${stance.letters} letters` : '', ...rest]
          .filter(Boolean)
          .join(', ')}
      </div>
    </>
  )
}

function TopicSection({
  topic,
  timeline,
  index,
  order,
}: {
  topic: BriefedTopic
  timeline: TimelineWithTitles
  index: number
  order: string[]
}) {
  const { withEvidence, withoutEvidence } = separateSilent(topic.actorStances)
  const facet = timeline.facets[index]
  return (
    <section>
      <h2>{topic.name}</h2>
      <p className="small muted">Proposition: “{topic.proposition}”</p>
      {facet && facet.series.length > 0 && (
        <TimelineChart
          facet={facet}
          period={timeline.period}
          asOf={timeline.asOf}
          milestones={timeline.milestones}
          titles={timeline.titles}
          actorIds={order}
          hrefOf={positionHref}
        />
      )}
      {withEvidence.map((actorStance) => (
        <ActorStancePart key={actorStance.actor.id} actorStance={actorStance} />
      ))}
      {withoutEvidence.length > 0 && <p>{describeSilentActors(withoutEvidence)}</p>}
    </section>
  )
}

function ActorStancePart({ actorStance }: { actorStance: ActorStance }) {
  const { actor, stance, figures, shifts, quotes, absences, reported, printableTotal } = actorStance
  const printed = [...quotes, ...absences, ...reported]
  return (
    <>
      <h3>{actor.name}</h3>
      <p>
        {stance.weighted !== null && (
          <>
            <b>{stance.label}.</b>{' '}
          </>
        )}
        <Phrases phrases={figures} />
      </p>
      {shifts.map((shift) => (
        <p key={shift.day}>
          <b>{shift.heading}.</b> {shift.sentence}
        </p>
      ))}
      {printed.map((quote) => (
        <Quote key={quote.positionId} quote={quote} />
      ))}
      <MoreInFiles total={printableTotal} shownCount={printed.length} unit="passages" />
    </>
  )
}

function Quote({ quote }: { quote: BriefedQuote }) {
  return (
    <>
      <blockquote>
        “{quote.exact}”<sup>{quote.source}</sup>
      </blockquote>
      <p className="cited">
        <b>
          {quote.absence
            ? `${quote.label} (${findAbsenceRow(quote.absence).means})`
            : `${quote.number} ${quote.label}`}
        </b>
        , {joinWithAnd(quote.holders)}, <Link to={positionHref(quote)}>{quote.cited}</Link>
        {quote.remark && ` (${quote.remark})`}
        {quote.condition && (
          <>
            <br />
            On condition: “{quote.condition}”
          </>
        )}
        {quote.basis && (
          <>
            <br />
            Date: {quote.basis}
          </>
        )}
      </p>
    </>
  )
}

function SourceLine({ source }: { source: Briefing['sources'][number] }) {
  const { lead, title, rest } = describeSource(source)
  return (
    <li value={source.number}>
      {lead}: “<Link to={`/letters/${source.letterId}`}>{title}</Link>”. {rest}.
    </li>
  )
}

function EvidenceSection({ briefing }: { briefing: Briefing }) {
  const actorStances = briefing.topics.flatMap((topic) => topic.actorStances)
  const [countedTotal, shownTotal] = [
    actorStances.reduce((sum, actorStance) => sum + actorStance.countedTotal, 0),
    actorStances.reduce((sum, { evidence }) => sum + evidence.length, 0),
  ]
  return (
    <TableScroll label="What the numbers are made of">
      <table>
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
          {briefing.topics.flatMap((topic) =>
            topic.actorStances.flatMap(({ actor, evidence }) =>
              evidence.map((part, index) => (
                <tr key={`${topic.id}${actor.id}${index}`}>
                  <td>{topic.name}</td>
                  <td>{actor.short}</td>
                  <td>{part.source}</td>
                  <td>{formatDay(part.day)}</td>
                  <td>
                    {part.number} {part.label}
                  </td>
                  <td className="number">{part.weight === null ? '–' : part.weight.toFixed(2)}</td>
                </tr>
              )),
            ),
          )}
        </tbody>
      </table>
      <MoreInFiles total={countedTotal} shownCount={shownTotal} unit="counted passages" />
    </TableScroll>
  )
}
