import { Link } from '@remix-run/react'
import { formatCount } from '#app/domain/text/words.ts'
import { FormOutcome } from '../form-outcome.tsx'
import { Pager } from '../pager.tsx'
import { AgreementDays, type ChosenDays } from './agreement-days.tsx'
import { AgreementTable, type AgreedRow } from './agreement-table.tsx'
import { CodingTable, type CodingRow, WithdrawnCodings } from './coding-table.tsx'
import { DrawnLetters, type DrawnList } from './drawn-letters.tsx'
import { GivingForms } from './giving-forms.tsx'

type FormAnswer =
  | { ok: true; message: string }
  | { ok: false; errors: Record<string, string>; fields: Record<string, string> }

type Props = {
  dossier: { name: string; slug: string }
  mayGive: boolean
  mayTakeBack: boolean
  seesDifferences: boolean
  userId: string
  coders: readonly { id: string; name: string }[]
  finished: number
  share: number
  letter: { id: string; title: string } | null
  own: readonly { id: string; letterId: string; title: string }[]
  rows: readonly CodingRow[]
  /** Of letters that were withdrawn since, to be taken back. */
  withdrawn: readonly CodingRow[]
  page: number
  pages: number
  anyDone: boolean
  draws: readonly {
    id: string
    name: string
    share: number
    seed: string
    drawn: number
    poolSize: number
    day: string
  }[]
  drawnList: DrawnList | null
  openPairs: number
  /** Agreement by topic, over all pairs of coders. */
  agreement: readonly (AgreedRow & { topicId: string })[]
  chosen: ChosenDays
  answer: FormAnswer | undefined
}

/** The letters of a dossier that are coded a second time, and how editors give them out. */
export function SecondCodingsScreen(props: Props) {
  const { dossier, mayGive, own, page, pages, anyDone, openPairs, answer } = props
  return (
    <div className="page">
      <Link className="small" to={`/dossiers/${dossier.slug}`}>
        ← {dossier.name}
      </Link>
      <div className="between">
        <h1>Second codings</h1>
        {anyDone && (
          <Link className="button primary" to={`/dossiers/${dossier.slug}/differences`}>
            {openPairs ? `To settle: ${formatCount(openPairs, 'difference')}` : 'Differences'}
          </Link>
        )}
      </div>
      <p className="muted block">
        A second coder reads a finished letter without seeing its first coding. Until they are done,
        the letter is left out of everything else that they see. What they code counts nowhere;
        where the two differ, an editor settles it with a reason. Drawn letters tell how far coders
        agree; letters given by hand, the least certain among them, do not.
      </p>
      <p className="small">
        <Link to={`/dossiers/${dossier.slug}/self-checks`}>
          Check yourself: code old passages of yours again
        </Link>
      </p>
      <FormOutcome answer={answer} />
      {own.length > 0 && <OwnCodings own={own} />}
      {mayGive && <GivingForms {...props} />}
      <CodingTable {...props} />
      <Pager page={page} pages={pages} />
      <WithdrawnCodings rows={props.withdrawn} />
      {anyDone && <DossierAgreement {...props} />}
      <DrawTable {...props} />
    </div>
  )
}

function OwnCodings({ own }: Pick<Props, 'own'>) {
  return (
    <section className="card" aria-labelledby="own">
      <h2 id="own">Yours to code</h2>
      <ul className="plain">
        {own.map(({ id, letterId, title }) => (
          <li key={id}>
            <Link to={`/letters/${letterId}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How far coders agree on each topic, in the days that the address says. */
function DossierAgreement({ dossier, agreement, chosen }: Props) {
  return (
    <section className="card" aria-labelledby="agreement">
      <h2 id="agreement">Agreement by topic</h2>
      <p className="tiny muted">
        Before settling, over letters drawn at random and all pairs of coders. Alpha is
        Krippendorff’s, ordinal, with the 95 % bootstrap interval from ten passages on. A topic’s
        page tells it by pair and by quarter.
      </p>
      <AgreementDays {...chosen} />
      {agreement.length > 0 ? (
        <AgreementTable
          label="Agreement by topic"
          of="Topic"
          rows={agreement}
          pathOf={(index) => `/dossiers/${dossier.slug}/topics/${agreement[index]!.topicId}`}
        />
      ) : (
        <p className="empty">
          In these days no drawn letter was coded a second time by two people who have an account
          here. Draw letters, or choose other days.
        </p>
      )}
    </section>
  )
}

/** What it takes to draw the same letters again. */
function DrawTable({ draws, drawnList, mayTakeBack }: Props) {
  if (!draws.length) return null
  return (
    <details className="card" open={drawnList !== null}>
      <summary>How letters were drawn</summary>
      <p className="small muted">
        The letters that could be drawn are put in the order of the SHA-256 of the seed, a space and
        the letter’s id; the first ones are drawn. So the same seed and list give the same letters.
      </p>
      <ul className="plain small">
        {draws.map(({ id, name, share, seed, drawn, poolSize, day }) => (
          <li key={id}>
            {day}: {formatCount(drawn, 'letter')} of {poolSize.toLocaleString('en')} for {name} (
            {share} % of the finished ones), seed <code>{seed}</code>
            {mayTakeBack && (
              <>
                {' '}
                · <Link to={`?draw=${id}`}>The list</Link>
              </>
            )}
          </li>
        ))}
      </ul>
      {drawnList && <DrawnLetters list={drawnList} />}
    </details>
  )
}
