import { sortByName } from '#app/domain/actors.ts'
import { letterVisibilities, type Audience } from '#app/domain/letters.ts'
import { canSee, type User } from '#app/domain/users.ts'
import type { Store } from '#app/store.server.ts'

/**
 * Somebody whom a letter may be for; `note` tells people of the same name apart, or says why they
 * need not be named.
 */
export type ReaderChoice = { id: string; name: string; note: string | null }

/** Everybody who may sign in, and of the others those who are named already, by name. */
export async function listReaderChoices(
  admin: Store,
  namedIds: readonly string[] = [],
): Promise<ReaderChoice[]> {
  const people = (await admin.users.listPeople()).filter(
    ({ id, deactivatedAt }) => deactivatedAt === null || namedIds.includes(id),
  )
  const isSharedName = (name: string) => people.filter((person) => person.name === name).length > 1
  return sortByName(people).map(({ id, name, email, role, deactivatedAt }) => {
    const notes = [
      isSharedName(name) ? email : null,
      deactivatedAt ? 'deactivated' : null,
      role === 'admin' ? 'administrator, sees every letter' : null,
    ].filter(Boolean)
    return { id, name, note: notes.join(' · ') || null }
  })
}

export type ParsedAudience =
  | { ok: true; audience: Audience }
  | { ok: false; audience: Audience; errors: Record<string, string> }

/**
 * Whom a form says that a letter is for; `before` where it says nothing about it. Whoever chooses must go on seeing
 * the letter, and only people who have an account can be named.
 */
export async function parseAudience(
  admin: Store,
  form: FormData,
  user: User,
  before: Audience,
  ownerId: string | null,
): Promise<ParsedAudience> {
  if (!form.has('visibility')) return { ok: true, audience: before }
  const visibility = letterVisibilities.find((option) => option === form.get('visibility'))
  const readerIds = [...new Set(form.getAll('readerIds').map(String))].sort()
  const audience: Audience = { visibility: visibility ?? before.visibility, readerIds }
  const refuse = (errors: Record<string, string>): ParsedAudience => ({
    ok: false,
    audience,
    errors,
  })
  if (!visibility) return refuse({ visibility: 'Choose who may see this letter.' })
  const known = new Set((await listReaderChoices(admin, before.readerIds)).map(({ id }) => id))
  if (readerIds.some((id) => !known.has(id)))
    return refuse({
      readerIds:
        'One of these people has no account here, or cannot sign in any more. Choose among those shown.',
    })
  if (!canSee(user, { ownerId, audience }))
    return refuse({
      readerIds:
        'You would not see this letter any more yourself. Choose yourself as well, or ask an administrator to do this.',
    })
  return { ok: true, audience }
}

/**
 * The names of those for whom a letter is, whoever added it first; administrators, who see every
 * letter, go without saying.
 */
export async function findReaderNames(
  admin: Store,
  { letter, readerIds }: { letter: { addedBy: string | null }; readerIds: readonly string[] },
): Promise<string[]> {
  const ids = new Set([letter.addedBy, ...readerIds])
  const people = (await admin.users.listPeople()).filter(({ id }) => ids.has(id))
  return sortByName(people).map(({ name }) => name)
}
