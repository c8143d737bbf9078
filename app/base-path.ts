/** The path that the product was built for, such as `/stanceline`; empty where it has a host of its own. */
export const basePath = import.meta.env.BASE_URL.replace(/\/$/, '')

/** A path of a request as routes know it, without the one that the product was built for. */
export function stripBasePath(path: string): string {
  return basePath &&
    (path === basePath || path.startsWith(`${basePath}/`) || path.startsWith(`${basePath}.data`))
    ? path.slice(basePath.length).replace(/^(?!\/)/, '/')
    : path
}
