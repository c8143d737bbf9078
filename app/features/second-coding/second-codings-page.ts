import { createHash } from 'node:crypto'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { formatDay, formatEdtfDate, parseStoredDate } from '#app/domain/days.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import { allCodedDays, type CodedDays } from '#app/domain/second-coding/coded-days.ts'
import { drawLetters, usualShare } from '#app/domain/second-coding/second-codings.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadDossierAgreement } from './topic-agreement.ts'

type Reader = Pick<DossierContext, 'visible' | 'user' | 'dossier'>
type Row = Awaited<ReturnType<VisibleStore['secondCodings']['ofDossier']>>[number]

/** `letterId`: the letter to give; `drawId`: the draw of which the list is asked for. */
type AskedCodings = {
  letterId: string | null
  drawId?: string | null
  page?: number
  days?: CodedDays
}

/** Which letters of a dossier are coded a second time, by whom and how far, and what the forms of editors offer. */
export async function loadSecondCodingsPage(
  { visible, user, dossier }: Reader,
  { letterId, drawId = null, page = 1, days = allCodedDays }: AskedCodings,
) {
  const mayTakeBack = hasPermission(user, 'give letters to coders')
  const mayGive = dossier.closedAt === null && mayTakeBack
  // Before it is settled, that two coders differ is told to those who settle it; the stance says so to everybody.
  const seesDifferences = hasPermission(user, 'settle what coders ask')
  const size = pageSizes.secondCodings
  const rows = await visible.secondCodings.ofDossier(dossier.id, {
    ...{ limit: size, offset: rowsBeforePage(page, size) },
  })
  const { total, done, openPairs } = await visible.secondCodings.counts(dossier.id)
  const asked = mayGive && letterId ? await visible.letters.byId(letterId) : null
  const draws = await visible.secondCodings.draws(dossier.id)
  const show = showRow({ mayTakeBack, seesDifferences })
  return {
    dossier: { name: dossier.name, slug: dossier.slug },
    ...{ mayGive, mayTakeBack, seesDifferences, page, pages: countPages(total, size) },
    userId: user.id,
    coders: mayGive ? await visible.assignments.coders(dossier.id) : [],
    finished: mayGive ? await visible.secondCodings.finishedCount(dossier.id) : 0,
    share: chooseShare(dossier, draws),
    letter: asked && { id: asked.letter.id, title: asked.letter.title },
    own: (await visible.secondCodings.own()).filter(({ dossierId }) => dossierId === dossier.id),
    rows: rows.map(show),
    withdrawn: mayTakeBack ? (await visible.secondCodings.withdrawn(dossier.id)).map(show) : [],
    draws: draws.map(({ at, ...draw }) => ({ ...draw, day: formatDay(at.slice(0, 10)) })),
    drawnList: mayTakeBack && drawId ? await loadDraw(visible, dossier.id, drawId) : null,
    agreement: await loadDossierAgreement(
      { visible, user, dossier },
      await visible.topics.ofDossier(dossier.id),
      days,
    ),
    anyDone: done > 0,
    openPairs: seesDifferences ? openPairs : 0,
  }
}

/** What the dossier says, otherwise what was drawn last. */
const chooseShare = (
  { secondShare }: Reader['dossier'],
  draws: readonly { share: number }[],
): number => secondShare ?? draws[0]?.share ?? usualShare

const showRow =
  ({ mayTakeBack, seesDifferences }: { mayTakeBack: boolean; seesDifferences: boolean }) =>
  (row: Row) => {
    const { id, letterId, title, edtf, userId, name, origin, at, doneAt, passages } = row
    const { same, differences, openPairs, lostPairs } = row
    return {
      ...{ id, letterId, title, userId, name, origin },
      passages: mayTakeBack ? passages : 0,
      compared: seesDifferences && doneAt ? { same, differences, openPairs, lostPairs } : null,
      date: formatEdtfDate(parseStoredDate(edtf)),
      since: formatDay(at.slice(0, 10)),
      done: doneAt && formatDay(doneAt.slice(0, 10)),
    }
  }

/** A draw with its list: what was drawn, drawn again from seed and list, and what of it the reader sees. */
async function loadDraw(visible: VisibleStore, dossierId: string, drawId: string) {
  const draw = await visible.secondCodings.draw(dossierId, drawId)
  if (!draw) return null
  const { id, seed, pool, drawn } = draw
  const drawnIds = drawLetters(pool, drawn, seed, hashWords)
  const found = await visible.secondCodings.drawnLetters(id, drawnIds)
  const letters = new Map(found.map((letter) => [letter.id, letter]))
  return {
    ...{ id, seed, pool, day: formatDay(draw.at.slice(0, 10)) },
    letters: drawnIds.flatMap((letterId) => letters.get(letterId) ?? []),
    unseen: drawnIds.length - letters.size,
  }
}

/** SHA-256 of some words: what the order of a draw goes by. */
export const hashWords = (words: string): string => createHash('sha256').update(words).digest('hex')
