import { type SQL, sql } from 'drizzle-orm'

/** Whether a dossier is of a team that somebody is not in; administrators see it all the same. */
const isOfTeamWithout = (
  userId: string,
): SQL => sql`exists (select 1 from dossiers d where d.id = second_codings.dossier_id and d.audience = 'team'
  and not exists (select 1 from teammates m where m.dossier_id = d.id and m.user_id = ${userId})
  and not exists (select 1 from users u where u.id = ${userId} and u.role = 'admin'))`

/**
 * Whether a row of `second_codings` is one that somebody works on: theirs, not done, and of a dossier that they see.
 * Blindness, the sentence that says so, and the page on which they code all ask this one rule, so that nobody is blind
 * to a letter that they are not told of.
 */
export const isCodedBlind = (userId: string): SQL =>
  sql`second_codings.user_id = ${userId} and second_codings.done_at is null
    and not ${isOfTeamWithout(userId)}`
