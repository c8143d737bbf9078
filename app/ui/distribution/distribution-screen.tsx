import { Link, useSearchParams } from '@remix-run/react'
import { DistributionKey } from '#app/charts/distribution-chart.tsx'
import { chooseScaleMark, chooseVoiceHeight } from '#app/charts/model/distribution.ts'
import { mostDistributions } from '#app/charts/model/picture-size.ts'
import { layOutMilestones, type StripAxis } from '#app/charts/model/strip-axis.ts'
import { formatDay, type Day } from '#app/domain/days.ts'
import type { DistributionMeasure } from '#app/domain/distribution/distribution-choices.ts'
import { fadingMonths } from '#app/domain/evidence-age.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { UnapprovedNote } from '../approvals/unapproved-note.tsx'
import { Pager } from '../pager.tsx'
import { useAddress, type AddressChanges } from '../stances/address.ts'
import { SelectionWords } from '../stances/selection-words.tsx'
import { TakeAway } from '../stances/take-away.tsx'
import { everybodyAgain, isNarrowed, type ShownSelection } from '../stances/shown-selection.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { DistributionChoicesBar } from './distribution-choices-bar.tsx'
import { GroupDistribution, type ShownGroup } from './group-distribution.tsx'
import { GroupTable } from './group-table.tsx'
import '../stances/strips.css'
import './distribution.css'

type Props = {
  data: {
    unapproved: string | null
    selection: ShownSelection & { milestones: readonly Milestone[] }
    topic: { id: string; name: string } | null
    isOneOfSeveral: boolean
    measure: DistributionMeasure
    grouping: string
    attributes: readonly string[]
    axis: StripAxis
    actorCount: number
    lead: string | null
    firstDay: Day | null
    voices: number
    voicesOfGroups: number
    tableRows: number
    mostVoices: number
    groups: { rows: readonly ShownGroup[]; total: number; page: number; pages: number }
  }
}

/** How many voices stand where on one topic, over time and by group, and who breaks rank. */
export function DistributionScreen({ data }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('distribution'))
  const { selection, topic, lead, axis, actorCount, measure, grouping } = data
  const { errors } = selection
  const action = inDossier('distribution')
  return (
    <div className="page distribution">
      <h1>{lead ?? 'Distribution'}</h1>
      <AsOfWords selection={selection} />
      <UnapprovedNote remark={data.unapproved} />
      <SelectionWords {...{ selection, actorCount, action, params, hrefWith, axis }} />
      <DistributionChoicesBar
        {...{ action, params, hrefWith, topic, measure, grouping }}
        topics={selection.allTopics}
        attributes={data.attributes}
      />
      {[errors.group, errors.measure].map(
        (error) =>
          error && (
            <p key={error} className="error" role="alert">
              {error}
            </p>
          ),
      )}
      {data.isOneOfSeveral && topic && (
        <p className="small muted">
          One topic at a time: {topic.name} is shown, the first of those in this address. Choose
          another above.
        </p>
      )}
      {isAnythingSaid(data) ? (
        <Groups data={data} />
      ) : (
        <NothingSaid data={data} hrefWith={hrefWith} />
      )}
    </div>
  )
}

function AsOfWords({ selection: { asOf, today, isToday } }: { selection: ShownSelection }) {
  const isLookedBackFrom = asOf === today && !isToday
  return (
    <p className="muted small">
      As of {formatDay(asOf)}
      {isToday && ', today'}
      {!isToday && !isLookedBackFrom && ', the newest letter; nothing since'}. A word counts for{' '}
      {fadingMonths} months
      {isToday || isLookedBackFrom
        ? ''
        : `, judged by today, ${formatDay(today)}; the charts and their tables tell how it was on each day`}
      .
    </p>
  )
}

function isAnythingSaid({ topic, firstDay, selection: { asOf } }: Props['data']): boolean {
  return topic !== null && firstDay !== null && firstDay <= asOf
}

type NothingProps = Props & { hrefWith: (changes: AddressChanges) => string }

function NothingSaid({ data, hrefWith }: NothingProps) {
  const { topic, firstDay, selection } = data
  if (!topic)
    return <p className="card empty">This dossier has no topic yet. Make one under Topics.</p>
  if (firstDay)
    return (
      <p className="card empty">
        Nobody had said anything on {topic.name} by {formatDay(selection.asOf)}. The first letter is
        of {formatDay(firstDay)} or later:{' '}
        <Link to={hrefWith({ asOf: null, from: null, to: null })}>show all time, today</Link>, or
        choose a later day under When.
      </p>
    )
  return (
    <p className="card empty">
      No letter on {topic.name} {isNarrowed(selection) ? 'from these actors' : 'says anything yet'}.{' '}
      {isNarrowed(selection) ? (
        <Link to={hrefWith(everybodyAgain)}>Show all who spoke</Link>
      ) : (
        'Open a letter and mark a passage.'
      )}
    </p>
  )
}

/** The narrowest that a chart is drawn, in pixels. */
const chartWidth = 260

function Groups({ data }: Props) {
  const { groups, measure, axis, topic, selection, mostVoices, voices, voicesOfGroups } = data
  const { asOf, milestones } = selection
  const isGrouped = data.grouping !== 'none'
  const lines = layOutMilestones(milestones, axis, chartWidth).lines
  const heightOf = (own: number) => chooseVoiceHeight({ measure, voices: own, most: mostVoices })
  return (
    <>
      {isGrouped && (
        <>
          <GroupTable groups={groups.rows} asOf={asOf} measure={measure} topic={topic!.name} />
          <p className="small muted">
            {groups.pages > 1 &&
              `${groups.rows.length} of ${groups.total} groups, the largest first. `}
            Groups are those of {formatDay(asOf)}, also where a chart shows earlier days.
            {voicesOfGroups !== voices &&
              ` The groups come to ${formatQuantity(voicesOfGroups, 'voice')}, all together to ${voices}: ` +
                'whoever is in two groups, or speaks for an organisation of another one, counts in each.'}
          </p>
        </>
      )}
      <TakeAway
        table="distribution"
        rows={data.tableRows}
        isPart={groups.pages > 1}
        asOf={asOf}
        picture={{
          name: 'distribution',
          what: 'group',
          shows: Math.min(groups.total, mostDistributions),
          of: groups.total,
        }}
      />
      <DistributionKey scale={chooseScaleMark(measure, heightOf(mostVoices))} />
      <div className="distribution-groups">
        {groups.rows.map((group, index) => (
          <GroupDistribution
            key={group.key}
            id={`group-${index + 1}`}
            group={group}
            name={isGrouped ? group.name : 'All'}
            {...{ asOf, axis, lines, milestones, measure }}
            topicId={topic!.id}
            voiceHeight={heightOf(group.sum.voices)}
          />
        ))}
      </div>
      <Pager {...groups} words={['Before', 'Next']} label="Pages of groups" />
      <HowToRead measure={measure} />
    </>
  )
}

function HowToRead({ measure }: { measure: DistributionMeasure }) {
  return (
    <p className="small muted">
      A voice is an organisation with its people, or the signatories of one joint letter.
      {measure === 'shares' &&
        ' Shares are of all voices of a group, also those without a word.'}{' '}
      Every number changes on the day of a letter, or on the day after a word became older than{' '}
      {fadingMonths} months; nothing is averaged. Cohesion is the consensus of the voices’ words,
      from 0 (half against half) to 1 (all alike). Who breaks rank stands on the side opposite to
      that of more than half of the voices with a word. <Link to="/method">The method</Link>
    </p>
  )
}
