/**
 * A file to be saved, never shown in the page's own origin; the name may hold any letters (RFC
 * 6266, RFC 5987). `headers` of the server keep it from being cached and sniffed.
 */
export function respondWithAttachment(
  content: Uint8Array | string,
  name: string,
  mediaType: string,
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
      'content-type': /^text\//.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType,
      'content-disposition': `attachment; filename="${asciiName}"; filename*=UTF-8''${encodedName}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
