import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { hasPermission } from '#app/domain/users.ts'
import { goBackToEntry, revertFields } from '#app/features/history/going-back.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { statusOfOutcome } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { HistoryList } from '#app/ui/history-list.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'History of the milestones · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible, dossier } = await requireDossier(context, params.slug)
  const page = readPageParam(new URL(request.url).searchParams)
  return loadHistoryPage(visible, { milestonesOf: dossier.id }, page, {
    mayGoBack: dossier.closedAt === null && hasPermission(user, 'change the codebook'),
  })
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const fields = readTextFields(await readForm(request), revertFields)
  const { outcome, answer } = await goBackToEntry(
    { visible, performedBy },
    { milestonesOf: dossier.id },
    fields,
  )
  return data(answer, { status: statusOfOutcome[outcome] })
}

export default function MilestonesHistory() {
  const inDossier = useDossierPath()
  return (
    <div className="page">
      <Link className="small" to={inDossier('milestones')}>
        ← Milestones
      </Link>
      <h1>History of the milestones</h1>
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      <HistoryList {...useLoaderData<typeof loader>()} />
    </div>
  )
}
