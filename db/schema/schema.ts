import * as sqlite from '../sqlite/dialect.ts'
import { actorsTables } from './actors.ts'
import { approvalsTables } from './approvals.ts'
import { assignmentTables } from './assignments.ts'
import { auditTables } from './audit.ts'
import { codebookTables } from './codebook.ts'
import { codingDraftsTables } from './coding-drafts.ts'
import { deskTables } from './desk.ts'
import { erasuresTables } from './erasures.ts'
import { exceptionsTables } from './exceptions.ts'
import { importsTables } from './imports.ts'
import { jobsTables } from './jobs.ts'
import { judgementsTables } from './judgements.ts'
import { letterHeadsTables } from './letter-heads.ts'
import { letterPartsTables } from './letter-parts.ts'
import { lettersTables } from './letters.ts'
import { listsTables } from './lists.ts'
import { mergesTables } from './merges.ts'
import { peopleTables } from './people.ts'
import { pinsTables } from './pins.ts'
import { positionsTables } from './positions.ts'
import { savedSearchesTables } from './saved-searches.ts'
import { savedSelectionsTables } from './saved-selections.ts'
import { secondCodingTables } from './second-codings.ts'
import { selfCheckTables } from './self-checks.ts'
import { splitsTables } from './splits.ts'
import { settingsTables } from './settings.ts'
import { suggestionsTables } from './suggestions.ts'
import { subscriptionsTables } from './subscriptions.ts'
import { twinsTables } from './twins.ts'
import { viewLinksTables } from './view-links.ts'

/** Every table of the product, once; `dialect` says what its columns are made of. */
export function defineSchema(dialect: typeof sqlite) {
  const people = peopleTables(dialect)
  const codebook = codebookTables(dialect, people)
  const imports = importsTables(dialect, { ...people, ...codebook })
  const letters = lettersTables(dialect, { ...people, ...codebook, ...imports })
  const actors = actorsTables(dialect, { ...people, ...letters })
  const parts = letterPartsTables(dialect, { ...people, ...letters, ...actors })
  const positions = positionsTables(dialect, {
    ...people,
    ...codebook,
    ...actors,
    ...letters,
    ...parts,
  })
  const searches = savedSearchesTables(dialect, people)
  return {
    ...people,
    ...codebook,
    ...imports,
    ...listsTables(dialect, { ...people, ...codebook }),
    ...letters,
    ...actors,
    ...pinsTables(dialect, { ...people, ...codebook, ...actors }),
    ...savedSelectionsTables(dialect, { ...people, ...codebook, ...actors }),
    ...searches,
    ...subscriptionsTables(dialect, { ...people, ...codebook, ...searches }),
    ...parts,
    ...positions,
    ...exceptionsTables(dialect, { ...people, ...letters, ...parts }),
    ...approvalsTables(dialect, { ...people, ...positions }),
    ...selfCheckTables(dialect, { ...people, ...codebook, ...positions }),
    ...suggestionsTables(dialect, { ...people, ...codebook, ...letters }),
    ...codingDraftsTables(dialect, { ...people, ...letters }),
    ...deskTables(dialect, { ...people, ...codebook, ...letters, ...positions }),
    ...assignmentTables(dialect, { ...people, ...codebook, ...letters }),
    ...secondCodingTables(dialect, { ...people, ...codebook, ...letters, ...parts }),
    ...splitsTables(dialect, { ...people, ...codebook, ...positions }),
    ...letterHeadsTables(dialect, {
      ...people,
      ...codebook,
      ...actors,
      ...letters,
      ...positions,
    }),
    ...judgementsTables(dialect, { ...people, ...codebook, ...actors, ...letters }),
    ...viewLinksTables(dialect, { ...people, ...codebook, ...letters }),
    ...mergesTables(dialect, people),
    ...twinsTables(dialect, { ...people, ...actors }),
    ...auditTables(dialect, people),
    ...erasuresTables(dialect, people),
    ...jobsTables(dialect),
    ...settingsTables(dialect, people),
  }
}

export const schema = defineSchema(sqlite)

export const {
  users,
  sessions,
  oneTimeLinks,
  tokens,
  signIns,
  identities,
  beginnings,
  dossiers,
  teammates,
  topics,
  dossierTopics,
  topicVersions,
  topicDrafts,
  milestones,
  actors,
  aliases,
  registerIds,
  affiliations,
  actorFacts,
  givenMarks,
  pins,
  savedSelections,
  savedActors,
  savedSearches,
  subscriptions,
  subscriptionLinks,
  removedActors,
  letters,
  dossierLetters,
  letterReaders,
  parties,
  textVersions,
  files,
  letterPrints,
  exceptions,
  invokedExceptions,
  letterDates,
  letterReferences,
  positions,
  imports,
  importFiles,
  importItems,
  importPackages,
  columnMappings,
  lists,
  listRows,
  positionHolders,
  approvals,
  evidence,
  evidenceVersions,
  rechecks,
  lostPlaces,
  judgements,
  judgedLetters,
  viewLinks,
  frozenViews,
  frozenLetters,
  tokenViews,
  suggestionRefusals,
  sourceMeasures,
  modelAnswers,
  codings,
  concerns,
  remarks,
  proposals,
  assignments,
  codingDraws,
  secondCodings,
  secondPositions,
  codingPairs,
  letterOpenings,
  selfChecks,
  selfCheckPassages,
  letterDeeds,
  letterDeedRows,
  presences,
  codingDrafts,
  splits,
  splitPositions,
  quoteTranslations,
  letterAsks,
  merges,
  twinAnswers,
  audit,
  erasures,
  erasedHashes,
  jobs,
  settings,
} = schema
