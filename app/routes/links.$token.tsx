import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react'
import { requireViewLink } from '#app/auth/view-link.ts'
import { linkCardSize } from '#app/charts/model/picture-size.ts'
import { loadLinkPage } from '#app/features/view-links/link-page.ts'
import { refuseView } from '#app/http/downloads.ts'
import { copyRetryAfter, enforceRateLimit } from '#app/http/rate-limits.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { withBasePath } from '#app/ui/base-path.ts'
import { LinkedView } from '#app/ui/view-links/linked-view.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: 'Stanceline' }]
  const { title, summary, address } = data
  const card = { width: String(linkCardSize.width), height: String(linkCardSize.height) }
  return [
    { title },
    { name: 'description', content: summary },
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: 'Stanceline' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: summary },
    { property: 'og:url', content: address },
    { property: 'og:image', content: `${address}/card.png` },
    { property: 'og:image:width', content: card.width },
    { property: 'og:image:height', content: card.height },
    { property: 'og:image:alt', content: `${title}: ${summary}` },
    { name: 'twitter:card', content: 'summary_large_image' },
  ]
}

export const headers: HeadersFunction = ({ errorHeaders }) =>
  errorHeaders ? copyRetryAfter(errorHeaders) : {}

/** What a link shows, to whoever has its address, signed in or not: always what is seen without an account. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await enforceRateLimit('views of links', context.network)
  const page = await loadLinkPage(await requireViewLink(context, params.token))
  if (!page.ok) throw refuseView(page)
  return {
    ...page,
    path: withBasePath(`/links/${params.token}`),
    address: `${siteAddress(request)}/links/${params.token}`,
  }
}

export default function LinkedPage() {
  return <LinkedView {...useLoaderData<typeof loader>()} />
}

/** Whoever has no account is not led to where one is needed. */
export function ErrorBoundary() {
  const error = useRouteError()
  const sentence =
    isRouteErrorResponse(error) && typeof error.data === 'string' && error.status !== 500
      ? error.data
      : 'The fault is ours and is in the server’s log. Try again in a while.'
  return (
    <div className="page">
      <div className="card empty">
        <h1>Nothing to show</h1>
        <p>{sentence}</p>
      </div>
    </div>
  )
}
