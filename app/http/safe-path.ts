/** A path of our own to redirect to; anything that could lead to another site becomes the start page. */
export function toSafePath(path: string | null | undefined): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must not pass
  if (!path || !/^\/(?![/\\])/.test(path) || /[\\\u0000-\u001F\u007F]/.test(path)) return '/'
  return path
}
