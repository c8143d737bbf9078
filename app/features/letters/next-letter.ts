import { actInDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import {
  chooseNextLetter,
  rankNextLetters,
  type LetterWork,
  type LetterChoice,
} from '#app/domain/next-letter.ts'
import { hasPermission, type Principal, type User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { getToday } from '../analysis/timeline-view.ts'

type Asker = { user: User & Principal; visible: VisibleStore }

/** Among how many letters the next is chosen: the oldest of those that are open. */
const mostChoices = 100

/**
 * What somebody codes next in a dossier: what was given to them, otherwise what nobody has; null where nothing is left,
 * or where they may not code. `afterId`: where they come from.
 */
export async function findNextLetter(
  { user, visible }: Asker,
  dossier: DossierRecord,
  afterId: string | null = null,
): Promise<LetterWork | null> {
  const isOpen = dossier.closedAt === null
  if (!isOpen || !hasPermission(actInDossier(user, dossier), 'code positions')) return null
  const mine = await listChoices(visible, dossier.id, { userId: user.id })
  const others = mine.some(({ id }) => id !== afterId)
    ? []
    : await listChoices(visible, dossier.id, 'nobody')
  const choices = [...mine, ...others]
  const newAuthors = await visible.letters.uncodedAuthors(choices.map(({ id }) => id))
  const milestones = (await visible.milestones.ofDossier(dossier.id)).map(({ label, dated }) => ({
    ...{ label, first: dated.first, last: dated.last },
  }))
  const ranked = rankNextLetters(
    choices.map((choice) => ({ ...choice, hasNewAuthor: newAuthors.has(choice.id) })),
    milestones,
    getToday(),
  )
  return chooseNextLetter(ranked, afterId)
}

async function listChoices(
  visible: VisibleStore,
  dossierId: string,
  assigned: { userId: string } | 'nobody',
): Promise<Omit<LetterChoice, 'hasNewAuthor'>[]> {
  const filter = { dossierId, isOpen: true, assigned }
  const heads = await visible.letters.oldestHeads(filter, mostChoices)
  return heads.map(({ id, title, dated }) => ({
    ...{ id, title, first: dated.first, last: dated.last, isMine: assigned !== 'nobody' },
  }))
}
