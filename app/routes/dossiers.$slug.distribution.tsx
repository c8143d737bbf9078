import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { loadDistribution } from '#app/features/analysis/distribution-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { DistributionScreen } from '#app/ui/distribution/distribution-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Distribution · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked: visible, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const found = await loadDistribution(visible, dossier, params, readPageParam(params))
  return { ...found, unapproved: await readUnapprovedRemark(visible, found.selection.topics) }
}

export default function Distribution() {
  return <DistributionScreen data={useLoaderData<typeof loader>()} />
}
