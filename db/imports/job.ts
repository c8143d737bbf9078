import { bindFirst } from '../core/bind-first.ts'
import type { Db } from '../core/dialect.ts'
import {
  askAboutItem,
  leaveOutDuplicate,
  recordFileContents,
  recordMinhashes,
  recordPackageStored,
  recordStoredItems,
  refuseItem,
  releaseFileBytes,
  replanItems,
  setImportActivity,
  setImportPhase,
} from './job-changes.ts'
import {
  findItemText,
  findMessageDays,
  findPendingImports,
  findSameContent,
  listLettersWithoutMinhash,
  readMinhashes,
  readItemToStore,
  readNextAccepted,
  readNextFiles,
} from './job-reads.ts'
import { reverseNextLetters } from './reverse-letters.ts'

/**
 * What the job of imports asks and stores. Each step is one transaction, so that whoever dies at it leaves what the
 * next goes on from.
 */
export function bindImportJob(db: Db) {
  return bindFirst(db, {
    pendingIds: findPendingImports,
    setPhase: setImportPhase,
    setActivity: setImportActivity,
    nextFiles: readNextFiles,
    recordFileContents,
    findSame: findSameContent,
    minhashes: readMinhashes,
    textOf: findItemText,
    daysOf: findMessageDays,
    replanItems,
    nextAccepted: readNextAccepted,
    itemToStore: readItemToStore,
    recordStored: recordStoredItems,
    askAgain: askAboutItem,
    refuse: refuseItem,
    recordPackageStored,
    leaveOut: leaveOutDuplicate,
    reverseNext: reverseNextLetters,
    releaseFileBytes,
    lettersWithoutMinhash: listLettersWithoutMinhash,
    recordMinhashes,
  })
}
