import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request, Response } from 'express'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const registry = new Registry()
collectDefaultMetrics({ register: registry })

/** How long requests took, in seconds, by method, page and status. */
export const requestSeconds = new Histogram({
  name: 'stanceline_http_request_duration_seconds',
  help: 'How long requests took, in seconds.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})

/** When the newest scheduled backup was made, in seconds since 1970; 0 where there is none yet. */
export const newestBackup = new Gauge({
  name: 'stanceline_backup_newest_timestamp_seconds',
  help: 'When the newest scheduled backup was made, in seconds since 1970; 0 where there is none.',
  registers: [registry],
})

export const failedBackups = new Counter({
  name: 'stanceline_backup_failures_total',
  help: 'Scheduled backups that failed since the server started.',
  registers: [registry],
})

/**
 * Numbers for Prometheus, for who sends METRICS_TOKEN as a bearer token; without a METRICS_TOKEN
 * there is no such page.
 */
export async function handleMetrics(request: Request, response: Response): Promise<void> {
  const token = process.env.METRICS_TOKEN
  response.set('cache-control', 'no-store')
  if (!token)
    return void response
      .status(404)
      .type('text')
      .send('There is no such page. Set METRICS_TOKEN to have one.')
  if (!isEqualInConstantTime(request.headers.authorization ?? '', `Bearer ${token}`))
    return void response
      .status(401)
      .set('www-authenticate', 'Bearer')
      .type('text')
      .send('Send the token: Authorization: Bearer METRICS_TOKEN.')
  response.set('content-type', registry.contentType).send(await registry.metrics())
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
function isEqualInConstantTime(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(first!, second!)
}
