import { sayOcr } from '#app/domain/letter-pages.ts'
import type { Letter } from '#app/domain/letters.ts'
import { may, type Doing } from '#app/domain/users.ts'
import { theStore } from '#app/store.server.ts'
import type { Read } from './reading.ts'
import { found } from './rights.ts'

/** How a letter came in, as its page says it to this reader; `shown` is the letter with what they may see of it. */
export async function originShown({ user, reading, whole }: Read, shown: Letter) {
  const { sourceUrl, sourceNote } = shown.origin
  return {
    kin: found(await reading.letters.kin(whole.letter.id), 'letter'),
    // An address with something masked in it leads nowhere.
    published: {
      address: sourceUrl,
      link: sourceUrl === whole.letter.origin.sourceUrl && isOfTheWeb(sourceUrl) ? sourceUrl : null,
      note: sourceNote,
    },
    ocr: sayOcr(whole.text.pages),
    cameWith: may(user, 'add letters') ? await importOf(user, whole.letter.origin.importId) : null,
  }
}

async function importOf(user: Doing | null, importId: string | null) {
  const one = importId ? await (await theStore()).imports.byId(importId) : null
  return (
    one && {
      id: one.id,
      name: one.name,
      maySettle: may(user, 'settle imports', { ownerId: one.createdBy }),
    }
  )
}

function isOfTheWeb(address: string | null): boolean {
  return (
    address !== null &&
    URL.canParse(address) &&
    ['http:', 'https:'].includes(new URL(address).protocol)
  )
}
