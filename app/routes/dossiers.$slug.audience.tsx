import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadAudience } from '#app/features/audience/audience-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { AudienceScreen } from '#app/ui/audience/audience-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.subject ? `Audiences of ${data.subject.name}` : 'Audience'} · Stanceline` },
]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  return loadAudience(masked, dossier, params, readPageParam(params))
}

export default function Audience() {
  return <AudienceScreen data={useLoaderData<typeof loader>()} />
}
