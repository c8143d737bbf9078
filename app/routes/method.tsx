import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { describeMeanRange, levels } from '#app/domain/level.ts'
import { stanceExamples } from '#app/domain/method-examples.ts'
import { getCachedStanceParts } from '#app/domain/memoized-stance.ts'
import { longestContradictionDays } from '#app/domain/method-v2/contradictions.ts'
import { newestMethodVersion } from '#app/domain/method-v2/derived-stance.ts'
import { daysToTakeBack } from '#app/domain/method-v2/moves.ts'
import { lettersForInterval } from '#app/domain/method-v2/stance-record.ts'
import { dividedBelowConsensus } from '#app/domain/stance.ts'
import { markOfLevel } from '#app/domain/stance-mark.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { findCurrentDossier } from '#app/auth/visible-dossier.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { loadStanceView } from '#app/features/analysis/stance-table.ts'
import { EvidenceTable } from '#app/ui/evidence-table.tsx'
import { StanceChip, QualifiedStance } from '#app/ui/chip.tsx'
import { TableScroll } from '#app/ui/table-scroll.tsx'
import { AgreementAndAlignment, StanceExample } from '#app/ui/method/worked-examples.tsx'
import '#app/ui/screens.css'
import { weightAtAge, daysUntilStale } from '#app/domain/evidence-age.ts'

