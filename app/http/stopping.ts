import type { Server } from 'node:http'
import type { RequestHandler, Response } from 'express'
import type { Condition } from './health.ts'
import { log } from './log.ts'

/** How long requests under way may take after a signal to stop, in milliseconds. */
const patience = 10_000

const underWay = new Set<Response>()

/** Remembers what is being answered, so that who is served while the server stops is told not to come back on the same connection. */
export const answering: RequestHandler = (_request, response, next) => {
  underWay.add(response)
  response.once('close', () => underWay.delete(response))
  next()
}

/**
 * On SIGTERM or SIGINT takes no new connections, finishes the requests under way, calls `close` and goes. What takes
 * longer than ten seconds is cut off; a second signal cuts off at once.
 */
export function stopWell(server: Server, condition: Condition, close: () => Promise<void>): void {
  const end = () => void close().finally(() => process.exit(0))
  const stop = () => {
    if (condition.stopping) return end()
    condition.stopping = true
    for (const response of underWay) if (!response.headersSent) response.set('connection', 'close')
    server.close(end)
    // A connection that is kept open turns idle only when its request is answered.
    setInterval(() => server.closeIdleConnections(), 50).unref()
    setTimeout(() => {
      log(
        'warning',
        'Requests took longer than 10 seconds after the signal to stop and were cut off.',
      )
      end()
    }, patience).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
