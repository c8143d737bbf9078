import type { Letter } from '#app/domain/letters.ts'
import { may, type Doing, type Reader, type Thing, type User } from '#app/domain/users.ts'
import { theStore, type Reading } from '#app/store.server.ts'
import { bearerIn } from './bearer.ts'
import { allowed, found, userOf } from './rights.ts'

/** What somebody sees of the store. Pages and files read letters, and all that comes of them, through this alone. */
export async function readingFor(reader: Reader): Promise<Reading> {
  return (await theStore()).seenBy(reader)
}

type Whole = NonNullable<Awaited<ReturnType<Reading['letters']['byId']>>>

/** A letter with who reads it: null for somebody who is not signed in and to whom it is open because it is public. */
export type Read = { user: (Doing & User) | null; reading: Reading; whole: Whole }

/**
 * The letter that an address names, for whoever may read it. One that they may not see is not there, with the very
 * answer that one gets for a letter that never was; nobody is let in to what is public, and otherwise asked to sign in.
 */
export async function letterFor(
  request: Request,
  letterId: string,
  { byToken = false } = {},
): Promise<Read> {
  if (bearerIn(request) === null && !(await userOf(request))) {
    const reading = await readingFor(null)
    const whole = await reading.letters.byId(letterId)
    if (whole && may(null, 'read letter', thingOf(whole))) return { user: null, reading, whole }
  }
  const user = await allowed(request, 'read', { byToken })
  const reading = await readingFor(user)
  const whole = await reading.letters.byId(letterId)
  return {
    user,
    reading,
    whole: found(whole && may(user, 'read letter', thingOf(whole)) ? whole : null, 'letter'),
  }
}

/** A letter as the table of rights asks for it: who added it, and whom it is for. */
export function thingOf({
  letter,
  readerIds,
}: {
  letter: Letter
  readerIds: readonly string[]
}): Thing {
  return { ownerId: letter.addedBy, audience: { visibility: letter.visibility, readerIds } }
}
