import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { formatDay } from '#app/domain/days.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { loadCoverage } from '#app/features/coverage/coverage-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { UnapprovedNote } from '#app/ui/approvals/unapproved-note.tsx'
import { AskListCard } from '#app/ui/coverage/ask-list-card.tsx'
import { GapList } from '#app/ui/coverage/gap-list.tsx'
import { OpenAskList } from '#app/ui/coverage/open-ask-list.tsx'
import { TopicCoverageTable } from '#app/ui/coverage/topic-coverage-table.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { SelectionWords } from '#app/ui/stances/selection-words.tsx'
import { ViewLinks } from '#app/ui/stances/view-links.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/coverage/coverage.css'
import '#app/ui/moves/moves.css'
import '#app/ui/stances/strips.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Coverage · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const coverage = await loadCoverage(masked, dossier, params, {
    gaps: readPageParam(params),
    asks: readPageParam(params, 'asksPage'),
  })
  const unapproved = await readUnapprovedRemark(masked, coverage.selection.topics)
  return { ...coverage, unapproved }
}

export default function Coverage() {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('coverage'))
  const data = useLoaderData<typeof loader>()
  const { lead, selection, since } = data
  return (
    <div className="page coverage">
      <h1>{lead}</h1>
      <p className="muted small">
        A word is a level that counts by the method, an absence is none. As of{' '}
        {formatDay(selection.asOf)}
        {selection.isToday ? ', today' : ''}.
      </p>
      <UnapprovedNote remark={data.unapproved} />
      <SelectionWords
        selection={selection}
        actorCount={data.actorCount}
        action={inDossier('coverage')}
        params={params}
        hrefWith={(changes) => hrefWith({ page: null, asksPage: null, pick: null, ...changes })}
        axis={selection.period}
        about={{
          months: `Since ${formatDay(since)}`,
          allTopics: 'All of them',
        }}
      />
      <div className="strip-choices">
        <ViewLinks view="coverage" />
      </div>
      <TopicCoverageTable topics={data.topics} hrefWith={hrefWith} />
      <OpenAskList asks={data.openAsks} />
      <GapList {...data} action={inDossier('coverage')} asOf={selection.asOf} />
      {data.askList && <AskListCard list={data.askList} csvHref={inDossier('coverage.csv')} />}
    </div>
  )
}
