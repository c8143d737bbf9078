import { type SQL, sql } from 'drizzle-orm'

/** The ids of the dossiers of teams that somebody is not in; administrators see them all the same. */
const teamsWithout = (
  userId: string,
): SQL => sql`select d.id from dossiers d where d.audience = 'team'
  and d.id not in (select m.dossier_id from teammates m where m.user_id = ${userId})
  and not exists (select 1 from users u where u.id = ${userId} and u.role = 'admin')`

/**
 * Whether a row of `second_codings` is one that somebody works on: theirs, not done, and of a dossier that they see.
 * Blindness, the sentence that says so, and the page on which they code all ask this one rule, so that nobody is blind
 * to a letter that they are not told of.
 */
export const isCodedBlind = (userId: string): SQL =>
  sql`second_codings.user_id = ${userId} and second_codings.done_at is null
    and second_codings.dossier_id not in (${teamsWithout(userId)})`
