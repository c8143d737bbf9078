import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { findViewTable, viewPages, viewTableWords } from '#app/domain/view-files.ts'
import {
  forecastLiveTable,
  liveTableFields,
  makeLiveTable,
} from '#app/features/live-tables/make-live-table.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import { NewTableScreen } from '#app/ui/view-links/new-table-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'A live table · Stanceline' }]

/** The view of which an address asks for the table, with its selection. */
function readTableRequest({ request }: Pick<LoaderFunctionArgs, 'request'>) {
  const { searchParams: params } = new URL(request.url)
  const table = requireFound(findViewTable(params.get('make') ?? undefined), 'view')
  params.delete('make')
  return { params, table }
}

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug, 'read')
  const { table, params } = readTableRequest({ request })
  const query = String(params)
  return {
    view: viewTableWords[table],
    back: `/dossiers/${dossier.slug}/${viewPages[table]}${query ? `?${query}` : ''}`,
    forecast: await forecastLiveTable({ masked, dossier, table, params }),
  }
}

export async function action({ context, request, params: { slug } }: ActionFunctionArgs) {
  const maker = await requireDossier(context, slug, 'read')
  const fields = readTextFields(await readForm(request), liveTableFields)
  const made = await makeLiveTable({ ...maker, ...readTableRequest({ request }) }, fields)
  if (!made.ok) return answerRefusedForm(made)
  const address = `${siteAddress(request)}/live-tables/${made.token}`
  return { ok: true as const, message: made.message, address }
}

export default function LiveTablePage() {
  return (
    <NewTableScreen {...useLoaderData<typeof loader>()} answer={useFormAnswer<typeof action>()} />
  )
}
