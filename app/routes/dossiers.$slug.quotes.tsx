import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { loadQuotes } from '#app/features/analysis/quotes-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { QuotesScreen } from '#app/ui/quotes/quotes-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Quotes · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const found = await loadQuotes(masked, dossier, params, readPageParam(params))
  return { ...found, unapproved: await readUnapprovedRemark(masked, found.selection.topics) }
}

export default function Quotes() {
  return <QuotesScreen data={useLoaderData<typeof loader>()} />
}
