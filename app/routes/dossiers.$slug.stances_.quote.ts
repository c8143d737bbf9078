import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { describeQuote } from '#app/features/analysis/quote-tip.ts'

/** One quote of the dossier (`at`), as it is shown beside its mark while somebody walks along a strip. */
export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked: visible, dossier } = await requireDossier(context, slug)
  const at = new URL(request.url).searchParams.get('at') ?? ''
  return data(requireFound(await describeQuote(visible, dossier.id, at), 'position'), {
    headers: { 'Cache-Control': 'private, no-store' },
  })
}
