import type { RequestHandler } from 'express'
import { newId } from '#app/store.server.ts'
import { log, logFormat } from './log.ts'
import { requestSeconds } from './metrics.ts'

/**
 * Gives every request an id, the one that a proxy gave it where that is one, answers with it, and notes how it went:
 * method, page, status and milliseconds; no address, no query, nobody's name. `patternOf` names the page of a path.
 */
export function requests(patternOf: (path: string) => Promise<string>): RequestHandler {
  return (request, response, next) => {
    const began = performance.now()
    const id = idIn(request.headers['x-request-id']) ?? newId()
    response.locals.requestId = id
    response.set('x-request-id', id)
    response.once('close', () => {
      const ms = performance.now() - began
      void patternOf(request.path).then((route) =>
        noted({
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

type Answered = {
  id: string
  method: string
  route: string
  status: number
  ms: number
  cut: boolean
}

function noted({ id, method, route, status, ms, cut }: Answered): void {
  requestSeconds.observe({ method, route, status }, ms / 1000)
  if (logFormat() === 'json')
    log('info', 'request', {
      requestId: id,
      method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      ...(cut ? { cut } : {}),
    })
}

function idIn(written: string | string[] | undefined): string | null {
  return typeof written === 'string' && /^[\w.:-]{1,128}$/.test(written) ? written : null
}
