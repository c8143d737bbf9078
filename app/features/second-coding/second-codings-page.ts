import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { formatDay, formatEdtfDate, parseStoredDate } from '#app/domain/days.ts'
import { usualShare } from '#app/domain/second-coding/second-codings.ts'
import { hasPermission } from '#app/domain/users.ts'

/** Which letters of a dossier are coded a second time, by whom and how far, and what the forms of editors offer. */
export async function loadSecondCodingsPage(
  { visible, user, dossier }: Pick<DossierContext, 'visible' | 'user' | 'dossier'>,
  askedLetterId: string | null,
) {
  const mayTakeBack = hasPermission(user, 'give letters to coders')
  const mayGive = dossier.closedAt === null && mayTakeBack
  // Before it is settled, that two coders differ is told to those who settle it; the stance says so to everybody.
  const seesDifferences = hasPermission(user, 'settle what coders ask')
  const rows = await visible.secondCodings.ofDossier(dossier.id)
  const candidates = await visible.secondCodings.candidates({
    dossierId: dossier.id,
    userId: user.id,
  })
  const asked = mayGive && askedLetterId ? await visible.letters.byId(askedLetterId) : null
  const draws = await visible.secondCodings.draws(dossier.id)
  return {
    dossier: { name: dossier.name, slug: dossier.slug },
    ...{ mayGive, mayTakeBack, seesDifferences },
    userId: user.id,
    coders: mayGive ? await visible.assignments.coders(dossier.id) : [],
    finished: candidates.filter(({ isFinished }) => isFinished).length,
    share: draws[0]?.share ?? usualShare,
    letter: asked && { id: asked.letter.id, title: asked.letter.title },
    own: (await visible.secondCodings.own()).filter(({ dossierId }) => dossierId === dossier.id),
    rows: rows.map(({ edtf, at, doneAt, same, differences, openPairs, passages, ...row }) => ({
      ...row,
      passages: mayTakeBack ? passages : 0,
      compared: seesDifferences && doneAt ? { same, differences, openPairs } : null,
      date: formatEdtfDate(parseStoredDate(edtf)),
      since: formatDay(at.slice(0, 10)),
      done: doneAt && formatDay(doneAt.slice(0, 10)),
    })),
    draws: draws.map(({ at, ...draw }) => ({ ...draw, day: formatDay(at.slice(0, 10)) })),
    openPairs: (seesDifferences ? rows : []).reduce((sum, { openPairs }) => sum + openPairs, 0),
  }
}
