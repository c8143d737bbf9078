import { bindFirst } from '../core/bind-first.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { readAttributesOn } from './actor-attributes.ts'
import { readNamesInTime } from '../statements/actor-fact-rows.ts'
import { listActorFacts, saveActorFacts } from './actor-facts.ts'
import { addActor } from './add-actor.ts'
import { correctActor, findActorRecord, findByRegisterId } from './actor-records.ts'
import { findActor, findActors, listActors, recordActors } from './actor-rows.ts'
import { readActorsByName } from './actors-by-name.ts'
import { listAffiliationPeriods, setPeriodCounting } from './affiliation-periods.ts'
import { canBeTyped, listAffiliationRecords, saveAffiliations } from './affiliation-records.ts'
import {
  countAffiliations,
  findOrganisations,
  listAffiliations,
  readActorsForPlanning,
} from './affiliations.ts'
import { findAttributeInUse, listAttributesInUse, listValuesInUse } from './attributes-in-use.ts'
import { findCalledActors } from './called-actors.ts'
import { readDirectory, searchActors } from './directory.ts'
import { findNearActors } from './near-actors.ts'
import { listOfficeHolders } from './office-holders.ts'
import { removeActor } from './removed-actors.ts'
import { bringActorBack, findRemovedActor, listRemovedActors } from './returned-actors.ts'
import { listPredecessors, readSuccessorIds } from './successors.ts'
import { countActorUses, findWithdrawnActors, setActorWithdrawn } from './withdrawn-actors.ts'

/**
 * Everybody whom a reader may know of: an actor whom nothing but hidden letters names is as hidden as these, and so
 * is what a hidden letter says about who belongs where.
 */
export function bindActors(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      all: listActors,
      byIds: findActors,
      byId: findActor,
      byName: readActorsByName,
      byRegisterId: findByRegisterId,
      recordOf: findActorRecord,
      forPlanning: readActorsForPlanning,
      organisationsOf: findOrganisations,
      affiliationsOf: listAffiliations,
      affiliationCount: countAffiliations,
      affiliationRecords: listAffiliationRecords,
      canBeTyped,
      affiliationPeriods: listAffiliationPeriods,
      setPeriodCounting,
      facts: listActorFacts,
      attributesOn: readAttributesOn,
      attributesInUse: listAttributesInUse,
      valuesInUse: listValuesInUse,
      attributeInUse: findAttributeInUse,
      namesInTime: readNamesInTime,
      predecessors: listPredecessors,
      successorIds: readSuccessorIds,
      holders: listOfficeHolders,
      near: findNearActors,
      uses: countActorUses,
      withdrawn: findWithdrawnActors,
      remove: removeActor,
      removed: listRemovedActors,
      removedById: findRemovedActor,
      bringBack: bringActorBack,
      setWithdrawn: setActorWithdrawn,
      directory: readDirectory,
      search: searchActors,
      called: findCalledActors,
    }),
    ...bindFirst(visible.db, {
      record: recordActors,
      add: addActor,
      correct: correctActor,
      saveAffiliations,
      saveFacts: saveActorFacts,
    }),
  }
}
