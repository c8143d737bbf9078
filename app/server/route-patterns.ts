import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

type Routes = ServerBuild['routes']
type RouteObject = Parameters<typeof matchRoutes>[0][number]

/** What every path that leads nowhere is counted under, so that nobody can fill the log or the metrics with names. */
const unknownRoute = '(no page)'

/** Names the page of a path without what is particular about it: `/letters/0192…` is `/letters/:letterId`. */
export function findRoutePattern(routes: Routes, path: string): string {
  const page = path.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
  if (page === '/__manifest') return page
  const matches = isReadable(page) && matchRoutes(buildRouteTree(routes), page)
  return matches
    ? `/${matches
        .map(({ route }) => route.path)
        .filter(Boolean)
        .join('/')}`
    : unknownRoute
}

const trees = new WeakMap<Routes, RouteObject[]>()

function buildRouteTree(routes: Routes): RouteObject[] {
  const tree = trees.get(routes) ?? listChildRoutes(routes, undefined)
  trees.set(routes, tree)
  return tree
}

function listChildRoutes(routes: Routes, parent: string | undefined): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route?.parentId === parent)
    .map((route) => {
      const { id, path, index } = route!
      return index ? { id, path, index } : { id, path, children: listChildRoutes(routes, id) }
    })
}

function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}
