import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { logFault } from './http/log.ts'
import { isPlainRefusal, listStylesheets, renderRefusalPage } from './http/refusal-page.ts'
import { gatherPageBytes } from './http/page-bytes.ts'
import { KeptMarkupContext } from '#app/charts/kept-markup.ts'
import { createMarkupWriter } from '#app/charts/markup-writer.server.ts'
import { NonceContext } from '#app/ui/nonce-context.ts'

// The server lets it run in here, where pages look for what it keeps.
export { readAhead } from '#app/jobs/read-ahead.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

const writeMarkup = createMarkupWriter()

/**
 * Renders a page and sends it whole: nothing of ours comes later, and packing one piece takes a quarter of the time
 * that hundreds of small ones do.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, requestId }: AppLoadContext,
) {
  const refusal = findPlainRefusal(status, remix)
  if (refusal !== null) {
    headers.set('content-type', 'text/html; charset=utf-8')
    const page = renderRefusalPage(status, refusal, listStylesheets(remix.manifest))
    return new Response(page, { headers, status })
  }
  return new Promise<Response>((resolve, reject) => {
    let finalStatus = status
    const app = (
      <NonceContext.Provider value={nonce}>
        <KeptMarkupContext.Provider value={writeMarkup}>
          <RemixServer context={remix} url={request.url} nonce={nonce} />
        </KeptMarkupContext.Provider>
      </NonceContext.Provider>
    )
    const page = renderToPipeableStream(app, {
      nonce,
      onAllReady: () => {
        headers.set('content-type', 'text/html; charset=utf-8')
        page.pipe(
          gatherPageBytes((bytes) =>
            resolve(new Response(bytes, { headers, status: finalStatus })),
          ),
        )
      },
      onShellError: reject,
      onError: (error) => {
        finalStatus = 500
        logFault(error, { requestId })
      },
    })
    setTimeout(() => page.abort(), longestRendering).unref()
  })
}

/** Milliseconds. All that a page shows is there before it is rendered, so only a fault makes it wait for anything. */
const longestRendering = 60_000

/** The sentence of a loader or an action that took no more; null for every other page. */
function findPlainRefusal(status: number, { staticHandlerContext }: EntryContext): string | null {
  if (!isPlainRefusal(status)) return null
  const [refusal] = Object.values<unknown>(staticHandlerContext.errors ?? {})
  return isRouteErrorResponse(refusal) && typeof refusal.data === 'string' ? refusal.data : null
}

/** Faults of ours go to the log, not to the reader; refusals are answers and are not logged. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (isRouteErrorResponse(error)) return
  if (!request.signal.aborted) logFault(error, { requestId: context.requestId })
}
