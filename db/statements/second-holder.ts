import { type SQL, sql } from 'drizzle-orm'

/** Whether a row of second positions names an actor as a holder. */
export function isSecondHolder(row: SQL, actorId: SQL): SQL {
  return isNamedIn(sql`${row}.holder_ids`, actorId)
}

/** The letters where a second coder, or what is kept of two readings, names one of the actors that a query gives. */
export function lettersCodedAgainOn(actorIds: SQL): SQL {
  const named = sql`from (${actorIds}) an`
  return sql`select s.letter_id from second_positions s where exists (select 1 ${named}
      where ${isSecondHolder(sql`s`, sql`an.id`)})
    union select c.letter_id from coding_pairs c where exists (select 1 ${named}
      where ${isNamedIn(sql`c.first_reading`, sql`an.id`)} or ${isNamedIn(sql`c.second_reading`, sql`an.id`)}
      or ${isNamedIn(sql`c.replaced_reading`, sql`an.id`)})`
}

/** Ids are words of JSON that nothing else is. */
const isNamedIn = (json: SQL, id: SQL): SQL => sql`cast(${json} as text) like '%"' || ${id} || '"%'`
