import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { hasPermission } from '#app/domain/users.ts'

/** What waits for somebody in a dossier: letters that they code a second time, and differences that they may settle. */
export async function countSecondCodingWork({
  visible,
  user,
  dossier,
}: Pick<DossierContext, 'visible' | 'user' | 'dossier'>): Promise<{
  toCode: number
  toSettle: number
}> {
  const own = await visible.secondCodings.own()
  const maySettle = dossier.closedAt === null && hasPermission(user, 'settle what coders ask')
  return {
    toCode: own.filter(({ dossierId }) => dossierId === dossier.id).length,
    toSettle: maySettle ? (await visible.secondCodings.counts(dossier.id)).openPairs : 0,
  }
}
