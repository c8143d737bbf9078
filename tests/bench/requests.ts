import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** An answer with its body as it came over the wire and `took`, the milliseconds to its last byte. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; took: number }
type Asking = {
  method?: string
  headers?: Record<string, string>
  body?: string
  agent?: Agent
}

/** One connection that is kept open, as a browser's is. */
const browser = new Agent({ keepAlive: true, maxSockets: 1 })

export function asked(
  url: string,
  { method = 'GET', headers = {}, body, agent = browser }: Asking = {},
): Promise<Answer> {
  return new Promise((answered, failed) => {
    const start = performance.now()
    const sent = request(url, { agent, method, headers, timeout: 180_000 }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', failed)
      response.on('end', () =>
        answered({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          took: performance.now() - start,
        }),
      )
    })
    sent.on('timeout', () => sent.destroy(new Error(`${url} did not answer within 180 s.`)))
    // A server may close a connection it has kept open just when it is used again; then a new one is asked.
    sent.on('error', (error: NodeJS.ErrnoException) =>
      sent.reusedSocket && error.code === 'ECONNRESET'
        ? answered(asked(url, { method, headers, body, agent }))
        : failed(error),
    )
    sent.end(body)
  })
}

export function unpacked({ headers, body }: Answer): Buffer {
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}

/** Milliseconds that half, and 95 of 100, of the requests took at most; `bytes` of one body on the wire. */
export type Times = { requests: number; p50: number; p95: number; bytes: number }

const [warmUps, mostRequests, fewestRequests] = [8, 60, 3]

/**
 * Asks again and again, one after the other: 60 times, or as often as `within` milliseconds allow. A quarter of that
 * time at most goes into warming up. A page so slow that three requests take thrice that time is asked once or twice.
 */
export async function timesOf(
  url: string,
  headers: Record<string, string>,
  within: number,
): Promise<Times> {
  const start = performance.now()
  const spent = (share: number) => performance.now() - start > within * share
  let {
    body: { length: bytes },
  } = await asked(url, { headers })
  for (let done = 1; done < warmUps && !spent(0.25); done += 1)
    bytes = (await asked(url, { headers })).body.length
  const took: number[] = []
  while (!took.length || !spent(1) || (took.length < fewestRequests && !spent(3))) {
    took.push((await asked(url, { headers })).took)
    if (took.length === mostRequests) break
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.ceil(took.length * share) - 1]!
  return { requests: took.length, p50: at(0.5), p95: at(0.95), bytes }
}
