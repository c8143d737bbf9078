import type { ColumnField } from '#app/domain/plan/table/table-fields.ts'
import type { Absence, Level } from '#app/domain/level.ts'

type SheetView = { name: string; rows: number; same: boolean }
export type ColumnView = {
  place: number
  heading: string
  letter: string
  field: ColumnField | null
  by: 'plain' | 'heading' | 'cells' | null
  samples: string[]
}
export type DateProof = { row: number; words: string }
type Order =
  | { kind: 'none' }
  | { kind: 'settled'; order: 'day' | 'month'; proof: DateProof }
  | { kind: 'ask'; examples: DateProof[] }
  | { kind: 'mixed'; day: DateProof; month: DateProof; examples: DateProof[] }
export type DatesView = { order: Order; short: DateProof[]; remarks: string[] }
type Means = `${Level}` | Absence | 'leave'
export type ValueView<M> = {
  said: string
  rows: number
  first: number
  means: M | null
  by: 'word' | 'guess' | 'said' | null
}
export type LevelValueView = ValueView<Means>
export type TopicValueView = ValueView<string>
export type VoteView = {
  place: number
  heading: string
  letter: string
  topic: string | null
  by: ValueView<string>['by']
  dated: string
  levels: LevelValueView[]
}
export type RowsPreviewView = {
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

export type ColumnsFormPlace = 'columns' | 'dates' | 'votes' | 'levels' | 'topics'
export type ColumnsFormErrors = Partial<Record<ColumnsFormPlace | 'row' | 'form', string>>
export type ColumnsView = {
  sheet: string
  row: number | null
  rows: number
  order: string | null
  century: string | null
  topic: string | null
  recorded: boolean
  first: { number: number; isHeading: boolean; cells: string[] }[]
  columns: ColumnView[]
  more: number
  dates: DatesView | null
  levels: LevelValueView[]
  topics: TopicValueView[]
  votes: VoteView[]
  known: { id: string; name: string }[]
  /** The names of the topics that nothing new is coded on. */
  closed: string[]
  open: { at: ColumnsFormPlace; sentence: string }[]
  sheets: SheetView[]
  preview: RowsPreviewView | null
}
