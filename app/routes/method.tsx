import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { describeMeanRange, levels } from '#app/domain/level.ts'
import { stanceExamples } from '#app/domain/method-examples.ts'
import { getCachedStance } from '#app/domain/memoized-stance.ts'
import { dividedBelowConsensus, methodVersion } from '#app/domain/stance.ts'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { loadStanceView } from '#app/features/analysis/stance-table.ts'
import { EvidenceTable } from '#app/ui/evidence-table.tsx'
import { StanceChip } from '#app/ui/chip.tsx'
import { TableScroll } from '#app/ui/table-scroll.tsx'
import { AgreementAndAlignment, StanceExample } from '#app/ui/method/worked-examples.tsx'
import '#app/ui/screens.css'
import { weightAtAge, fadingMonths } from '#app/domain/evidence-age.ts'

export const meta: MetaFunction = () => [{ title: 'Method · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read')
  const { topics } = await requireCurrentDossier(visible)
  const { asOf } = await findCurrentAsOf(visible, getToday())
  const [newest] = await visible.positions.newestPage({ to: asOf }, 1)
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
        getCachedStance(evidenceOf(actor.id, topic.id), asOf),
        12,
      ),
    },
  }
}

const rules = [
  [
    'What counts',
    'Positions that are approved and not withdrawn, dated not later than the as-of day. A ' +
      'letter whose date is an interval counts once its last day has passed. What a letter ' +
      'reports about somebody else is shown and never counted.',
  ],
  ['Duplicates', 'The same holder, topic, level and letter count once.'],
  [
    'Latest stance',
    'The mean of the levels in the newest letter. It is carried forward, dotted; after ' +
      `${fadingMonths} months without new evidence it fades and is called stale.`,
  ],
  [
    'Weighted stance',
    'The mean of the levels, each weighed by the age of its letter in years of 365.25 days at ' +
      'the as-of day: 1 up to two years, (5 − age) / 3 between two and five, 0 from five years ' +
      'on.',
  ],
  [
    'Words',
    'Follow the weighted mean, as the table below says. With fewer than two letters the word ' +
      'carries “one letter”. With a consensus (Tastle and Wierman, over the scale’s range of 4) ' +
      `below ${dividedBelowConsensus} it carries “divided”. When a third or more of what was ` +
      'asked is withheld or evaded, “strongly” is left out of the word; the number stays.',
  ],
  [
    'Interval',
    'From four letters on, the middle 95 % of 1,000 means over letters drawn with replacement ' +
      'from a fixed seed. Below that there is no interval: the dots are all there is.',
  ],
  [
    'Organisations',
    'Count what their people and units said while they belonged to them, at the last day the ' +
      'letter may be of; each letter once.',
  ],
  [
    'Shift',
    'Between consecutive calendar years with at least two letters each: a shift when the ' +
      'means differ by 1 or more and their intervals (ranges below four letters) lie apart, a ' +
      'possible shift when one of the two holds. Dated by the first letter of the later year.',
  ],
  [
    'Agreement',
    'Between coders: Krippendorff’s alpha for ordinal levels, with the units and coders it ' +
      'rests on; “no variation” where it is undefined.',
  ],
  [
    'Alignment',
    'Of two actors: the mean, over the topics on which both have a stance, of 1 − ' +
      '|difference| / 4, with the number of topics.',
  ],
] as const

export default function Method() {
  const { own } = useLoaderData<typeof loader>()
  return (
    <div className="page method">
      <h1>Method, version {methodVersion}</h1>
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
            <StanceChip stance={own.found} conditional={false} />
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
        <h2 id="words">Words for a weighted mean</h2>
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
                  <StanceChip stance={{ word, weighted: level }} conditional={false} />
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
