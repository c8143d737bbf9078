const base = import.meta.env.BASE_URL.replace(/\/$/, '')

/**
 * A path of ours as a plain link needs it, below the path that the product was built for; Remix's
 * own links know it.
 */
export function withBasePath(path: string): string {
  return path.startsWith('/') ? base + path : path
}

/** The path and query of the page that is open, as our own links write it. */
export function readOpenPath(): string {
  const { pathname, search } = window.location
  return (pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname) + search
}
