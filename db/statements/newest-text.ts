import { sql, type Column, type SQL } from 'drizzle-orm'

/** The newest text of the letter that a column names. */
export function newestText(letterId: Column): SQL<string> {
  return sql<string>`(select newest.text from text_versions newest
    where newest.letter_id = ${qualified(letterId)} order by newest.version desc limit 1)`
}

/** The id of that version. */
export function newestTextId(letterId: Column): SQL<string> {
  return sql<string>`(select newest.id from text_versions newest
    where newest.letter_id = ${qualified(letterId)} order by newest.version desc limit 1)`
}

/** The name of a topic in its newest version. */
export function newestTopicName(topicId: Column): SQL<string> {
  return sql<string>`(select newest.name from topic_versions newest
    where newest.topic_id = ${qualified(topicId)} order by newest.version desc limit 1)`
}

/** A column with its table, which Drizzle leaves out in a query of one table. */
function qualified(column: Column): SQL {
  return sql`${column.table}.${sql.identifier(column.name)}`
}
