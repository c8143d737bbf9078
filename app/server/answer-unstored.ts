import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { withStoreErrors } from '#app/features/try-store.ts'

const answering = new WeakMap<ServerBuild, ServerBuild>()

/**
 * The same pages, whose loaders and actions answer with 503 and the store's own sentence where it cannot store: also
 * those that have nothing typed to give back.
 */
export function answerUnstored(build: ServerBuild): ServerBuild {
  const made = answering.get(build) ?? {
    ...build,
    routes: Object.fromEntries(
      Object.entries(build.routes).map(([id, route]) => [id, route && answerRoute(route)]),
    ),
  }
  answering.set(build, made)
  return made
}

type Route = NonNullable<ServerBuild['routes'][string]>

function answerRoute(route: Route): Route {
  const { loader, action } = route.module
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader && { loader: answerSentence(loader) }),
      ...(action && { action: answerSentence(action) }),
    },
  }
}

function answerSentence<Handler extends LoaderFunction | ActionFunction>(handler: Handler) {
  return ((...request: Parameters<LoaderFunction>) =>
    withStoreErrors(
      async () => handler(...request),
      (sentence): never => {
        throw new Response(sentence, { status: 503 })
      },
    )) as Handler
}
