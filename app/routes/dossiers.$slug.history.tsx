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
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'History of a dossier · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { user, visible, dossier } = await requireDossier(context, params.slug)
  const page = readPageParam(new URL(request.url).searchParams)
  return {
    slug: dossier.slug,
    name: dossier.name,
    history: await loadHistoryPage(visible, { dossierId: dossier.id }, page, {
      mayGoBack: hasPermission(user, 'change dossiers'),
    }),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change dossiers',
  )
  const fields = readTextFields(await readForm(request), revertFields)
  const { outcome, answer } = await goBackToEntry(
    { visible, performedBy },
    { dossierId: dossier.id },
    fields,
  )
  return data(answer, { status: statusOfOutcome[outcome] })
}

export default function DossierHistory() {
  const { slug, name, history } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/dossiers/${slug}/settings`}>
        ← {name}
      </Link>
      <h1>History of this dossier</h1>
      <p className="muted small">
        What it is called, whom it is for, its team, the order of its topics, and the selections
        that were saved in it.
      </p>
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      <HistoryList {...history} />
    </div>
  )
}
