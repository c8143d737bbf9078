import { actInDossier, chooseCurrentDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import { hasPermission, type Permission, type Resource } from '#app/domain/users.ts'
import { requireFound, requirePermission } from './guard.ts'
import type { RequestContext, SignedInContext } from './request-context.ts'

/** Who sends a request about a dossier, as what they may do in it. */
export type DossierContext = SignedInContext & { dossier: DossierRecord }

type DossierOptions = { byToken?: boolean; resource?: Resource | null }

/** What goes on in a closed dossier as well. */
const deedsInClosed: ReadonlySet<Permission> = new Set([
  'read',
  'read letter',
  'export briefings',
  'make read-only links',
  'change dossiers',
])

/**
 * The dossier that an address names, for whoever may do there what `permission` says. One that is hidden from them is
 * not there, with the very answer that one gets for a dossier that never was. Throws a `Response`: 409 with a sentence
 * where something would change in a dossier that is closed.
 */
export async function requireDossier(
  context: RequestContext,
  slug: string | undefined,
  permission: Permission = 'read',
  options: DossierOptions = {},
): Promise<DossierContext> {
  const { user, visible } = requirePermission(context, 'read', options)
  const dossier = requireFound(await visible.dossiers.bySlug(slug ?? ''), 'dossier')
  const acting = { ...context, user: { ...user, ...actInDossier(user, dossier) } }
  const allowed = requirePermission(acting, permission, options)
  if (dossier.closedAt !== null && !deedsInClosed.has(permission))
    throw new Response(
      `The dossier “${dossier.name}” is closed, so nothing changes in it. Reopen it in its settings first.`,
      { status: 409 },
    )
  return { ...allowed, dossier }
}

/** The dossiers in which somebody may do a deed that changes them: open ones, in the order of the store. */
export async function listDossiersFor(
  { user, visible }: Pick<SignedInContext, 'user' | 'visible'>,
  permission: Permission,
): Promise<DossierRecord[]> {
  return (await visible.dossiers.all()).filter(
    (dossier) =>
      dossier.closedAt === null && hasPermission(actInDossier(user, dossier), permission),
  )
}

/** The dossier that somebody works on where an address names none; null where they see none. */
export async function findCurrentDossier({
  visible,
  lastDossier,
}: Pick<RequestContext, 'visible' | 'lastDossier'>): Promise<DossierRecord | null> {
  return chooseCurrentDossier(await visible.dossiers.all(), lastDossier)
}
