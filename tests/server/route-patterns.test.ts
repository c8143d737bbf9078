import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { findRoutePattern } from '#app/server/route-patterns.ts'

const routes = Object.fromEntries(
  [
    { id: 'root', path: '' },
    { id: 'start', parentId: 'root', index: true },
    { id: 'letters', parentId: 'root', path: 'letters', index: true },
    { id: 'letter', parentId: 'root', path: 'letters/:letterId' },
    { id: 'csv', parentId: 'root', path: 'briefing.csv' },
  ].map((route) => [route.id, route]),
) as unknown as ServerBuild['routes']

test.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/letters', '/letters'],
  ['/letters/0192-secret', '/letters/:letterId'],
  ['/letters/0192-secret.data', '/letters/:letterId'],
  ['/briefing.csv', '/briefing.csv'],
  ['/__manifest', '/__manifest'],
  ['/ana@example.org', '(no page)'],
  ['/letters/%E0%A4%A', '(no page)'],
])('%s is counted as %s', (path, pattern) => {
  expect(findRoutePattern(routes, path)).toBe(pattern)
})
