import { bindFirst } from '../core/bind-first.ts'
import type { Db } from '../core/dialect.ts'
import { confirmMapping, recordTableRows, reopenTable, saveTableMapping } from './table-changes.ts'
import {
  findItemNamesIn,
  findLettersByTitleAndDay,
  findNextReadyTable,
  findRememberedMapping,
  findTable,
  listTables,
  readTableBytes,
} from './table-rows.ts'

/** Tables among the files of imports: what their columns mean, and what their rows become. */
export function bindImportTables(db: Db) {
  return bindFirst(db, {
    byId: findTable,
    list: listTables,
    bytes: readTableBytes,
    rememberedMapping: findRememberedMapping,
    saveMapping: saveTableMapping,
    confirm: confirmMapping,
    reopen: reopenTable,
    nextReady: findNextReadyTable,
    itemNamesIn: findItemNamesIn,
    recordRows: recordTableRows,
    lettersByTitleAndDay: findLettersByTitleAndDay,
  })
}
