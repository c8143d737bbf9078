import { createHash } from 'node:crypto'

type FeedFile = { content: string; mediaType: string; updatedAt: string }

/**
 * A feed, or 304 where the reader has this very one: readers ask often. As every private page it is kept by no proxy.
 */
export function respondWithFeed(
  request: Request,
  { content, mediaType, updatedAt }: FeedFile,
): Response {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`
  const headers = {
    etag,
    'last-modified': new Date(updatedAt).toUTCString(),
    vary: 'authorization, cookie',
  }
  // Not by the moment: what was taken back makes no later one.
  if (isKnownTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  return new Response(content, {
    headers: {
      ...headers,
      'content-type': `${mediaType}; charset=utf-8`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}

const isKnownTag = (sent: string | null, etag: string): boolean =>
  (sent ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*')
