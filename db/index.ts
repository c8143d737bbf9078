import { desc } from 'drizzle-orm'
import type { LetterReader } from '#app/domain/users.ts'
import { checkSoundness } from './backup/soundness.ts'
import { bindActors } from './codebook/actors.ts'
import { type CompleteDossier, loadFirstDossier } from './codebook/load-first-dossier.ts'
import { bindMerges } from './codebook/merges.ts'
import { bindMilestones } from './codebook/milestones.ts'
import { bindPins } from './codebook/pins.ts'
import { bindProposals } from './codebook/proposals.ts'
import { bindLostPlaces } from './positions/lost-places.ts'
import { bindSplits } from './positions/splits.ts'
import { bindTopicDrafts } from './codebook/topic-drafts.ts'
import { bindTopics } from './codebook/topics.ts'
import { areTwinsOutdated, renewTwins } from './codebook/renew-twins.ts'
import { bindTwins } from './codebook/twins.ts'
import { bindFirst } from './core/bind-first.ts'
import type { Db } from './core/dialect.ts'
import { continueIdsAfter } from './core/ids.ts'
import { bindDossiers } from './dossiers/dossiers.ts'
import { bindViewLinks } from './dossiers/view-links.ts'
import { bindErasures } from './erasures/erasures.ts'
import { findTypedMasks } from './core/masked-rows.ts'
import { makeVisibleScopes, type VisibleOptions, type VisibleScope } from './core/visible-scope.ts'
import { bindHistory } from './history/history.ts'
import { bindImports } from './imports/imports.ts'
import { bindImportJob } from './imports/job.ts'
import { bindImportTables } from './imports/tables.ts'
import { bindListKnowledge, bindLists } from './lists/lists.ts'
import { bindJobs } from './jobs/jobs.ts'
import { bindAssignments } from './letters/assignments.ts'
import { bindCodingDrafts } from './letters/coding-drafts.ts'
import { bindCodings } from './letters/codings.ts'
import { bindConcerns } from './letters/concerns.ts'
import { bindExceptions } from './letters/exceptions.ts'
import { bindLetterDeeds } from './letters/letter-deeds.ts'
import { bindWithdrawals } from './letters/withdrawals.ts'
import { bindAsks } from './asks/asks.ts'
import { bindLetters } from './letters/letters.ts'
import { bindTexts } from './letters/text-versions.ts'
import { completeSearch } from './search/refresh-search.ts'
import { isServer, openDb } from './open-db.ts'
import { bindPackages } from './packages/packages.ts'
import { bindBeginnings } from './people/beginnings.ts'
import { bindIdentities } from './people/identities.ts'
import { bindLinks } from './people/links.ts'
import { bindSessions } from './people/sessions.ts'
import { bindSignIns } from './people/sign-ins.ts'
import { bindPresences } from './people/presences.ts'
import { bindSavedSearches } from './people/saved-searches.ts'
import { bindSubscriptions } from './people/subscriptions.ts'
import { bindTokens } from './people/tokens.ts'
import { bindUsers } from './people/users.ts'
import {
  countActorsWithEvidence,
  listActorsWithEvidence,
} from './positions/actors-with-evidence.ts'
import {
  makeEvidenceCache,
  readEvidence,
  readEvidenceAsMerged,
  readEvidenceStamp,
  type EvidenceCache,
} from './positions/evidence.ts'
import { bindJudgements } from './positions/judgements.ts'
import { bindSavedSelections } from './codebook/saved-selections.ts'
import { bindRechecks } from './positions/rechecks.ts'
import { bindApprovals } from './positions/approvals.ts'
import { bindRemarks } from './positions/remarks.ts'
import { listRichestPairs } from './positions/richest-pairs.ts'
import { bindModelAnswers } from './positions/model-answers.ts'
import { bindSuggestions } from './positions/suggestions.ts'
import { bindPositions } from './positions/positions.ts'
import type { Connection } from './postgres/connection.ts'
import { makeBlindStore } from './second-coding/blind-store.ts'
import { bindSecondCodings, findOpenSecondCoding } from './second-coding/second-codings.ts'
import { bindSelfChecks } from './second-coding/self-checks.ts'
import { audit } from './schema/schema.ts'
import { openHeldSqlite, openSqlite } from './sqlite/dialect.ts'
import { bindSettings } from './settings/settings.ts'
import { checkReadiness } from './people/readiness.ts'
import type { PerformedBy } from './statements/audit-entry.ts'

