import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { logFault } from './http/log.ts'
import { Nonce } from './ui/nonce.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/** Renders a page as a stream; robots and pages without scripts get it whole. */
export default function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext, { nonce, requestId }: AppLoadContext) {
  return new Promise<Response>((resolve, reject) => {
    const whole = isbot(request.headers.get('user-agent'))
    let failed = status
    const app = (
      <Nonce.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </Nonce.Provider>
    )
    const page = renderToPipeableStream(app, {
      nonce,
      [whole ? 'onAllReady' : 'onShellReady']: () => {
        const body = new PassThrough()
        headers.set('content-type', 'text/html; charset=utf-8')
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed }))
        page.pipe(body)
      },
      onShellError: reject,
      onError: (error) => {
        failed = 500
        logFault(error, { requestId })
      },
    })
    setTimeout(() => page.abort(), 10_000).unref()
  })
}

/** Faults of ours go to the log, not to the reader; refusals are answers and are not logged. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (isRouteErrorResponse(error)) return
  if (!request.signal.aborted) logFault(error, { requestId: context.requestId })
}
