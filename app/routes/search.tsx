import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { readDossierParam } from '#app/features/codebook/dossier-param.ts'
import { loadSearch, readSearchKind } from '#app/features/search/search-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { SearchScreen } from '#app/ui/search/search-screen.tsx'
import '#app/ui/list.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.typed ? `${data.typed} · Search · Stanceline` : 'Search · Stanceline' },
]

/** Everything that holds the words of `?q=`, of the dossier that the address names or of all. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const reader = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const { dossier, dossiers } = await readDossierParam(reader.visible, params)
  const typed = (params.get('q') ?? '').trim()
  if (typed) await enforceRateLimit('searches', reader.user.id)
  const asked = { typed, dossier, only: readSearchKind(params), page: readPageParam(params) }
  return {
    ...(await loadSearch(reader, asked)),
    typed,
    dossier: dossier && { slug: dossier.slug, name: dossier.name },
    dossiers,
  }
}

export const headers: HeadersFunction = passRetryAfter

export default function Search() {
  return <SearchScreen {...useLoaderData<typeof loader>()} />
}
