import '@fontsource-variable/inter/index.css'
import { createRoot } from 'react-dom/client'
import { listActorIds, layOutChart } from '#app/charts/model/chart-model.ts'
import { ActorKey, ChartKey } from '#app/charts/chart-key.tsx'
import { InteractiveChart } from '#app/charts/interactive-chart.tsx'
import { StaticChart } from '#app/charts/static-chart.tsx'
import { packFacet } from '#app/charts/model/packed-facet.ts'
import { TimelineChart } from '#app/charts/timeline-chart.tsx'
import '#app/ui/tokens.css'
import '#app/ui/base.css'
import { autumn, chartMilestones, chartPeriod, drawn, type Saying } from './chart-world.ts'

/** The page of tests/e2e/chart-hosts.test.ts: `?hosts` both hosts of one model, otherwise the whole chart of each topic (`unseen`: in a browser without IntersectionObserver). */
const asked = new URLSearchParams(location.search)
const said: Saying[] = asked.has('many') ? many() : autumn
const period = asked.has('many') ? { from: '2015-01-01', to: '2024-12-31' } : chartPeriod
const { facets, milestones, asOf } = drawn(said, period, period.to, chartMilestones)
const actorIds = listActorIds(facets)
const actorMarks = Object.fromEntries(actorIds.map((id, index) => [id, index]))
const hrefOf = ({ letterId, positionId }: { letterId: string; positionId: string }) =>
  `#${letterId}-${positionId}`

/** Twelve actors over ten years, by a rule, so that every run draws the same. */
function many(): Saying[] {
  const names = [
    'Μαρία Παπαδοπούλου',
    'Иван Стоянов',
    'Ylva Johansson',
    'Jakub Boratyński',
    'European Digital Rights',
    'Europäischer Datenschutzbeauftragter',
    'Ελληνική Ένωση για τα Δικαιώματα',
    'Асоциация за защита на личните данни',
    'N. Ó Súilleabháin',
    'Microsoft',
    'An alliance of child protection and digital rights organisations of all of Europe',
    '欧州委員会',
  ]
  return names.flatMap((actor, who) =>
    Array.from({ length: 3 + (who % 4) }, (_, nth): Saying => {
      const month = (who * 17 + nth * 29) % 118
      const day = `${2015 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
      return {
        actor,
        on: nth % 3 ? `${day}-${String(1 + ((who * 5) % 27)).padStart(2, '0')}` : day,
        level: (((who * 3 + nth * nth) % 5) - 2) as Saying['level'],
        conditional: nth % 4 === 1,
      }
    }),
  )
}

function Hosts() {
  const width = Number(asked.get('width') ?? 980)
  const density = width < 600 ? 'narrow' : 'roomy'
  return facets.map((facet) => {
    const model = layOutChart(facet, { period, asOf, milestones, density, width, actorMarks })
    return (
      <div key={facet.topic.id} style={{ width }}>
        <div className="still">
          <StaticChart
            model={model}
            title={facet.topic.name}
            desc=""
            hrefOf={hrefOf}
            variant="-still"
          />
        </div>
        <div className="live">
          <InteractiveChart
            model={model}
            title={facet.topic.name}
            hrefOf={hrefOf}
            onSelect={({ sentence }) => (document.title = sentence)}
          />
        </div>
      </div>
    )
  })
}

function Charts() {
  return (
    <div>
      {facets.map((facet) => (
        <section key={facet.topic.id}>
          <h2>{facet.topic.name}</h2>
          <TimelineChart
            facet={packFacet(facet)}
            period={period}
            asOf={asOf}
            milestones={milestones}
            hrefOf={hrefOf}
            onSelect={({ sentence }) => (document.title = sentence)}
            actorMarks={actorMarks}
          />
        </section>
      ))}
      <ActorKey actors={actorIds.map((id) => ({ id, name: id }))} actorMarks={actorMarks} />
      <ChartKey />
    </div>
  )
}

if (asked.has('unseen')) Reflect.deleteProperty(window, 'IntersectionObserver')

createRoot(document.getElementById('page')!).render(asked.has('hosts') ? <Hosts /> : <Charts />)
