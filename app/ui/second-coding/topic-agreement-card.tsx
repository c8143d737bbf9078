import { formatAlpha } from '#app/domain/agreement.ts'
import type { PairAgreement } from '#app/domain/second-coding/pair-agreement.ts'
import { formatCount } from '#app/domain/text/words.ts'

type Row = PairAgreement & { names: string; since: string; letters: number; waiting: number }
type Props = { rows: readonly Row[]; unnamed: number; unfinished: number }

/** How far two coders agree on a topic, by pair; nothing where no drawn letter was coded twice. */
export function TopicAgreementCard({ rows, unnamed, unfinished }: Props) {
  if (!rows.length && !unnamed) return null
  return (
    <section className="card" aria-labelledby="agreement">
      <h2 id="agreement">Agreement of coders</h2>
      <p className="tiny muted">
        Before settling, over letters drawn at random. Alpha is Krippendorff’s, ordinal, with the 95
        % bootstrap interval; .667 and .8 are the usual marks.
      </p>
      {rows.map((row) => (
        <dl key={row.names} className="facts">
          <dt>
            {row.names}
            <div className="tiny muted">
              since {row.since}, {formatCount(row.letters, 'letter')}
            </div>
          </dt>
          <dd>
            {row.letters > 0 && (
              <>
                <p>{describeAlpha(row)}</p>
                <p className="small">
                  Same level {formatShare(row.exact)}, within one {formatShare(row.withinOne)} of{' '}
                  {formatCount(row.passages, 'passage')}, 2 coders. Found by both (overlap F1){' '}
                  {formatShare(row.foundByBoth)}.
                </p>
              </>
            )}
            {row.waiting > 0 && <p className="small muted">{describeWaiting(row.waiting)}</p>}
          </dd>
        </dl>
      ))}
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

function describeAlpha({ alpha, interval, why, tooFew }: Row): string {
  if (why === 'no variation')
    return 'No variation: alpha cannot be told where all levels are the same.'
  if (alpha === null) return 'No passage was given a level by both.'
  const range = interval ? ` [${formatAlpha(interval.low)}, ${formatAlpha(interval.high)}]` : ''
  return `Alpha ${formatAlpha(alpha)}${range}${tooFew ? ', too few passages for an interval' : ''}`
}

const formatShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`
