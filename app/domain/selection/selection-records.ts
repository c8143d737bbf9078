import { z } from 'zod'
import { wordsSchema } from '../form-fields.ts'

/** As many letters as the name of a saved selection has. */
export const longestSelectionName = 80

/** What a saved selection is called and by whom it was made; `savedAt` is ISO 8601 in UTC. */
export type SelectionHead = {
  id: string
  name: string
  savedBy: string
  savedById: string
  savedAt: string
  /** Counts its changes. */
  revision: number
}

/** The same with whom it gives: all who fulfil the rules, all of each group, and others by their ids. */
export type SelectionRecord = SelectionHead & {
  rules: string[]
  groups: string[]
  actorIds: string[]
}

/** A selection to be kept: the words of its rules and groups as addresses write them. */
export type SelectionChoice = Pick<SelectionRecord, 'name' | 'rules' | 'groups' | 'actorIds'>

export const selectionNameSchema = wordsSchema.pipe(
  z
    .string()
    .min(1, 'Write what this selection is called.')
    .refine(
      (name) => [...name].length <= longestSelectionName,
      `A name has at most ${longestSelectionName} letters.`,
    ),
)
