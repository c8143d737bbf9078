import type { Field } from '#app/domain/import/table/fields.ts'
import type { Absence, Level } from '#app/domain/level.ts'

export type SheetShown = { name: string; rows: number; same: boolean }
export type ColumnShown = {
  place: number
  heading: string
  letter: string
  field: Field | null
  by: 'plain' | 'heading' | 'cells' | null
  samples: string[]
}
export type Proof = { row: number; words: string }
type Order =
  | { kind: 'none' }
  | { kind: 'settled'; order: 'day' | 'month'; proof: Proof }
  | { kind: 'ask'; examples: Proof[] }
  | { kind: 'mixed'; day: Proof; month: Proof; examples: Proof[] }
export type DatesAsked = { order: Order; short: Proof[]; remarks: string[] }
type Means = `${Level}` | Absence | 'leave'
export type Value<M> = {
  said: string
  rows: number
  first: number
  means: M | null
  by: 'word' | 'guess' | 'said' | null
}
export type LevelShown = Value<Means>
export type TopicShown = Value<string>
export type Comes = {
  letters: number
  positions: number
  refused: number
  shown: {
    row: number
    title: string
    dated: string
    authors: string
    positions: number
    excerpt: boolean
  }[]
  reasons: { row: number; reason: string }[]
}

export type Place = 'columns' | 'dates' | 'levels' | 'topics'
export type Errors = Partial<Record<Place | 'row' | 'form', string>>
export type Naming = {
  sheet: string
  row: number | null
  rows: number
  order: string | null
  century: string | null
  topic: string | null
  first: { number: number; isHeading: boolean; cells: string[] }[]
  columns: ColumnShown[]
  more: number
  dates: DatesAsked | null
  levels: LevelShown[]
  topics: TopicShown[]
  known: { id: string; name: string }[]
  open: { at: Place; says: string }[]
  sheets: SheetShown[]
  comes: Comes | null
}
