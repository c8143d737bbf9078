import { type Column, type SQL, sql } from 'drizzle-orm'

/** The newest text of the letter that a column names. */
export function newestText(letterId: Column): SQL<string> {
  return sql<string>`(select newest.text from text_versions newest where newest.letter_id = ${letterId} order by newest.version desc limit 1)`
}

/** The name of a topic in its newest version. */
export function newestTopicName(topicId: Column): SQL<string> {
  return sql<string>`(select newest.name from topic_versions newest where newest.topic_id = ${topicId} order by newest.version desc limit 1)`
}
