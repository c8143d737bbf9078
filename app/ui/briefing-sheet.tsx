import { Link } from '@remix-run/react'
import type { Briefing, BriefedTopic } from '#app/domain/briefing/briefing.ts'
import { listedWords, sayCites, type Phrase } from '#app/domain/briefing/phrases.ts'
import type { BriefedQuote } from '#app/domain/briefing/quotes.ts'
import { saySource } from '#app/domain/briefing/sources.ts'
import {
  saySilent,
  toldAndSilent,
  type StanceSaid,
  type Standing,
} from '#app/domain/briefing/standing.ts'
import { absenceRow, levelRow } from '#app/domain/level.ts'
import { sayDay } from '#app/domain/days.ts'
import type { Timeline } from '#app/domain/timeline.ts'
import { TimelineChart } from './charts/timeline-chart.tsx'
import { TableScroll } from './table-scroll.tsx'
import './chip.css'

type Drawn = Timeline & { titles: Readonly<Record<string, string>> }

/** A briefing as it will look in print; of many passages the newest ones, and how many more the files hold. */
export function BriefingSheet({
  briefing,
  drawn,
  order,
}: {
  briefing: Briefing
  drawn: Drawn
  order: string[]
}) {
  return (
    <article className="sheet" aria-label="Preview of the briefing">
      <div className="tiny faint">
        STANCE BRIEFING · as of {briefing.asOfSaid} · {briefing.periodSaid}
      </div>
      <h1>{briefing.title}</h1>
      {briefing.empty && <p>{briefing.empty}</p>}
      {briefing.summary.map(({ actor, sentence }) => (
        <p key={actor.id}>
          <Phrases said={sentence} />
        </p>
      ))}
      {briefing.matrix.rows.length > 0 && briefing.matrix.topics.length > 0 && (
        <>
          <h2>Where they stand</h2>
          <Matrix briefing={briefing} />
        </>
      )}
      {briefing.topics.map((topic, index) => (
        <TopicSection key={topic.id} topic={topic} drawn={drawn} index={index} order={order} />
      ))}
      {briefing.sources.length > 0 && (
        <>
          <h2>Sources</h2>
          <ol>
            {briefing.sources.map((source) => (
              <SourceLine key={source.letterId} source={source} />
            ))}
          </ol>
          <Rest of={briefing.letters} shown={briefing.sources.length} what="letters" />
        </>
      )}
      {briefing.sources.length > 0 && (
        <>
          <h2>What the numbers are made of</h2>
          <Evidence briefing={briefing} />
        </>
      )}
      <h2>How this was made</h2>
      <div className="notes">
        {briefing.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>
          Made on {briefing.madeOnSaid} with Stanceline,{' '}
          <Link to="/method">method version {briefing.methodVersion}</Link>.
        </p>
      </div>
    </article>
  )
}

/** What the preview leaves to the files. */
function Rest({ of, shown, what }: { of: number; shown: number; what: string }) {
  if (of <= shown) return null
  return (
    <p className="small muted">
      The newest {shown.toLocaleString('en')} of {of.toLocaleString('en')} {what} are shown here;
      the Word, CSV and Markdown files hold all.
    </p>
  )
}

function Phrases({ said }: { said: readonly Phrase[] }) {
  return (
    <>
      {said.map(({ words, strong, cites }, index) => (
        <span key={index}>
          {strong ? <b>{words}</b> : words}
          {cites && cites.length > 0 && <sup>{sayCites(cites)}</sup>}
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
                  <Chip said={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Chip({ said }: { said: StanceSaid }) {
  const rest = said.qualifiers.filter((qualifier) => qualifier !== 'conditional')
  return (
    <>
      <span
        className={`chip ${said.level === null ? 'absent' : levelRow(said.level).code}${said.conditional ? ' conditional' : ''}`}
      >
        {said.weightedSaid !== null && <b>{said.weightedSaid}</b>}
        {said.said}
      </span>
      <div className="tiny muted">
        {[said.letters > 1 ? `${said.letters} letters` : '', ...rest].filter(Boolean).join(', ')}
      </div>
    </>
  )
}

function TopicSection({
  topic,
  drawn,
  index,
  order,
}: {
  topic: BriefedTopic
  drawn: Drawn
  index: number
  order: string[]
}) {
  const { told, silent } = toldAndSilent(topic.standings)
  const facet = drawn.facets[index]
  return (
    <section>
      <h2>{topic.name}</h2>
      <p className="small muted">Proposition: “{topic.proposition}”</p>
      {facet && facet.series.length > 0 && (
        <TimelineChart
          facet={facet}
          period={drawn.period}
          asOf={drawn.asOf}
          milestones={drawn.milestones}
          titles={drawn.titles}
          actorIds={order}
          hrefOf={({ letterId, positionId }) => `/letters/${letterId}#position-${positionId}`}
        />
      )}
      {told.map((standing) => (
        <StandingPart key={standing.actor.id} standing={standing} />
      ))}
      {silent.length > 0 && <p>{saySilent(silent)}</p>}
    </section>
  )
}

function StandingPart({ standing }: { standing: Standing }) {
  const { actor, stance, figures, shifts, quotes, absences, reported, printable } = standing
  const printed = [...quotes, ...absences, ...reported]
  return (
    <>
      <h3>{actor.name}</h3>
      <p>
        {stance.weighted !== null && (
          <>
            <b>{stance.said}.</b>{' '}
          </>
        )}
        <Phrases said={figures} />
      </p>
      {shifts.map((shift) => (
        <p key={shift.day}>
          <b>{shift.head}.</b> {shift.sentence}
        </p>
      ))}
      {printed.map((quote) => (
        <Quote key={quote.positionId} quote={quote} />
      ))}
      <Rest of={printable} shown={printed.length} what="passages" />
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
            ? `${quote.said} (${absenceRow(quote.absence).means})`
            : `${quote.number} ${quote.said}`}
        </b>
        , {listedWords(quote.holders)},{' '}
        <Link to={`/letters/${quote.letterId}#position-${quote.positionId}`}>{quote.cited}</Link>
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
  const { lead, title, rest } = saySource(source)
  return (
    <li value={source.number}>
      {lead}: “<Link to={`/letters/${source.letterId}`}>{title}</Link>”. {rest}.
    </li>
  )
}

function Evidence({ briefing }: { briefing: Briefing }) {
  const standings = briefing.topics.flatMap((topic) => topic.standings)
  const [counted, shown] = [
    standings.reduce((sum, standing) => sum + standing.counted, 0),
    standings.reduce((sum, { evidence }) => sum + evidence.length, 0),
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
            topic.standings.flatMap(({ actor, evidence }) =>
              evidence.map((part, index) => (
                <tr key={`${topic.id}${actor.id}${index}`}>
                  <td>{topic.name}</td>
                  <td>{actor.short}</td>
                  <td>{part.source}</td>
                  <td>{sayDay(part.day)}</td>
                  <td>
                    {part.number} {part.said}
                  </td>
                  <td className="number">{part.weight === null ? '–' : part.weight.toFixed(2)}</td>
                </tr>
              )),
            ),
          )}
        </tbody>
      </table>
      <Rest of={counted} shown={shown} what="counted passages" />
    </TableScroll>
  )
}
