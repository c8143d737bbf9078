import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { findCurrentDossier } from '#app/auth/visible-dossier.ts'
import { loadMethod } from '#app/features/analysis/method-demonstration.ts'
import { MethodScreen } from '#app/ui/method/method-screen.tsx'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Method · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { visible, masked, lastDossier } = requirePermission(context, 'read')
  const dossier = await findCurrentDossier({ visible, lastDossier })
  return loadMethod(masked, dossier, new URLSearchParams())
}

export default function Method() {
  return <MethodScreen {...useLoaderData<typeof loader>()} />
}
