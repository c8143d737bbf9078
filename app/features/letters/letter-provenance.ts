import { describeOcrConfidence } from '#app/domain/ocr-confidence.ts'
import type { Letter } from '#app/domain/letters.ts'
import { hasPermission, type Principal } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'
import type { VisibleLetter } from '#app/auth/visible-store.ts'
import { describeTranslations } from './translated-letters.ts'
import { requireFound } from '#app/auth/guard.ts'

/** How a letter came in, as its page says it; `shownLetter` is the letter with what this reader may see of it. */
export async function buildProvenanceView(
  admin: Store,
  { user, visible, letterDetail }: VisibleLetter,
  shownLetter: Letter,
) {
  const { sourceUrl, sourceNote, sourceSeenDay } = shownLetter.origin
  const relatedLetters = requireFound(
    await visible.letters.relatedLetters(letterDetail.letter.id),
    'letter',
  )
  return {
    relatedLetters,
    translationNotes: user
      ? await describeTranslations(visible, letterDetail.letter.id, relatedLetters)
      : [],
    // An address with something masked in it leads nowhere.
    published: {
      address: sourceUrl,
      link: letterDetail.hasWholeSourceUrl && isWebAddress(sourceUrl) ? sourceUrl : null,
      note: sourceNote,
      seenDay: sourceSeenDay,
    },
    ocr: describeOcrConfidence(letterDetail.text.pages),
    cameWith: hasPermission(user, 'add letters')
      ? await findImportLink(admin, user, letterDetail.letter.origin.importId)
      : null,
  }
}

async function findImportLink(admin: Store, user: Principal | null, importId: string | null) {
  const importRow = importId ? await admin.imports.byId(importId) : null
  return (
    importRow && {
      id: importRow.id,
      name: importRow.name,
      maySettle: hasPermission(user, 'settle imports', { ownerId: importRow.createdBy }),
    }
  )
}

function isWebAddress(address: string | null): boolean {
  return (
    address !== null &&
    URL.canParse(address) &&
    ['http:', 'https:'].includes(new URL(address).protocol)
  )
}
