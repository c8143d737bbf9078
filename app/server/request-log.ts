import type { RequestHandler } from 'express'
import { newId } from '#app/store.server.ts'
import { logEvent, readLogFormat } from '#app/http/log.ts'
import { requestSeconds } from './metrics.ts'

/**
 * Gives every request an id, the one that a proxy gave it where that is one, answers with it, and notes how it went:
 * method, page, status and milliseconds; no address, no query, nobody's name. `patternOf` names the page of a path.
 */
export function logRequests(patternOf: (path: string) => Promise<string>): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const id = readRequestId(request.headers['x-request-id']) ?? newId()
    response.locals.requestId = id
    response.set('x-request-id', id)
    response.once('close', () => {
      const ms = performance.now() - startedAt
      void patternOf(request.path).then((route) =>
        recordRequest({
          id,
          method: request.method,
          route,
          status: response.statusCode,
          ms,
          cut: !response.writableFinished,
        }),
      )
    })
    next()
  }
}

type RequestRecord = {
  id: string
  method: string
  route: string
  status: number
  ms: number
  cut: boolean
}

function recordRequest({ id, method, route, status, ms, cut }: RequestRecord): void {
  requestSeconds.observe({ method, route, status }, ms / 1000)
  if (readLogFormat() === 'json')
    logEvent('info', 'request', {
      requestId: id,
      method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      ...(cut ? { cut } : {}),
    })
}

function readRequestId(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w.:-]{1,128}$/.test(header) ? header : null
}
