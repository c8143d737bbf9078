import { z } from 'zod'
import { lineSchema, wordsSchema } from './form-fields.ts'
import type { LevelAnchors } from './topics.ts'

const fiveLevels = <Words extends z.ZodType>(words: Words) =>
  z.object({ '-2': words, '-1': words, '0': words, '1': words, '2': words })

/** Words for each of the five levels; empty where they are still to be written. */
export const anchorsSchema = fiveLevels(z.string())

const anchorFieldsSchema = fiveLevels(
  wordsSchema.max(500, 'What a level means has at most 500 characters.'),
)

/** What a person writes of a topic. */
export type TopicForm = { name: string; proposition: string; anchors: LevelAnchors }

export const topicFields = ['name', 'proposition', ...Object.keys(anchorsSchema.shape)] as const

/** The fields of the form of a topic, anchors by their level, as a topic. */
export const topicSchema = z
  .object({
    name: lineSchema(80).min(1, 'Give the topic a name of one or two words.'),
    proposition: wordsSchema
      .min(1, 'Write a sentence that one can support or oppose.')
      .max(500, 'A proposition has at most 500 characters.'),
  })
  .and(anchorFieldsSchema)
  .transform(({ name, proposition, ...anchors }): TopicForm => ({ name, proposition, anchors }))
