import { requireViewLink } from '#app/auth/view-link.ts'
import type { LetterVisibility } from '#app/domain/letters.ts'
import type { ViewTableName } from '#app/domain/view-files.ts'
import { makeLink } from '#app/features/view-links/make-link.ts'
import { aParty, aPassage, keep, theDossier } from './letters.ts'
import { addUser, requestContextOf } from './request-context.ts'
import type { Store } from '#db/index.ts'

/** A letter of one author, for whom it is said; on encryption, +1. */
export async function keepLetterOf(
  store: Store,
  name: string,
  visibility: LetterVisibility = 'public',
): Promise<string> {
  const { id } = await keep(store, {
    form: { title: `Letter of ${name}`, parties: [aParty({ name })] },
    positions: [aPassage()],
    audience: { visibility, readerIds: [] },
  })
  return id
}

/** Makes a link as an editor does, and gives its token or why it was refused. */
export async function linkTo(
  store: Store,
  query: string,
  {
    table = 'stances',
    kind = 'live',
    days = '',
  }: { table?: ViewTableName; kind?: string; days?: string } = {},
) {
  const editor =
    (await store.users.byEmail('mia@example.org')) ?? (await addUser(store, 'editor', 'Mia Berg'))
  const { admin, performedBy } = requestContextOf(store, { ...editor, role: 'editor' })
  return makeLink(
    {
      ...{ admin, performedBy, table, userId: editor.id, dossier: await theDossier(store) },
      params: new URLSearchParams(query),
    },
    { deed: 'make', kind, days },
  )
}

/** The same where it must be made, followed by somebody without an account. */
export async function openNewLink(store: Store, ...asked: LinkTo) {
  const made = await linkTo(store, ...asked)
  if (!made.ok) throw new Error(JSON.stringify(made.refusal.errors))
  return { token: made.token, open: () => openLink(store, made.token) }
}

type LinkTo = [query: string, options?: Parameters<typeof linkTo>[2]]

export const openLink = (store: Store, token: string) =>
  requireViewLink(requestContextOf(store, null), token)

/** What a request was refused with. */
export async function refusalOf(asked: Promise<unknown>): Promise<[status: number, says: string]> {
  try {
    await asked
  } catch (refusal) {
    if (refusal instanceof Response) return [refusal.status, await refusal.text()]
    throw refusal
  }
  throw new Error('It was not refused.')
}
