import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { readStanceView } from '#app/domain/strips/stance-views.ts'
import { noteChartSeen } from '#app/features/beginnings/first-chart.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { loadOverlay, loadStrips } from '#app/features/analysis/stances-page.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { UnapprovedNote } from '#app/ui/approvals/unapproved-note.tsx'
import { withBasePath } from '#app/ui/base-path.ts'
import { OverlayScreen } from '#app/ui/stances/overlay-screen.tsx'
import { StripsScreen } from '#app/ui/stances/strips-screen.tsx'
import { PinChips } from '#app/ui/pins/pin-chips.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Stances · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const inDossier = await requireDossier(context, slug)
  const { masked: visible, dossier } = inDossier
  const pins = await loadPins(visible, dossier)
  const params = new URL(request.url).searchParams
  if (readStanceView(params) === 'overlay') {
    const overlay = await loadOverlay(inDossier, params)
    await noteChartSeen(
      inDossier,
      overlay.drawn.facets.some(({ quotes }) => quotes > 0),
    )
    return {
      ...overlay,
      pins,
      unapproved: await readUnapprovedRemark(visible, overlay.selection.topics),
    }
  }
  const strips = await loadStrips(inDossier, params)
  await noteChartSeen(inDossier, strips.actorCount > 0)
  return {
    ...strips,
    pins,
    unapproved: await readUnapprovedRemark(visible, strips.selection.topics),
  }
}

export default function Stances() {
  const inDossier = useDossierPath()
  const data = useLoaderData<typeof loader>()
  const { asOf, isToday, today } = data.selection
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Stances</h1>
          <div className="muted small">
            How each actor’s stated position moved. Every mark rests on a quote, one key away. As of{' '}
            {formatDay(asOf)}
            {isToday ? ', today' : today === asOf ? '' : ', the newest letter; nothing since'}.
          </div>
        </div>
        <div className="row no-print">
          <a
            className="button"
            href={withBasePath(`${inDossier('briefings.csv')}?${data.query}`)}
            download
          >
            Quotes as CSV
          </a>
          <Link className="button primary" to={`${inDossier('briefings')}?${data.summaryQuery}`}>
            Stance summary
          </Link>
        </div>
      </div>
      <UnapprovedNote remark={data.unapproved} />
      <PinChips pins={data.pins} />
      {data.kind === 'overlay' ? <OverlayScreen data={data} /> : <StripsScreen data={data} />}
    </div>
  )
}
