import type { ListDeed } from '#app/domain/lists/list-deeds.ts'
import { bindFirst } from '../core/bind-first.ts'
import type { Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import {
  askListColumns,
  chooseInList,
  discardList,
  nameListColumns,
  recordList,
  recordListPlan,
  reopenListColumns,
  startListPhase,
} from './list-changes.ts'
import { readListActors } from './list-known.ts'
import {
  countListRows,
  findList,
  findRememberedListMapping,
  listPendingListIds,
  readListCells,
  readListDeeds,
  readListPage,
  readListRowPage,
  type StoredList,
} from './list-rows.ts'
import { takeListBack } from './take-list-back.ts'
import { takeListIn } from './take-list-in.ts'

/** Lists of actors, topics and milestones that came in: their plans, and how these are carried out and taken back. */
export function bindLists(db: Db, whole: VisibleScope) {
  return {
    ...bindFirst(db, {
      record: recordList,
      byId: findList,
      page: readListPage,
      pendingIds: listPendingListIds,
      cells: readListCells,
      deeds: readListDeeds,
      counts: countListRows,
      rows: readListRowPage,
      rememberedMapping: findRememberedListMapping,
      askColumns: askListColumns,
      nameColumns: nameListColumns,
      reopen: reopenListColumns,
      choose: chooseInList,
      startPhase: startListPhase,
      recordPlan: recordListPlan,
      discard: discardList,
    }),
    ...bindFirst(whole, { takeIn: takeListIn }),
    takeBack: (list: StoredList, deeds: readonly ListDeed[]) =>
      takeListBack(db, list, deeds, whole),
  }
}

/** What a whole list of actors is compared with, as far as a reader may know of it. */
export function bindListKnowledge(visible: VisibleScope) {
  return bindFirst(visible, { actors: readListActors })
}