/** The whole store, for its owner: commands, jobs, and the few features that need all of it. */
export type Store = ReturnType<typeof makeStore>

/**
 * What one person, the public or the owner may see of a store. Its `kind` keeps it apart from the whole store, so that
 * code that has one cannot be given the other by mistake.
 */
export type VisibleStore = ReturnType<typeof bindVisibleStore>

/**
 * Opens the store that `url` names (`file:/path/to/stanceline.db`, a path, `:memory:`, or `postgres://…` with at most
 * `pool` connections) and brings its tables up to date. Throws an `Error` with a sentence for the person who runs it
 * when it cannot.
 */
export async function openStore(url: string, pool?: number): Promise<Store> {
  return continueStore(await openDb(url, pool))
}

/** The same for a server or a command: until it ends, no backup is restored in the place of the store. */
export async function openHeldStore(url: string, pool?: number): Promise<Store> {
  if (isServer(url)) return openHeldServer(url, pool)
  const { db, close } = openHeldSqlite(url)
  return continueStore({ db, close: async () => close() })
}

async function openHeldServer(url: string, pool?: number): Promise<Store> {
  const free = await (await import('./postgres/server.ts')).holdServerInUse(url)
  try {
    const { db, close } = await openDb(url, pool)
    return await continueStore({ db, close: () => close().finally(free) })
  } catch (error) {
    await free()
    throw error
  }
}

async function continueStore({ db, close }: Awaited<ReturnType<typeof openDb>>): Promise<Store> {
  try {
    await continueIds(db)
    await completeSearch(db)
  } catch (error) {
    await close()
    throw asDamaged(error)
  }
  return makeStore(db, close)
}

/** What SQLite says of a file whose pages are damaged, as a sentence for whoever starts the program. */
function asDamaged(error: unknown): unknown {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return (code ?? cause?.code)?.startsWith('SQLITE_CORRUPT')
    ? new Error(
        'The store is damaged: its pages are not whole. Stop the server and restore the newest backup.',
        { cause: error },
      )
    : error
}

/** A store on an open SQLite connection: how tests start from a copy of a migrated image. */
export function storeOnSqlite(...connection: Parameters<typeof openSqlite>): Store {
  const { db, close } = openSqlite(...connection)
  return makeStore(db, async () => close())
}

/** A store on any connection to PostgreSQL: how tests run one within their own process. */
export async function storeOnPostgres(connection: Connection): Promise<Store> {
  const { openPostgres: opened } = await import('./postgres/dialect.ts')
  const { db, close } = await opened(connection)
  return makeStore(db, close)
}

type SharedCaches = { evidence: EvidenceCache }

function bindVisibleStore(visible: VisibleScope, caches: SharedCaches) {
  const { cacheKey, readSharedKey, closedLetterIds, seesContactDetails } = visible
  return {
    kind: 'visible' as const,
    cacheKey,
    readSharedKey,
    closedLetterIds,
    seesContactDetails,
    findTypedMasks: (
      typed: Readonly<Record<string, string>>,
      before?: Readonly<Record<string, string>>,
    ) => findTypedMasks(visible, typed, before),
    ...bindVisibleReads(visible, caches),
  }
}

