import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadMethod } from '#app/features/analysis/method-demonstration.ts'
import { MethodScreen } from '#app/ui/method/method-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Method · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const found = await loadMethod(masked, dossier, params)
  if (!params.has('place')) return found
  // A form without scripts says where its slider stands; the address that is kept says the day.
  params.delete('place')
  if (found.shown) params.set('asOf', found.shown.asOf)
  throw redirect(`/dossiers/${dossier.slug}/method?${params}`)
}

export default function DossierMethod() {
  return <MethodScreen {...useLoaderData<typeof loader>()} />
}
