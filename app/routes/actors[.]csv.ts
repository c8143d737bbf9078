import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/auth/guard.ts'
import { exportActorList } from '#app/features/lists/list-files.ts'
import { respondWithAttachment } from '#app/http/downloads.ts'

/** All actors with where they belong, as a list that comes in again. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { visible } = requirePermission(context, 'read', { byToken: true })
  return respondWithAttachment(await exportActorList(visible), 'actors.csv', 'text/csv')
}