function bindVisibleReads(visible: VisibleScope, caches: SharedCaches) {
  return {
    dossiers: bindDossiers(visible),
    beginnings: bindBeginnings(visible),
    topics: bindTopics(visible),
    topicDrafts: bindTopicDrafts(visible.db),
    milestones: bindMilestones(visible),
    actors: bindActors(visible),
    letters: bindLetters(visible),
    texts: { ...bindTexts(visible), ...bindLostPlaces(visible) },
    codings: bindCodings(visible),
    codingDrafts: bindCodingDrafts(visible),
    assignments: bindAssignments(visible),
    secondCodings: bindSecondCodings(visible),
    selfChecks: bindSelfChecks(visible),
    concerns: bindConcerns(visible),
    exceptions: bindExceptions(visible),
    proposals: bindProposals(visible),
    pins: bindPins(visible),
    asks: bindAsks(visible),
    positions: bindPositions(visible),
    suggestions: bindSuggestions(visible),
    modelAnswers: bindModelAnswers(visible),
    rechecks: bindRechecks(visible),
    approvals: bindApprovals(visible),
    remarks: bindRemarks(visible),
    judgements: bindJudgements(visible),
    savedSelections: bindSavedSelections(visible),
    evidence: {
      ofActors: async (actorIds: readonly string[]) =>
        readEvidence(visible, caches.evidence, actorIds),
      stamp: async () => readEvidenceStamp(visible, caches.evidence),
      ...bindFirst(visible, {
        asMerged: readEvidenceAsMerged,
        actorIds: listActorsWithEvidence,
        actorCount: countActorsWithEvidence,
        richestPairs: listRichestPairs,
      }),
    },
    merges: bindMerges(visible),
    twins: bindTwins(visible),
    splits: bindSplits(visible),
    history: bindHistory(visible),
    packages: bindPackages(visible),
    listKnowledge: bindListKnowledge(visible),
  }
}

function makeStore(db: Db, close: () => Promise<void>) {
  const visibleScopeOf = makeVisibleScopes(db)
  const caches: SharedCaches = { evidence: makeEvidenceCache() }
  return {
    kind: 'whole' as const,
    /** What a person, the public or the owner may see of the store, as one value made once. */
    visibleTo: (reader: LetterReader, options?: VisibleOptions): VisibleStore =>
      bindVisibleStore(visibleScopeOf(reader, options), caches),
    /**
     * The same for somebody who codes a letter a second time, with its text and what they code in it themselves; null
     * for everybody else, and once they are done.
     */
    blindTo: async (reader: Exclude<LetterReader, null | 'owner'>, letterId: string) => {
      const coding = await findOpenSecondCoding(db, { userId: reader.id, letterId })
      if (!coding) return null
      const closed = bindVisibleStore(visibleScopeOf(reader), caches)
      const open = visibleScopeOf(reader, { openLetterId: letterId })
      return { coding, visible: makeBlindStore(closed, open, { ...coding, letterId }) }
    },
    ...bindVisibleReads(visibleScopeOf('owner'), caches),
    users: bindUsers(db),
    sessions: bindSessions(db),
    signIns: bindSignIns(db),
    identities: bindIdentities(db),
    links: bindLinks(db),
    tokens: bindTokens(db),
    subscriptions: bindSubscriptions(db),
    viewLinks: bindViewLinks(db),
    savedSearches: bindSavedSearches(db),
    letterDeeds: bindLetterDeeds(db),
    presences: bindPresences(db),
    jobs: bindJobs(db),
    imports: bindImports(db),
    importTables: bindImportTables(db),
    importJob: bindImportJob(db),
    lists: bindLists(db, visibleScopeOf('owner')),
    erasures: bindErasures(db),
    withdrawals: bindWithdrawals(db),
    settings: bindSettings(db),
    loadFirstDossier: (dossier: CompleteDossier, performedBy: PerformedBy) =>
      loadFirstDossier(db, dossier, performedBy),
    areTwinsOutdated: () => areTwinsOutdated(db),
    /** Looks for pairs of actors that may be one, in steps between which `rest` lets others in. */
    renewTwins: (rest: () => Promise<void>) => renewTwins(visibleScopeOf('owner'), rest),
    verify: () => checkSoundness(db),
    /** For work that stores much at once: with more memory while it runs, and looked at by the engine afterwards. */
    loadInBulk: <T>(work: () => Promise<T>) => db.engine.loadInBulk(work),
    analyse: () => db.engine.analyse(),
    /** While `work` runs, another thread of this process writes with a connection of its own. */
    letThreadWrite: <T>(work: () => Promise<T>) => db.engine.letThreadWrite(work),
    /** Null where the store answers and can store, otherwise a word for who watches over the server. */
    readiness: () => checkReadiness(db),
    close,
    [Symbol.asyncDispose]: close,
  }
}

/**
 * The log is read in the order of its ids: new ones come after those that are there, also where the clock went back.
 */
async function continueIds(db: Db): Promise<void> {
  const [newest] = await db.select({ id: audit.id }).from(audit).orderBy(desc(audit.id)).limit(1)
  if (newest) continueIdsAfter(newest.id)
}
