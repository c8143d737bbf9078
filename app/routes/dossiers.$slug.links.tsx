import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { findViewTable, viewPages, viewTableWords } from '#app/domain/view-files.ts'
import { forecastLink, linkFields, makeLink } from '#app/features/view-links/make-link.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { writeEmbedSnippet } from '#app/http/embed-page.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import { NewLinkScreen } from '#app/ui/view-links/new-link-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Make a read-only link · Stanceline' }]

/** The view that an address asks to make a link to, with its selection. */
function readLinkRequest({ request }: Pick<LoaderFunctionArgs, 'request'>) {
  const { searchParams: params } = new URL(request.url)
  const table = requireFound(findViewTable(params.get('make') ?? undefined), 'view')
  params.delete('make')
  return { params, table }
}

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { admin, dossier } = await requireDossier(context, slug, 'make read-only links')
  const { table, params } = readLinkRequest({ request })
  const query = String(params)
  return {
    view: viewTableWords[table],
    back: `/dossiers/${dossier.slug}/${viewPages[table]}${query ? `?${query}` : ''}`,
    settings: `/dossiers/${dossier.slug}/settings#view-links`,
    forecast: await forecastLink({ admin, dossier, table, params }),
  }
}

export async function action({ context, request, params: { slug } }: ActionFunctionArgs) {
  const maker = await requireDossier(context, slug, 'make read-only links')
  const fields = readTextFields(await readForm(request), linkFields)
  const asked = { ...maker, ...readLinkRequest({ request }), userId: maker.user.id }
  const made = await makeLink(asked, fields)
  if (!made.ok) return answerRefusedForm(made)
  const address = `${siteAddress(request)}/links/${made.token}`
  const snippet = writeEmbedSnippet(
    address,
    `${viewTableWords[asked.table]} · ${maker.dossier.name}`,
  )
  return { ok: true as const, message: made.message, address, snippet }
}

export default function NewLinkPage() {
  return (
    <NewLinkScreen {...useLoaderData<typeof loader>()} answer={useFormAnswer<typeof action>()} />
  )
}
