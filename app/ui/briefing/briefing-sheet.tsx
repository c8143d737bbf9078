import { Link } from '@remix-run/react'
import type { Briefing } from '#app/domain/briefing/briefing.ts'
import { describeSource } from '#app/domain/briefing/sources.ts'
import { noteLanguage } from '#app/domain/lead-sentence/note-language.ts'
import { LeadSentence, type ShownSentence } from '../lead-sentence.tsx'
import type { Pins } from '../pins/pins.ts'
import type { ShownStrips } from '../stances/page-strips.tsx'
import { BriefingEvidenceTable } from './evidence-table.tsx'
import { MoreInFiles } from './more-in-files.tsx'
import { Phrases } from './phrases.tsx'
import { StanceMatrix } from './stance-matrix.tsx'
import { TopicSection } from './topic-section.tsx'

/** A briefing as it will look in print; of many passages the newest ones, and how many more the files hold. */
export function BriefingSheet({
  lead,
  slug,
  briefing,
  strips,
  pins,
}: {
  lead: ShownSentence | null
  slug: string
  briefing: Briefing
  strips: ShownStrips | null
  pins: Pins
}) {
  return (
    <article className="sheet" aria-label="Preview of the briefing">
      <div className="tiny faint">
        STANCE BRIEFING · as of {briefing.asOfText} · {briefing.periodText}
      </div>
      <h1>{briefing.title}</h1>
      {lead && <SheetLead lead={lead} slug={slug} />}
      {briefing.empty && <p>{briefing.empty}</p>}
      {briefing.topics.map(({ id, name, proposition }) => (
        <p key={id} className="small muted">
          <bdi>{name}</bdi>: “<bdi>{proposition}</bdi>”
        </p>
      ))}
      {briefing.summary.map(({ actors, sentence }) => (
        <p key={actors[0]!.id}>
          <Phrases phrases={sentence} />
        </p>
      ))}
      {briefing.matrix.rows.length > 0 && briefing.matrix.topics.length > 0 && (
        <>
          <h2>Where they stand</h2>
          <StanceMatrix briefing={briefing} />
        </>
      )}
      {briefing.topics.map((topic) => (
        <TopicSection key={topic.id} topic={topic} strips={strips} pins={pins} />
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
          <BriefingEvidenceTable briefing={briefing} />
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

function SheetLead({ lead, slug }: { lead: ShownSentence; slug: string }) {
  const note = noteLanguage(lead)
  return (
    <div className="sheet-lead">
      <LeadSentence lead={lead} slug={slug} as="p" />
      {note && <p className="tiny muted">{note}</p>}
    </div>
  )
}

function SourceLine({ source }: { source: Briefing['sources'][number] }) {
  const { lead, title, rest } = describeSource(source)
  return (
    <li value={source.number}>
      <bdi>{lead}</bdi>: “<Link to={`/letters/${source.letterId}`}>{title}</Link>”. {rest}.
    </li>
  )
}
