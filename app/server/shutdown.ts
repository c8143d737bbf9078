import type { Server } from 'node:http'
import type { RequestHandler, Response } from 'express'
import type { ServerStatus } from './health.ts'
import { logEvent } from '#app/http/log.ts'

/** How long requests under way may take after a signal to stop, in milliseconds. */
const shutdownGraceMs = 10_000

const openResponses = new Set<Response>()

/**
 * Remembers what is being answered, so that who is served while the server stops is told not to
 * come back on the same connection.
 */
export const trackResponses: RequestHandler = (_request, response, next) => {
  openResponses.add(response)
  response.once('close', () => openResponses.delete(response))
  next()
}

/**
 * On SIGTERM or SIGINT takes no new connections, finishes the requests under way, calls `close` and goes. What takes
 * longer than ten seconds is cut off; a second signal cuts off at once.
 */
export function shutDownOnSignal(
  server: Server,
  serverStatus: ServerStatus,
  close: () => Promise<void>,
): void {
  const closeAndExit = () => void close().finally(() => process.exit(0))
  const beginShutdown = () => {
    if (serverStatus.stopping) return closeAndExit()
    serverStatus.stopping = true
    for (const response of openResponses)
      if (!response.headersSent) response.set('connection', 'close')
    server.close(closeAndExit)
    // A connection that is kept open turns idle only when its request is answered.
    setInterval(() => server.closeIdleConnections(), 50).unref()
    setTimeout(() => {
      logEvent(
        'warning',
        'Requests took longer than 10 seconds after the signal to stop and were cut off.',
      )
      closeAndExit()
    }, shutdownGraceMs).unref()
  }
  process.on('SIGTERM', beginShutdown)
  process.on('SIGINT', beginShutdown)
}
