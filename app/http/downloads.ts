import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'

/**
 * A file to be saved, never shown in the page's own origin; the name may hold any letters (RFC
 * 6266, RFC 5987). `headers` of the server keep it from being cached and sniffed.
 */
export function respondWithAttachment(
  content: Uint8Array | string | ReadableStream,
  name: string,
  mediaType: string,
  headers: Record<string, string> = {},
): Response {
  const asciiName =
    name
      .normalize('NFKD')
      .replace(/[^\w .-]/g, '')
      .trim() || 'file'
  const encodedName = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return new Response(content as BodyInit, {
    headers: {
      ...headers,
      'content-type': /^text\//.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType,
      'content-disposition': `attachment; filename="${asciiName}"; filename*=UTF-8''${encodedName}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}

type CountedFile = {
  chunks: AsyncIterable<string | Uint8Array>
  name: string
  mediaType: string
  rows: number
  actors: number
}

/**
 * A file that is written while it is sent, with how many rows and actors it holds in the answer's head
 * (`stanceline-rows`, `stanceline-actors`): whoever reads it can tell that it came whole.
 */
export function respondWithCountedFile(file: CountedFile): Response {
  const body = createReadableStreamFromReadable(Readable.from(file.chunks, { objectMode: false }))
  return respondWithAttachment(body, file.name, file.mediaType, {
    'stanceline-rows': String(file.rows),
    'stanceline-actors': String(file.actors),
  })
}

/** Why there is no file, as a sentence; `busy` where there may be one in a minute. */
export function refuseFile({ reason, busy }: { reason: string; busy?: true }): Response {
  return busy
    ? new Response(reason, { status: 503, headers: { 'retry-after': '60' } })
    : new Response(reason, { status: 400 })
}

/** Why a link shows nothing, as a sentence: 410 where it will not come back by itself. */
export function refuseView({ reason, isGone }: { reason: string; isGone: boolean }): Response {
  return new Response(reason, { status: isGone ? 410 : 404 })
}
