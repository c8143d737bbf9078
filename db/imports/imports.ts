import { bindFirst } from '../core/bind-first.ts'
import type { Db } from '../core/dialect.ts'
import {
  acceptItems,
  addImportFile,
  leaveOutItems,
  recordImport,
  saveImportAnswers,
  setImportAudience,
  setImportStopped,
  startReversal,
} from './import-changes.ts'
import { countItemTable, listFilledItems, listItemTableIds, listOpenItems } from './item-table.ts'
import { saveImportItem, saveImportItems, saveItemAsks } from './item-changes.ts'
import {
  countImportContents,
  findImport,
  findImportIdsSince,
  findImportItem,
  findItemNames,
  findPackageDossiers,
  isFileWaiting,
  listDrafts,
  listImportFiles,
  listImportItems,
  listOpenQuestions,
  readImportPage,
} from './import-reads.ts'

/** Imports as people see and settle them; what the job does with them is in import-work.ts. */
export function bindImports(db: Db) {
  return bindFirst(db, {
    record: recordImport,
    addFile: addImportFile,
    page: readImportPage,
    byId: findImport,
    isWaiting: isFileWaiting,
    idsSince: findImportIdsSince,
    counts: countImportContents,
    files: listImportFiles,
    items: listImportItems,
    item: findImportItem,
    openQuestions: listOpenQuestions,
    itemNames: findItemNames,
    packageDossiers: findPackageDossiers,
    drafts: listDrafts,
    tableIds: listItemTableIds,
    tableCounts: countItemTable,
    openItems: listOpenItems,
    filledItems: listFilledItems,
    saveItem: saveImportItem,
    saveItems: saveImportItems,
    saveAsks: saveItemAsks,
    saveAnswers: saveImportAnswers,
    leaveOut: leaveOutItems,
    setAudience: setImportAudience,
    accept: acceptItems,
    startReversal,
    setStopped: setImportStopped,
  })
}
