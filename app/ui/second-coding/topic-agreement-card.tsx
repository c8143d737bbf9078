import { describeAlpha, formatAgreedShare } from '#app/domain/second-coding/agreement-words.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { AgreementDays, type ChosenDays } from './agreement-days.tsx'
import { type AgreedRow, AgreementTable } from './agreement-table.tsx'

type Row = AgreedRow & { days: string | null }
type Props = {
  isAny: boolean
  rows: readonly Row[]
  quarters: readonly Row[]
  unnamed: number
  unfinished: number
  chosen: ChosenDays
}

/** How far coders agree on a topic, by pair and by time; nothing where no drawn letter was ever coded twice. */
export function TopicAgreementCard({ isAny, rows, quarters, chosen, unnamed, unfinished }: Props) {
  if (!isAny) return null
  return (
    <section className="card" aria-labelledby="agreement">
      <h2 id="agreement">Agreement of coders</h2>
      <p className="tiny muted">
        Before settling, over letters drawn at random. Alpha is Krippendorff’s, ordinal, with the 95
        % bootstrap interval; .667 and .8 are the usual marks.
      </p>
      <AgreementDays {...chosen} />
      {!rows.length && (
        <p className="empty">
          In these days no drawn letter was coded a second time by two people who have an account
          here. Choose others.
        </p>
      )}
      {rows.map((row) => (
        <dl key={row.name} className="facts">
          <dt>
            {row.name}
            {row.days && (
              <div className="tiny muted">
                {row.days}, {formatCount(row.letters, 'letter')}
              </div>
            )}
          </dt>
          <dd>
            {row.letters > 0 && (
              <>
                <p>{describeAlpha(row)}</p>
                <p className="small">
                  Same level {formatAgreedShare(row.exact)}, within one{' '}
                  {formatAgreedShare(row.withinOne)} of {formatCount(row.passages, 'passage')},{' '}
                  {formatCount(row.coders, 'coder')}. Found by both (overlap F1){' '}
                  {formatAgreedShare(row.foundByBoth)}.
                </p>
              </>
            )}
            {row.waiting > 0 && <p className="small muted">{describeWaiting(row.waiting)}</p>}
          </dd>
        </dl>
      ))}
      {quarters.length > 0 && (
        <AgreementTable label="Agreement by quarter" of="Quarter" rows={quarters} />
      )}
      <LeftOut unnamed={unnamed} unfinished={unfinished} />
    </section>
  )
}

/** What was drawn and is not in the numbers. */
function LeftOut({ unnamed, unfinished }: Pick<Props, 'unnamed' | 'unfinished'>) {
  return (
    <>
      {unnamed > 0 && (
        <p className="small muted">
          Not in it: what came with a package or a table in {formatCount(unnamed, 'letter')}, as
          nobody here coded it first.
        </p>
      )}
      {unfinished > 0 && (
        <p className="small muted">
          {formatCount(unfinished, 'letter')} that {unfinished === 1 ? 'was' : 'were'} drawn in this
          dossier {unfinished === 1 ? 'is' : 'are'} not coded a second time yet.
        </p>
      )}
    </>
  )
}

const describeWaiting = (letters: number): string =>
  letters === 1
    ? 'One letter is not in it yet: something in it, or in one done before it, waits to be settled.'
    : `${formatCount(letters, 'letter')} are not in it yet: something in one of them waits to be settled.`
