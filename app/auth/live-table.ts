import type { DossierRecord } from '#app/domain/dossiers.ts'
import type { ViewTableQuery } from '#app/domain/people.ts'
import { formatWait } from '#app/domain/sign-in-wait.ts'
import type { User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { requirePermissionOn } from './guard.ts'
import type { RequestContext } from './request-context.ts'
import { countWrongSecret } from './sign-in.ts'

/** The view that the token in an address opens, with what its owner may see by now, as files have it. */
type LiveTable = { user: User; dossier: DossierRecord; masked: VisibleStore; view: ViewTableQuery }

/**
 * What a token in an address opens, whoever asks and whether or not they are signed in: one view, with its owner's eyes
 * as they are by now. Throws a `Response` with a sentence: 404 for a token that does not work (any more), or opens more
 * than one view; 429 where too many of them were wrong; 403 where its owner does not see the dossier any more.
 */
export async function requireLiveTable(
  { admin, network }: Pick<RequestContext, 'admin' | 'network'>,
  token: string | undefined,
): Promise<LiveTable> {
  const isWritten = token !== undefined && /^stanceline_[\w-]{43}$/.test(token)
  const opened = isWritten ? await admin.tokens.viewOf(token) : null
  if (!opened) throw refuseSecret(await countWrongSecret(admin, network))
  const user = requirePermissionOn(opened.user, 'read')
  const masked = admin.visibleTo(user, { contactDetails: false })
  const { dossierId } = opened.view
  const dossier = (await masked.dossiers.all()).find(({ id }) => id === dossierId)
  if (!dossier)
    throw new Response('Whoever made this address does not see the dossier of it (any more).', {
      status: 403,
    })
  return { ...{ user, dossier, masked }, view: opened.view }
}

function refuseSecret(wait: number): Response {
  return wait > 0
    ? new Response(`Too many such addresses were wrong. Wait ${formatWait(wait)} and try again.`, {
        status: 429,
        headers: { 'retry-after': String(Math.ceil(wait / 1000)) },
      })
    : new Response(
        'There is no such table, or its address was ended or is over. Whoever made it makes another one beside the view.',
        { status: 404 },
      )
}
