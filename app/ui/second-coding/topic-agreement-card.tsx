import type { PairAgreement } from '#app/domain/second-coding/pair-agreement.ts'
import { formatCount } from '#app/domain/text/words.ts'

type Row = PairAgreement & { names: string; since: string; letters: number }

/** How far two coders agree on a topic, by pair; nothing where no drawn letter was coded twice. */
export function TopicAgreementCard({ rows }: { rows: readonly Row[] }) {
  if (!rows.length) return null
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
            <p>{describeAlpha(row)}</p>
            <p className="small">
              Same level {formatShare(row.exact)}, within one {formatShare(row.withinOne)} of{' '}
              {formatCount(row.passages, 'passage')}, 2 coders. Found by both (overlap F1){' '}
              {formatShare(row.foundByBoth)}.
            </p>
          </dd>
        </dl>
      ))}
    </section>
  )
}

function describeAlpha({ alpha, interval, why, tooFew }: Row): string {
  if (why === 'no variation')
    return 'No variation: alpha cannot be told where all levels are the same.'
  if (alpha === null) return 'No passage was given a level by both.'
  const range = interval ? ` [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]` : ''
  return `Alpha ${alpha.toFixed(2)}${range}${tooFew ? ', too few passages for an interval' : ''}`
}

const formatShare = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`
