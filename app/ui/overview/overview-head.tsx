import { Link } from '@remix-run/react'
import { formatEdtfDate, type EdtfDate } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { LeadHeading, type ShownSentence } from '../lead-sentence.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

type OverviewHeadProps = {
  dossier: Pick<DossierRecord, 'name' | 'procedure' | 'slug'>
  lead: ShownSentence | 'pending' | null
  /** How many topics the dossier has. */
  topics: number
  counts: { letters: number; positions: number; newest: EdtfDate | null }
  mayAdd: boolean
  /** The address of a stance summary of what the overview shows. */
  briefings: string
}

/** Which dossier this is, what can be said first, and what is done from here. */
export function OverviewHead({
  dossier,
  lead,
  topics,
  counts,
  mayAdd,
  briefings,
}: OverviewHeadProps) {
  const inDossier = useDossierPath()
  return (
    <div className="between">
      <div>
        <div className="muted small">
          {lead &&
            lead !== 'pending' &&
            `${[dossier.name, dossier.procedure].filter(Boolean).join(' · ')} · `}
          {formatQuantity(counts.letters, 'letter')} · {formatQuantity(topics, 'topic')} ·{' '}
          {formatQuantity(counts.positions, 'position')}, every one quoted
          {counts.newest && ` · newest letter ${formatEdtfDate(counts.newest)}`}
        </div>
        <LeadHeading lead={lead} slug={dossier.slug}>
          {dossier.name}
        </LeadHeading>
      </div>
      <div className="row">
        {mayAdd && (
          <Link className="button" to={`/letters/new?dossier=${dossier.slug}`}>
            + Add a letter
          </Link>
        )}
        <Link className="button primary" to={briefings}>
          New briefing
        </Link>
        <Link
          reloadDocument
          className="button quiet"
          to={inDossier('package.zip')}
          download
          title="Topics, letters with their files, and every coded passage as one file"
        >
          Download the dossier
        </Link>
      </div>
    </div>
  )
}
