import { Link, useNavigate } from '@remix-run/react'
import type { Pins } from '../pins/pins.ts'
import { useAddress } from '../stances/address.ts'
import { PageStrips, type ShownStrips } from '../stances/page-strips.tsx'
import { StripKey } from '../stances/strip-key.tsx'
import { TopicLinks } from '../stances/topic-links.tsx'
import { useDossierPath } from '../use-dossier-path.ts'
import { useSelectionPath } from '../use-selection-path.ts'

type Named = { id: string; name: string }
type Props = { strips: ShownStrips; topic: Named; topics: readonly Named[]; pins: Pins }

/** The actors of the overview as strips on one topic. */
export function OverviewStrips({ strips, topic, topics, pins }: Props) {
  const inDossier = useDossierPath()
  const withSelection = useSelectionPath()
  const navigate = useNavigate()
  const hrefWith = useAddress(inDossier())
  return (
    <section className="overview-strips" aria-labelledby="over-time">
      <div className="between">
        <h2 id="over-time">Over time, on {topic.name}</h2>
        <TopicLinks topics={topics} shownId={topic.id} hrefOf={(id) => hrefWith({ on: id })} />
      </div>
      <PageStrips
        strips={strips}
        topic={topic}
        pins={pins}
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
