import type { Request, RequestHandler, Response } from 'express'
import type { Store } from '#app/store.server.ts'

/** What a server knows of itself beside its store. */
export type ServerStatus = { stopping: boolean; backups: 'off' | 'waiting' | 'made' | 'failed' }

/** The process lives: an answer without a look at anything. */
export const handleHealthz: RequestHandler = (_request, response) =>
  void response.type('text').set('cache-control', 'no-store').send('ok')

/**
 * Whether requests should be sent here: the store answers (its migrations are done before the server listens) and no
 * stop was asked for. A failed backup is told and is no reason to send people elsewhere.
 */
export function createReadyzHandler(store: Store, serverStatus: ServerStatus) {
  return async (_request: Request, response: Response): Promise<void> => {
    const fault = await store.readiness()
    const ready = !fault && !serverStatus.stopping
    response
      .status(ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({
        ready,
        stopping: serverStatus.stopping,
        store: fault ?? 'answers',
        migrations: 'done',
        backups: serverStatus.backups,
      })
  }
}
