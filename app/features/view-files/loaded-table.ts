import type { ViewColumn, ViewTable } from '#app/exports/tables/view-table.ts'
import { tabulateRows } from '#app/exports/tables/view-table.ts'
import { setImmediate } from 'node:timers/promises'
import type { describeSelection } from '../analysis/shown-selection.ts'

/** A table of a view with what it is about. */
export type LoadedTable = {
  /** What of the screen it is, such as `Moves`. */
  word: string
  selection: ReturnType<typeof describeSelection>
  /** Whom it is about. */
  actorIds: readonly string[]
  /** Whom it tells of besides. */
  otherIds?: readonly string[]
  /** Letters that it tells of beside those that the stances of these rest on. */
  letterIds?: readonly string[]
  table: ViewTable
  /** Where its picture shows some of its rows only: how many there are to be drawn. */
  toDraw?: number
  /** What was asked for and cannot be read; the file is refused then. */
  errors?: Record<string, string>
}

/** After so many rows others are answered before the next ones are put into words. */
const rowsAStep = 25

/** A table of some things, each of which is put into words when its turn comes. */
export function tabulateInSteps<Item, Row>(
  columns: readonly ViewColumn<Row>[],
  items: readonly Item[],
  describe: (step: readonly Item[]) => Promise<readonly Row[]> | readonly Row[],
): ViewTable {
  return tabulateRows(columns, items.length, describeInSteps(items, describe))
}

async function* describeInSteps<Item, Row>(
  items: readonly Item[],
  describe: (step: readonly Item[]) => Promise<readonly Row[]> | readonly Row[],
): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < items.length; start += rowsAStep) {
    yield await describe(items.slice(start, start + rowsAStep))
    await setImmediate()
  }
}

/** A yes or no as a cell. */
export function sayWhether(is: boolean): string {
  return is ? 'yes' : 'no'
}