export const meta: MetaFunction = () => [{ title: 'Method · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { visible, lastDossier } = requirePermission(context, 'read')
  const dossier = await findCurrentDossier({ visible, lastDossier })
  const topics = dossier ? await visible.topics.ofDossier(dossier.id) : []
  const topicIds = topics.map(({ id }) => id)
  const { asOf } = await findCurrentAsOf(visible, getToday(), topicIds)
  const [newest] = await visible.positions.newestPage({ topicIds, to: asOf }, 1)
  const [actor] = newest ? await visible.actors.byIds(newest.holderIds.slice(0, 1)) : []
  const topic = topics.find(({ id }) => id === newest?.topicId)
  if (!actor || !topic) return { own: null }
  const evidenceOf = await visible.evidence.ofActors([actor.id])
  return {
    own: {
      actor: { id: actor.id, name: actor.name },
      topic: { id: topic.id, name: topic.name },
      found: await loadStanceView(
        visible,
        getCachedStanceParts(evidenceOf(actor.id, topic.id), { asOf, today: getToday() }),
        12,
      ),
    },
  }
}

const rules = [
  [
    'What counts',
    'Positions that are approved and not withdrawn, dated not later than the as-of day. A ' +
      'letter whose date is an interval counts from its last day, but not later than the day on ' +
      'which it was received or, where that is not known, added. What is dated later is listed as ' +
      'not counted yet. What a letter reports about somebody else is shown and never counted.',
  ],
  [
    'One passage, one piece',
    'Positions on the same passage by different coders, or from different packages or tables, ' +
      'are one piece: the earliest stored counts until the difference is settled, and the stance ' +
      'says “coders differ”. Passages are the same where they overlap by half of the shorter one. ' +
      'After that the same level or absence of the same speaker in the same letter counts once.',
  ],
  [
    'A letter’s word and a day’s word',
    'A letter’s word is the mean over its speakers, each by the mean of their levels; a day’s ' +
      'word is the mean of its letters’ words.',
  ],
  [
    'Now',
    'The newest day’s word: the headline everywhere. “Since” is the first day of the unbroken ' +
      'stretch of days on the same side, “or earlier” where it is the first day known. ' +
      `“Stale” when more than ${daysUntilStale} days old, “order uncertain” when the newest letter is ` +
      'dated by an interval and another, 1 or more away, may be later, “since then: evaded” when ' +
      'an absence is newer.',
  ],
  [
    'The record',
    'Each letter once, by its word, weighed by its age in years of 365.25 days at the as-of day: ' +
      '1 up to two years, (5 − age) / 3 between two and five, 0 from five years on.',
  ],
  [
    'Words',
    'Follow now and the record, as the table below says. Without any level the word is “only ' +
      'silence”, with counts, or “no letter”. “One letter”, “says both” (the newest day holds ' +
      'opposite sides), “a of b unanswered” and “changed” (now and record lie 1 or more apart) ' +
      'belong to the word wherever it stands. “Capped”: a third or more of what was asked in the ' +
      'last five years is evaded or withheld; then “strongly” is left out.',
  ],
  [
    'Consensus and interval',
    'Tastle and Wierman’s consensus, over the scale’s range of 4, of the letters that carry ' +
      `weight, each equally: below ${dividedBelowConsensus} the record is divided. From ` +
      `${lettersForInterval} letters on the interval is the middle 95 % of 1,000 means over letters ` +
      'drawn with replacement from a fixed seed; below that the range.',
  ],
  [
    'Organisations',
    'Count what their people and units said while affiliated in a way that counts, on the ' +
      'letter’s last possible day. Beside the stance stand how many spoke, on which side they ' +
      'stand now, and their cohesion; where half or more stand on another side, “most members”.',
  ],
  [
    'Moves',
    'The days in order form runs: a day begins the next one when its word lies 1 or more from ' +
      'that of the run’s first day, or on the other side than the last one held. To the other side ' +
      'is a turn, within one side a change of tone, the rest are steps. For an organisation one ' +
      'author must have gone that way; otherwise another signatory speaks. Established by letters ' +
      'of two days before and after; taken back where the next move leads back within ' +
      `${daysToTakeBack} days.`,
  ],
  [
    'Contradictions',
    'Levels two or more apart and on opposite sides, on one day or on the nearest two days that ' +
      `have a side, at most ${longestContradictionDays} days apart. Where no author stands at both ends, members ` +
      'differ.',
  ],
  [
    'As-of day',
    'Today; where there is no evidence of the last two years, the day of the newest letter, and ' +
      'what is stale is judged by today.',
  ],
  [
    'Agreement',
    'Between coders: Krippendorff’s alpha for ordinal levels, with the units and coders it ' +
      'rests on; “no variation” where it is undefined.',
  ],
  [
    'Alignment',
    'Of two actors: the mean, over the topics on which both have a word that is not stale, of 1 − ' +
      '|difference of now| / 4, with the number of topics.',
  ],
] as const

export default function Method() {
  const { own } = useLoaderData<typeof loader>()
  return (
    <div className="page method">
      <h1>Method, version {newestMethodVersion}</h1>
      <p className="muted">
        How every number on these pages and in every briefing is made. The examples are computed
        here by the same functions; anybody can repeat them, on data of their own too, with{' '}
        <code>npm run -s stanceline -- method FILE</code>.
      </p>
      {own && (
        <section className="card" aria-labelledby="own">
          <div className="between">
            <h2 id="own">
              With your own data: <Link to={`/actors/${own.actor.id}`}>{own.actor.name}</Link> on{' '}
              {own.topic.name}
            </h2>
            <span>
              <QualifiedStance stance={own.found} />
            </span>
          </div>
          <EvidenceTable stance={own.found} />
        </section>
      )}
      <ol>
        {rules.map(([name, says]) => (
          <li key={name} className="gap-above">
            <b>{name}.</b> {says}
          </li>
        ))}
      </ol>
      <section className="card" aria-labelledby="words">
        <h2 id="words">Words for a mean</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Mean</th>
              <th scope="col">Word</th>
            </tr>
          </thead>
          <tbody>
            {[...levels].reverse().map(({ level, word }) => (
              <tr key={level}>
                <td>{describeMeanRange(word)}</td>
                <td>
                  <StanceChip
                    stance={{
                      level,
                      label: capitaliseFirst(word),
                      mark: markOfLevel(level),
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="card" aria-labelledby="weights">
        <h2 id="weights">Weight by age</h2>
        <TableScroll label="Weights by years">
          <table>
            <tbody>
              <tr>
                <th scope="row">Years</th>
                {[0, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5].map((years) => (
                  <td key={years} className="number">
                    {years}
                  </td>
                ))}
              </tr>
              <tr>
                <th scope="row">Weight</th>
                {[0, 1, 2, 2.5, 3, 3.5, 4, 4.5, 5].map((years) => (
                  <td key={years} className="number">
                    {weightAtAge(years).toFixed(2)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </TableScroll>
      </section>
      {stanceExamples.map((example) => (
        <StanceExample key={example.as_of} example={example} />
      ))}
      <AgreementAndAlignment />
    </div>
  )
}
