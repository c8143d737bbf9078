import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext, SignedInContext } from '#app/auth/request-context.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { isId } from '#app/domain/ids.ts'
import { listKinds, type ListKind } from '#app/domain/lists/list-fields.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { StoredList } from '#app/store.server.ts'

/** Who may bring lists: of which kinds, and of topics and milestones into which dossiers. */
export type ListSender = SignedInContext & {
  kinds: ListKind[]
  dossiers: readonly DossierRecord[]
}

/**
 * Whoever may correct actors or change the codebook of some dossier. Throws what the guard throws for others.
 */
export async function requireListSender(context: RequestContext): Promise<ListSender> {
  const signedIn = requirePermission(context, 'read')
  const dossiers = await listDossiersFor(signedIn, 'change the codebook')
  const mayCorrect = hasPermission(signedIn.user, 'correct actors')
  if (!mayCorrect && !dossiers.length) requirePermission(context, 'correct actors')
  const kinds = listKinds.filter((kind) => (kind === 'actors' ? mayCorrect : dossiers.length > 0))
  return { ...signedIn, kinds, dossiers }
}

/** Whether somebody may bring lists of some kind. */
export async function mayBringLists(
  signedIn: Pick<SignedInContext, 'user' | 'visible'>,
): Promise<boolean> {
  return (
    hasPermission(signedIn.user, 'correct actors') ||
    (await listDossiersFor(signedIn, 'change the codebook')).length > 0
  )
}

/** A list for whoever brought it, and for administrators. Others are answered as if there were none. */
export async function requireList(
  context: RequestContext,
  listId: string | undefined,
): Promise<ListSender & { list: StoredList }> {
  const sender = await requireListSender(context)
  const { user, admin, visible } = sender
  const list = isId(listId) ? await admin.lists.byId(listId!) : null
  const isOpen =
    list !== null &&
    (list.createdBy === user.id || user.role === 'admin') &&
    (list.dossierId === null ||
      (await visible.dossiers.all()).some(({ id }) => id === list.dossierId))
  return { ...sender, list: requireFound(isOpen ? list : null, 'list') }
}

/** Whether somebody may take such a list in: of actors everywhere, of the rest into that dossier. */
export function mayTakeIn(
  { kinds, dossiers }: Pick<ListSender, 'kinds' | 'dossiers'>,
  { kind, dossierId }: Pick<StoredList, 'kind' | 'dossierId'>,
): boolean {
  if (kind === null || kind === 'actors') return kind === null || kinds.includes('actors')
  return dossiers.some(({ id }) => id === dossierId)
}
