import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What is right for one field: one wording, or several of which each is right. */
export type Right = string | string[]

/** A party by hand. Who has neither a name nor a withheld one is known by organisation or capacity. */
export type LabelledParty = {
  name?: Right
  withheld?: boolean
  capacity?: Right
  organisation?: Right
}

/** The head of a letter as a careful reader finds it; what is not said is not in the letter. */
export type Label = {
  kind?: Right
  language?: Right
  date?: Right
  title?: Right
  reference?: Right
  authors?: LabelledParty[]
  onBehalfOf?: LabelledParty[]
  recipients?: LabelledParty[]
  cc?: LabelledParty[]
  replyTo?: { kind: Right; date: string | null }
}

export type Labelled = { name: string; path: string; label: Label }

/** The labelled letters of a folder: those that its labels.yaml names, beside it or, with a folder in their name, from the root of the project. */
export function labelledIn(folder: string): Labelled[] {
  const labels = parse(readFileSync(join(folder, 'labels.yaml'), 'utf8')) as Record<string, Label>
  return Object.entries(labels).map(([name, label]) => ({
    name,
    path: name.includes('/') ? name : join(folder, name),
    label,
  }))
}
