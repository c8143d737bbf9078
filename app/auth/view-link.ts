import type { DossierRecord } from '#app/domain/dossiers.ts'
import { describeEnd, type ViewLink } from '#app/domain/view-links.ts'
import type { Store, VisibleStore } from '#app/store.server.ts'
import type { RequestContext } from './request-context.ts'

/** A link that somebody followed, with what whoever has no account sees of its dossier. */
export type OpenedLink = {
  admin: Store
  link: ViewLink
  dossier: DossierRecord
  visible: VisibleStore
  /** Who follows it, where that is known: what they code a second time is closed to them there, too. */
  coderId: string | null
}

/**
 * What the public sees of a dossier by a link that was made to it: what of it rests on public letters, without
 * anybody's address or number; without what `coderId` codes a second time.
 */
export function seeAsPublic(admin: Store, dossierId: string, coderId?: string): VisibleStore {
  return admin.visibleTo(null, { sharedDossierId: dossierId, coderId })
}

/**
 * The link of an address, whoever asks, signed in or not. Throws a `Response`: 404 where there never was one, 410 where
 * it shows nothing any more, each with a sentence.
 */
export async function requireViewLink(
  { admin, user }: Pick<RequestContext, 'admin' | 'user'>,
  token: string | undefined,
): Promise<OpenedLink> {
  const isWritten = token !== undefined && /^[\w-]{32}$/.test(token)
  const link = isWritten ? await admin.viewLinks.byToken(token) : null
  if (!link)
    throw new Response('There is no such link. Check whether its address is whole.', {
      status: 404,
    })
  const end = describeEnd(link, new Date().toISOString())
  if (end !== null)
    throw new Response(`${end} Ask whoever gave it to you for another one.`, { status: 410 })
  const visible = seeAsPublic(admin, link.dossierId, user?.id)
  const dossier = (await visible.dossiers.all()).find(({ id }) => id === link.dossierId)
  // A dossier that became its team's alone is not told of either.
  if (dossier?.audience !== 'everyone')
    throw new Response('This link shows nothing at present. Ask whoever gave it to you.', {
      status: 410,
    })
  return { admin, link, dossier, visible, coderId: user?.id ?? null }
}
