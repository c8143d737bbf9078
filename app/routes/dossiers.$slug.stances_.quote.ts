import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { requireFound } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { describeQuote } from '#app/features/analysis/quote-tip.ts'

/** The quote of the mark `at` on the strip of an actor (`of`) on a `topic`, as it is shown beside it. */
export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked: visible, dossier } = await requireDossier(context, slug)
  const asked = new URL(request.url).searchParams
  const [key, actorId, topicId] = ['at', 'of', 'topic'].map((name) => asked.get(name) ?? '')
  const quote = await describeQuote(visible, dossier.id, {
    key: key!,
    actorId: actorId!,
    topicId: topicId!,
  })
  return data(requireFound(quote, 'position'), {
    headers: { 'Cache-Control': 'private, no-store' },
  })
}
