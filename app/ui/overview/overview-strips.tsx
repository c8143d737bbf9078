import { Link, useNavigate, useSearchParams } from '@remix-run/react'
import type { Day, Period } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { Pins } from '../pins/pins.ts'
import { changeAddress, useAddress } from '../stances/address.ts'
import { StripKey } from '../stances/strip-key.tsx'
import type { StripTableGroup } from '../stances/strip-rows.ts'
import { StripTable } from '../stances/strip-table.tsx'
import { TopicLinks } from '../stances/topic-links.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { useSelectionPath } from '../use-selection-path.ts'

type Named = { id: string; name: string }
type Props = {
  strips: {
    topic: Named
    axis: Period
    actorCount: number
    sortedBy: string
    groups: readonly StripTableGroup[]
    milestones: readonly Milestone[]
  }
  topics: readonly Named[]
  asOf: Day
  pins: Pins
}

/** The actors of the overview as strips on one topic; each mark leads to its sentence on the page of stances. */
export function OverviewStrips({ strips, topics, asOf, pins }: Props) {
  const inDossier = useDossierPath()
  const withSelection = useSelectionPath()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier())
  const { topic, axis, actorCount, groups, milestones } = strips
  return (
    <section className="overview-strips" aria-labelledby="over-time">
      <div className="between">
        <h2 id="over-time">Over time, on {topic.name}</h2>
        <TopicLinks topics={topics} shownId={topic.id} hrefOf={(id) => hrefWith({ on: id })} />
      </div>
      <StripTable
        pins={pins}
        topics={[topic]}
        groups={groups}
        isGrouped={false}
        actorCount={actorCount}
        axis={axis}
        asOf={asOf}
        milestones={milestones}
        sortedBy={strips.sortedBy}
        foldHref={() => inDossier()}
        quoteHref={(positionId, actorId) =>
          changeAddress(inDossier('stances'), params, {
            ...{ on: null, topic: topic.id, at: positionId, of: actorId },
          })
        }
        onAsOf={(day) =>
          void navigate(hrefWith({ asOf: day }), { preventScrollReset: true, replace: true })
        }
      />
      <p className="small">
        <Link to={withSelection('stances')}>Open in Stances →</Link>
      </p>
      <StripKey />
    </section>
  )
}
