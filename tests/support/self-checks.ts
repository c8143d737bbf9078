import { expect } from 'vitest'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { applySelfCheckForm } from '#app/features/self-checks/self-check-forms.ts'
import { loadSelfChecksPage } from '#app/features/self-checks/self-checks.ts'
import { aPassage, keep, theDossier } from './letters.ts'
import { addUser, requestContextOf } from './request-context.ts'
import type { TestStore } from './store.ts'

type Person = Awaited<ReturnType<typeof addUser>>
type Asked = Partial<Parameters<typeof keep>[1]>

/** Who reads the dossier of the tests, as its pages know them. */
export async function readerOfDossier(store: TestStore, user: Person) {
  return requireDossier(requestContextOf(store, user), (await theDossier(store)).slug)
}

/** The page of self-checks, as somebody sees it. */
export const loadChecksAs = async (store: TestStore, user: Person) => {
  const { masked: visible, ...reader } = await readerOfDossier(store, user)
  return loadSelfChecksPage({ ...reader, visible }, null)
}

/** Sends a form of that page. */
export const sendCheck = async (store: TestStore, user: Person, fields: Record<string, string>) =>
  applySelfCheckForm({ ...(await readerOfDossier(store, user)), fields })

/** Ana coded passages at the beginning of the year, of levels +2 and -2, and nobody changed them since. */
export async function openOldPassages(store: TestStore, more: Asked = {}) {
  const [ana, eve] = [await addUser(store), await addUser(store, 'editor', 'Eve Editor')]
  const doer = { userId: ana.id, via: 'screen' } as const
  const { id: letterId, positionIds } = await keep(store, {
    positions: [
      aPassage({ level: 2, note: 'Fuzzwort.' }),
      aPassage({ quote: 'We oppose any delay of it.', level: -2 }),
    ],
    ...more,
    doer,
  })
  await agePositions(store)
  return { ana, eve, letterId, positionIds }
}

/** Lets all positions stand unchanged since the beginning of the year. */
export const agePositions = (store: TestStore) =>
  store.rows("update positions set changed_at = '2026-01-02T03:04:05.678Z'")

/** The form that asks for old passages. */
export const askForm = { deed: 'ask', passages: '10', days: '30' }

/** Codes what is served until nothing is, each as it is told. */
export async function codeAllServed(
  store: TestStore,
  user: Person,
  stanceOf: (words: string) => string,
) {
  for (;;) {
    const { served } = await loadChecksAs(store, user)
    if (!served) return
    const stance = stanceOf(served.quote.exact)
    expect((await sendCheck(store, user, { deed: 'code', passageId: served.id, stance })).ok).toBe(
      true,
    )
  }
}
