import { codingFilters } from '#app/domain/codings.ts'
import { computeTextMinhash } from '#app/domain/plan/near-duplicates.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import type { VisibleStore } from '#db/index.ts'
import { dossierOf } from './letters.ts'
import type { TestStore } from './store.ts'

/** The things that reading functions are asked about. */
export type Ids = {
  letters: string[]
  positions: string[]
  actors: string[]
  topics: string[]
  milestones: string[]
  dossierIds: string[]
  dossierId: string
  readerId: string
  userIds: string[]
  proposalIds: string[]
  removedIds: string[]
  splitIds: string[]
  selectionIds: string[]
  secondPositions: string[]
}
type Read = (reading: VisibleStore, ids: Ids) => Promise<unknown>

/** What is found by its key has no order, and a server may answer in any. */
const sortByKey = <Key, Value>(found: ReadonlyMap<Key, Value>): [Key, Value][] =>
  [...found].sort(([one], [other]) => (one < other ? -1 : 1))

const each = <T>(ids: readonly string[], read: (id: string) => Promise<T>) =>
  Promise.all(ids.map(read))

const waitingIn = (all: string[], userId: string) => ({
  ...({ kind: 'waiting', own: [] as string[], elsewhere: true } as const),
  ...{ userId, all },
})

/** Every function that reads letters or what is coded in them, asked in all its ways about the things named. A new one has to come in here. */
export const letterReads: Record<string, Read> = {
  'letters.page': async ({ letters }, { dossierId, actors, topics, readerId }) =>
    Promise.all(
      [
        {},
        { kind: 'letter' as const },
        ...codingFilters.flatMap(({ state: coding }) => [
          { coding },
          { coding, coderId: readerId },
        ]),
        { coderId: readerId },
        { isOpen: true },
        { assigned: 'nobody' as const },
        { assigned: { userId: readerId } },
        { topicId: topics[0] },
        { from: '2020-10-01' },
        { to: '2021-12-31' },
        ...actors.map((authorId) => ({ authorId })),
      ].flatMap((filter) => [
        letters.page({ dossierId, ...filter }, 50, 0),
        letters.page(filter, 50, 0),
      ]),
    ),
  'letters.oldestHeads': async ({ letters }, { dossierId, readerId }) =>
    Promise.all(
      [
        {},
        { isOpen: true, assigned: 'nobody' as const },
        { assigned: { userId: readerId } },
      ].flatMap((filter) => [
        letters.oldestHeads({ dossierId, ...filter }, 50),
        letters.oldestHeads(filter, 50),
      ]),
    ),
  'letters.search': async ({ letters }, { dossierId }) =>
    Promise.all(
      [
        ...['zygomorphic', 'encrypt', '*morph', '"zygomorphic of"', 'sir -zygo', 'wanda'],
        ...['quixotic', 'quix*', '*ixotic'],
      ].flatMap((typed) => [
        letters.search(parseSearch(typed), { dossierId }, { limit: 50, offset: 0 }),
        letters.search(parseSearch(typed), {}, { limit: 50, offset: 0 }),
      ]),
    ),
  'letters.foundCounts': async ({ letters }, ids) =>
    Promise.all([
      letters.foundCounts(ids.letters, ids.dossierId),
      letters.foundCounts(ids.letters, undefined),
    ]),
  'letters.found': async ({ letters }, { dossierId, topics }) =>
    Promise.all(
      [null, parseSearch('zygomorphic'), parseSearch('wanda'), parseSearch('quixotic')].flatMap(
        (query) =>
          [{}, { dossierId }, { topicId: topics[0] }].map((filter) =>
            letters.found(query, filter, 50),
          ),
      ),
    ),
  'letters.searchHeads': async ({ letters }, { dossierId }) =>
    Promise.all(
      ['zygomorphic', 'encrypt', 'wanda', 'quixotic'].flatMap((typed) => [
        letters.searchHeads(parseSearch(typed), 50),
        letters.searchHeads(parseSearch(typed), 50, { dossierId }),
      ]),
    ),
  'texts.versions': async ({ texts }, ids) => each(ids.letters, texts.versions),
  'texts.words': async ({ texts }, ids) => each(ids.letters, (id) => texts.words(id, 1)),
  'texts.lost': async ({ texts }, ids) =>
    Promise.all([texts.lost({}), each(ids.letters, (letterId) => texts.lost({ letterId }))]),
  'texts.lostCount': async ({ texts }, ids) =>
    Promise.all([
      texts.lostCount({}),
      each(ids.letters, (letterId) => texts.lostCount({ letterId })),
    ]),
  'letters.byId': async ({ letters }, ids) => each(ids.letters, letters.byId),
  'letters.citations': async ({ letters }, ids) => sortByKey(await letters.citations(ids.letters)),
  'letters.audiences': async ({ letters }, ids) => sortByKey(await letters.audiences(ids.letters)),
  'letters.relatedLetters': async ({ letters }, ids) => each(ids.letters, letters.relatedLetters),
  'letters.registeredDays': async ({ letters }, ids) =>
    sortByKey(await letters.registeredDays(ids.letters)),
  'letters.otherReferences': async ({ letters }, ids) =>
    sortByKey(await letters.otherReferences(ids.letters)),
  'asks.ofLetter': async ({ asks }, ids) => each(ids.letters, asks.ofLetter),
  'asks.count': async ({ asks }, ids) =>
    Promise.all([
      asks.count({ letterIds: ids.letters }),
      asks.count({ actorIds: ids.actors }),
      asks.count({ topicIds: ids.topics }),
    ]),
  'asks.page': async ({ asks }, ids) =>
    Promise.all(
      [
        { letterIds: ids.letters },
        { actorIds: ids.actors },
        { topicIds: ids.topics },
        { actorIds: ids.actors, topicIds: ids.topics },
      ].map(async (filter) => {
        const found = await asks.page(filter, 50, 0)
        return [found.asks, [...found.letters], found.answers, [...found.aloneIds].sort()]
      }),
    ),
  'asks.uncodedLetters': async ({ asks }, { dossierIds, letters }) => {
    const period = { from: '2020-10-01', to: '2021-12-31' }
    return Promise.all(
      dossierIds.flatMap((id) => [
        asks.uncodedLetters(id, period, []),
        asks.uncodedLetters(id, { from: period.to, to: period.to }, letters),
      ]),
    )
  },
  'letters.file': async ({ letters }, ids) => each(ids.letters, letters.file),
  'letters.nearDuplicates': async ({ letters }) =>
    letters.nearDuplicates(computeTextMinhash(secretText('2020-10-29')), 50),
  'letters.inOtherLanguages': async ({ letters }) =>
    letters.inOtherLanguages({
      ...{ day: '2020-10-29', language: 'xx', reference: 'Ares(2020)6018155' },
      authors: ['wanda whistle', 'ylva johansson'],
    }),
  'letters.authorsOf': async ({ letters }, ids) => sortByKey(await letters.authorsOf(ids.letters)),
  'letters.partyNames': async ({ letters }, ids) =>
    sortByKey(await letters.partyNames(ids.letters)),
  'letters.recipientNames': async ({ letters }, ids) =>
    sortByKey(await letters.recipientNames(ids.letters)),
  'letters.recipients': async ({ letters }, ids) =>
    sortByKey(await letters.recipients(ids.letters)),
  'letters.uncodedAuthors': async ({ letters }, ids) =>
    [...(await letters.uncodedAuthors(ids.letters))].sort(),
  'letters.arrivals': async ({ letters }, ids) => sortByKey(await letters.arrivals(ids.letters)),
  'positions.levelsIn': async ({ positions }, ids) => positions.levelsIn(ids.letters, ids.topics),
  'letters.ofActor': async ({ letters }, ids) => each(ids.actors, (id) => letters.ofActor(id, 50)),
  'codings.statesOf': async ({ codings }, ids) => sortByKey(await codings.statesOf(ids.letters)),
  'assignments.ofLetters': async ({ assignments }, ids) =>
    sortByKey(await assignments.ofLetters(ids.letters)),
  'assignments.openCounts': async ({ assignments }, { dossierId }) =>
    sortByKey(await assignments.openCounts(dossierId)),
  'assignments.rows': async ({ assignments }, { dossierId, letters, readerId }) =>
    Promise.all([null, readerId].map((id) => assignments.rows(dossierId, letters, id))),
  'secondCodings.ofDossier': async ({ secondCodings }, { dossierId }) =>
    secondCodings.ofDossier(dossierId),
  'secondCodings.ofLetter': async ({ secondCodings }, ids) =>
    each(ids.letters, secondCodings.ofLetter),
  'secondCodings.counts': async ({ secondCodings }, { dossierId }) =>
    secondCodings.counts(dossierId),
  'secondCodings.pairs': async ({ secondCodings }, { dossierId }) =>
    Promise.all([
      secondCodings.pairs(dossierId),
      secondCodings.pairs(dossierId, { ids: ['agreed', 'CP'] }),
    ]),
  'secondCodings.differences': async ({ secondCodings }, { dossierId, readerId }) =>
    Promise.all([{}, { partyId: readerId }].map((of) => secondCodings.differences(dossierId, of))),
  'secondCodings.agreedCount': async ({ secondCodings }, { dossierId }) =>
    secondCodings.agreedCount(dossierId),
  'secondCodings.drawnPairs': async ({ secondCodings }, { dossierId, topics }) =>
    Promise.all([topics, null].map((ids) => secondCodings.drawnPairs(dossierId, ids))),
  'secondCodings.unfinishedDrawn': async ({ secondCodings }, { dossierId }) =>
    secondCodings.unfinishedDrawn(dossierId),
  'secondCodings.candidates': async ({ secondCodings }, { dossierId, readerId, letters }) =>
    secondCodings.candidates({ dossierId, userId: readerId }, letters),
  'secondCodings.free': async ({ secondCodings }, { dossierId, userIds }) =>
    each(userIds, (userId) => secondCodings.free({ dossierId, userId })),
  'secondCodings.leastCertain': async ({ secondCodings }, { dossierId, userIds }) =>
    each(userIds, (userId) => secondCodings.leastCertain({ dossierId, userId })),
  'secondCodings.untouched': async ({ secondCodings }, { dossierId, letters }) =>
    secondCodings.untouched(dossierId, letters),
  'secondCodings.finishedCount': async ({ secondCodings }, { dossierId }) =>
    secondCodings.finishedCount(dossierId),
  'secondCodings.drawnLetters': async ({ secondCodings }, { letters }) =>
    secondCodings.drawnLetters('', letters),
  'codings.countStates': async ({ codings }, { dossierId }) => codings.countStates(dossierId),
  'codings.endsOf': async ({ codings }, { dossierId, readerId, letters }) =>
    sortByKey(await codings.endsOf({ dossierId, userId: readerId }, letters)),
  'codings.ofLetter': async ({ codings }, ids) => each(ids.letters, codings.ofLetter),
  'suggestions.learnable': async ({ suggestions }) => suggestions.learnable(500),
  'suggestions.sendable': async ({ suggestions }) => suggestions.sendable(500),
  'modelAnswers.newest': async ({ modelAnswers }, ids) =>
    each(ids.letters, (letterId) =>
      modelAnswers.newest({ letterId, textVersion: 1, model: 'small', promptVersion: 1 }),
    ),
  'suggestions.texts': async ({ suggestions }, ids) => suggestions.texts(ids.letters),
  'suggestions.quotes': async ({ suggestions }, ids) => suggestions.quotes(ids.letters),
  'suggestions.refusals': async ({ suggestions }, ids) => each(ids.letters, suggestions.refusals),
  'approvals.page': async ({ approvals }, { readerId, dossierIds }) =>
    Promise.all([
      approvals.page({ kind: 'to approve', byId: '', dossierIds }, 50, 0),
      approvals.page({ kind: 'offered', ofId: readerId }, 50, 0),
      approvals.page({ kind: 'sent back', ofId: readerId }, 50, 0),
    ]),
  'approvals.count': async ({ approvals }, { readerId, dossierIds }) =>
    Promise.all([
      approvals.count({ kind: 'to approve', byId: '', dossierIds }),
      approvals.count({ kind: 'offered', ofId: readerId }),
    ]),
  'approvals.coders': async ({ approvals }, { dossierIds }) =>
    approvals.coders({ kind: 'to approve', byId: '', dossierIds }),
  'approvals.ofLetter': async ({ approvals }, ids) =>
    each(ids.letters, async (id) => sortByKey(await approvals.ofLetter(id))),
  'approvals.areDecidedIn': async ({ approvals }, { positions, dossierIds }) =>
    each(positions, async (id) => approvals.areDecidedIn([id], dossierIds)),
  'approvals.countOn': async ({ approvals }, ids) => approvals.countOn(ids.topics),
  'remarks.ofPosition': async ({ remarks }, ids) => each(ids.positions, remarks.ofPosition),
  'remarks.page': async ({ remarks }, { readerId, dossierIds, dossierId }) =>
    Promise.all([
      remarks.page(waitingIn(dossierIds, readerId), 50, 0),
      remarks.page({ ...waitingIn([], readerId), own: dossierIds }, 50, 0),
      remarks.page({ ...waitingIn(dossierIds, readerId), dossierId }, 50, 0),
      remarks.page({ kind: 'own', ofId: readerId }, 50, 0),
    ]),
  'remarks.count': async ({ remarks }, { readerId, dossierIds }) =>
    remarks.count(waitingIn(dossierIds, readerId)),
  'remarks.dossiersOf': async ({ remarks }, ids) =>
    sortByKey(await remarks.dossiersOf(ids.positions)),
  'remarks.countsOf': async ({ remarks }, ids) => sortByKey(await remarks.countsOf(ids.positions)),
  'concerns.ofLetter': async ({ concerns }, ids) => each(ids.letters, concerns.ofLetter),
  'concerns.open': async ({ concerns }) => concerns.open(50, 0),
  'concerns.openCount': async ({ concerns }) => concerns.openCount(),
  'exceptions.ofLetter': async ({ exceptions }, ids) => each(ids.letters, exceptions.ofLetter),
  'proposals.waiting': async ({ proposals }, { dossierIds }) =>
    proposals.waiting({ actors: true, dossierIds }, 50, 0),
  'proposals.waitingCount': async ({ proposals }, { dossierIds }) =>
    proposals.waitingCount({ actors: true, dossierIds }),
  'proposals.about': async ({ proposals }, { actors, dossierIds }) =>
    each([...actors, ...dossierIds], proposals.about),
  'proposals.byPerson': async ({ proposals }, { userIds }) =>
    each(userIds, (id) => proposals.byPerson(id, 50, 0)),
  'proposals.byPersonCount': async ({ proposals }, { userIds }) =>
    each(userIds, proposals.byPersonCount),
  'proposals.byId': async ({ proposals }, { proposalIds }) => each(proposalIds, proposals.byId),
  'letters.whatGoes': async ({ letters }, ids) => each(ids.letters, letters.whatGoes),
  'letters.counts': async ({ letters }, { dossierId }) => letters.counts(dossierId),
  'actors.all': async ({ actors }) => actors.all(),
  'listKnowledge.actors': async ({ listKnowledge }, ids) => {
    const { letterIds, closedLetterIds, ...known } = await listKnowledge.actors(ids.letters)
    return [
      known.records,
      known.affiliations,
      known.facts,
      known.belonging,
      [...letterIds].sort(),
      [...closedLetterIds].sort(),
    ]
  },
  'actors.byIds': async ({ actors }, ids) => actors.byIds(ids.actors),
  'actors.byId': async ({ actors }, ids) => each(ids.actors, actors.byId),
  'actors.byRegisterId': async ({ actors }) => actors.byRegisterId('wikidata', 'Q4711'),
  'actors.recordOf': async ({ actors }, ids) => each(ids.actors, actors.recordOf),
  'actors.affiliationRecords': async ({ actors }, ids) =>
    each(ids.actors, actors.affiliationRecords),
  'actors.affiliationPeriods': async ({ actors }, ids) =>
    each(ids.actors, actors.affiliationPeriods),
  'actors.organisationsOf': async ({ actors }, ids) => {
    const { affiliations, names } = await actors.organisationsOf(ids.actors)
    return [[...affiliations], [...names]]
  },
  'actors.affiliationsOf': async ({ actors }, ids) =>
    each(ids.actors, (id) => actors.affiliationsOf(id, 50)),
  'actors.affiliationCount': async ({ actors }, ids) => each(ids.actors, actors.affiliationCount),
  'actors.removed': async ({ actors }) => actors.removed(50),
  'actors.removedById': async ({ actors }, { removedIds }) => each(removedIds, actors.removedById),
  'actors.facts': async ({ actors }, ids) => each(ids.actors, actors.facts),
  'actors.attributesOn': async ({ actors }, ids) =>
    sortByKey(await actors.attributesOn(ids.actors, '2020-10-29')),
  'actors.attributesInUse': async ({ actors }) => actors.attributesInUse(),
  'actors.valuesInUse': async ({ actors }) =>
    Promise.all([null, 'sector'].map((attribute) => actors.valuesInUse(attribute, 50))),
  'actors.attributeInUse': async ({ actors }) =>
    actors.attributeInUse({ attribute: 'SECTOR', value: 'SPYING' }),
  'actors.namesInTime': async ({ actors }, ids) => sortByKey(await actors.namesInTime(ids.actors)),
  'actors.predecessors': async ({ actors }, ids) => each(ids.actors, actors.predecessors),
  'actors.successorIds': async ({ actors }, ids) =>
    each(ids.actors, async (id) => [...(await actors.successorIds(id))]),
  'actors.holders': async ({ actors }, ids) => each(ids.actors, (id) => actors.holders(id, 50)),
  'actors.near': async ({ actors }) =>
    Promise.all(['Wanda Whistel', 'Ylva Johanson'].map((name) => actors.near(name))),
  'actors.directory': async ({ actors }, { dossierId }) =>
    Promise.all(
      [
        {},
        { order: 'newest' as const },
        { order: 'most' as const },
        { words: 'wanda' },
        { kinds: ['person' as const] },
        { dossierId },
      ].map((asked) => actors.directory(asked, 50)),
    ),
  'actors.search': async ({ actors }) =>
    Promise.all(['wanda', 'a', 'e'].map((words) => actors.search(words, 50))),
  'actors.called': async ({ actors }) =>
    Promise.all(['wanda', '*histle', 'ylva'].map((typed) => actors.called(parseSearch(typed), 50))),
  'actors.byName': async ({ actors }) =>
    Promise.all(['Wanda Whistle', 'Ylva Johansson'].map((name) => actors.byName(name))),
  'positions.find': async ({ positions }, { actors, topics }) =>
    Promise.all(
      [{}, { actorIds: actors }, { topicIds: topics }, { from: '2020-11-01' }].map((asked) =>
        positions.find(asked),
      ),
    ),
  'positions.newestPage': async ({ positions }, { actors }) =>
    Promise.all([positions.newestPage({}, 50), positions.newestPage({ actorIds: actors }, 50)]),
  'positions.count': async ({ positions }, { actors, topics }) =>
    Promise.all(
      [{}, { actorIds: actors }, { topicIds: topics }].map((asked) => positions.count(asked)),
    ),
  'positions.ofLetter': async ({ positions }, ids) => each(ids.letters, positions.ofLetter),
  'positions.byId': async ({ positions }, ids) => each(ids.positions, positions.byId),
  'positions.byIds': async ({ positions }, ids) => positions.byIds(ids.positions),
  'positions.levelCounts': async ({ positions }, { topics }) =>
    each(topics, async (id) => [...(await positions.levelCounts(id))].sort()),
  'positions.inAnyState': async ({ positions }, ids) => positions.inAnyState(ids.positions),
  'splits.assignments': async ({ splits }, { splitIds }) =>
    each(splitIds, async (id) => [...(await splits.assignments({ id }))].sort()),
  'rechecks.page': async ({ rechecks }, { topics }) =>
    each(topics, (topicId) => rechecks.page({ topicId })),
  'rechecks.levels': async ({ rechecks }, { topics }) =>
    each(topics, async (id) => [...(await rechecks.levels(id))].sort()),
  'positions.recentHolders': async ({ positions }, { topics }) =>
    Promise.all([1, 2, 20].map((most) => positions.recentHolders(topics, most))),
  'positions.newestDay': async ({ positions }, { topics }) =>
    positions.newestDay('2030-01-01', topics),
  'positions.coders': async ({ positions }, { topics }) => positions.coders(topics),
  'evidence.richestPairs': async ({ evidence }, { topics }) => evidence.richestPairs(topics, 50),
  'positions.quoteWords': async ({ positions }, ids) =>
    [...(await positions.quoteWords(ids.positions))].sort(),
  'positions.wordsInLetters': async ({ positions }, ids) => positions.wordsInLetters(ids.letters),
  'evidence.ofActors': async ({ evidence }, { actors, topics }) => {
    const said = await evidence.ofActors(actors)
    return actors.map((actor) => topics.map((topic) => said(actor, topic)))
  },
  'evidence.asMerged': async ({ evidence }, { actors, topics }) => {
    const [mergedId, intoId] = [topics.at(-1)!, topics[0]!]
    const said = await evidence.asMerged(actors, { mergedId, intoId, turned: true })
    return actors.map((actor) => [
      said.findNow(actor, mergedId),
      said.findNow(actor, intoId),
      said.findThen(actor, intoId),
    ])
  },
  'evidence.actorIds': async ({ evidence }, { topics }) => evidence.actorIds(topics),
  'evidence.actorCount': async ({ evidence }, { topics }) => evidence.actorCount(topics),
  'history.page': async ({ history }, ids) =>
    Promise.all(
      [
        ...ids.letters.map((letterId) => ({ letterId })),
        ...ids.positions.map((positionId) => ({ positionId })),
        ...ids.actors.map((actorId) => ({ actorId })),
      ].map((told) => history.page(told, 50, 0)),
    ),
  'history.describe': async ({ history }, ids) =>
    each(ids.letters, async (letterId) =>
      history.describe((await history.page({ letterId }, 50, 0)).entries),
    ),
  'history.ofPositions': async ({ history }, ids) => history.ofPositions(ids.positions),
  'history.ofLetter': async ({ history }, ids) => each(ids.letters, history.ofLetter),
  'history.ofLetterPositions': async ({ history }, ids) =>
    each(ids.letters, history.ofLetterPositions),
  'history.ofThings': async ({ history }, ids) =>
    Promise.all([
      ...ids.letters.map((letterId) =>
        history.ofThings({ letterId }, [letterId, ...ids.positions]),
      ),
      ...ids.actors.map((actorId) => history.ofThings({ actorId }, [actorId])),
      ...ids.dossierIds.flatMap((id) => [
        history.ofThings({ dossierId: id }, [id]),
        history.ofThings({ milestonesOf: id }, ids.milestones),
      ]),
    ]),
  'history.entryOf': async ({ history }, ids) =>
    Promise.all(
      [
        ...ids.letters.map((letterId) => ({ letterId })),
        ...ids.dossierIds.map((dossierId) => ({ dossierId })),
      ].map(async (subject) => {
        const { entries } = await history.page(subject, 50, 0)
        return each(
          entries.map(({ id }) => id),
          (id) => history.entryOf(subject, id),
        )
      }),
    ),
  'history.namesOf': async ({ history }, ids) => sortByKey(await history.namesOf(ids.actors)),
  'packages.exportDossier': async ({ packages }, { dossierId }) => {
    const made = await packages.exportDossier(dossierId)
    return made.ok ? [made.opened.manifest, [...made.opened.parts]] : made
  },
  'twins.candidates': async ({ twins }) => twins.candidates(),
  'twins.actors': async ({ twins }, ids) => sortByKey(await twins.actors(ids.actors)),
  'twins.weights': async ({ twins }, ids) => sortByKey(await twins.weights(ids.actors)),
  'twins.answers': async ({ twins }) => twins.answers(50),
  'twins.answerTo': async ({ twins }, { actors }) =>
    each(actors, (one) => each(actors, (other) => twins.answerTo(one, other))),
  'twins.sharedLetters': async ({ twins }, { actors }) =>
    each(actors, (one) => each(actors, (other) => twins.sharedLetters(one, other, 50))),
  'merges.mergesInto': async ({ merges }, ids) =>
    each(ids.actors, (id) => merges.mergesInto('actor', id)),
}

/** The same for what dossiers hold, whatever letters there are. */
export const dossierReads: Record<string, Read> = {
  'dossiers.all': async ({ dossiers }) => dossiers.all(),
  'dossiers.bySlug': async ({ dossiers }) =>
    Promise.all(['secret-plan', 'child-sexual-abuse-interim-regulation'].map(dossiers.bySlug)),
  'beginnings.of': async ({ beginnings }, { readerId }) => beginnings.of(readerId),
  'assignments.coders': async ({ assignments }, ids) => each(ids.dossierIds, assignments.coders),
  'secondCodings.draws': async ({ secondCodings }, ids) =>
    each(ids.dossierIds, secondCodings.draws),
  'secondCodings.draw': async ({ secondCodings }, ids) =>
    each(ids.dossierIds, async (id) =>
      each(
        (await secondCodings.draws(id)).map((draw) => draw.id),
        (drawId) => secondCodings.draw(id, drawId),
      ),
    ),
  'dossiers.ofLetters': async ({ dossiers }, ids) =>
    sortByKey(await dossiers.ofLetters(ids.letters)),
  'dossiers.placings': async ({ dossiers }, ids) =>
    each(ids.dossierIds, async (id) => sortByKey(await dossiers.placings(id, ids.letters))),
  'topics.ofDossier': async ({ topics }, ids) => each(ids.dossierIds, topics.ofDossier),
  'topics.examples': async ({ topics }, ids) => [...(await topics.examples(ids.topics))],
  'topics.byIds': async ({ topics }, ids) => topics.byIds(ids.topics),
  'topics.dossierIdsOf': async ({ topics }, ids) => each(ids.topics, topics.dossierIdsOf),
  'topics.standing': async ({ topics }, ids) => each(ids.topics, topics.standing),
  'topics.canonicalId': async ({ topics }, ids) => each(ids.topics, topics.canonicalId),
  'splits.ofTopic': async ({ splits }, ids) =>
    each(ids.dossierIds, (dossierId) =>
      each(ids.topics, (topicId) => splits.ofTopic(topicId, dossierId)),
    ),
  'savedSelections.ofDossier': async ({ savedSelections }, ids) =>
    each(ids.dossierIds, savedSelections.ofDossier),
  'savedSelections.byId': async ({ savedSelections }, ids) =>
    each(ids.dossierIds, (dossierId) =>
      each(ids.selectionIds, (id) => savedSelections.byId(dossierId, id)),
    ),
  'milestones.ofDossier': async ({ milestones }, ids) => each(ids.dossierIds, milestones.ofDossier),
  'milestones.records': async ({ milestones }, ids) => each(ids.dossierIds, milestones.records),
}

/** The text of a letter that some may not see. */
export const secretText = (dated: string) =>
  `Dear Sir,\n\nZygomorphic, of ${dated}: We support it without reservation.\n`
/** What each of the functions answers, by its name. */
export async function readEverything(
  reading: VisibleStore,
  ids: Ids,
  reads: Record<string, Read> = letterReads,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for (const [name, read] of Object.entries(reads)) found[name] = await read(reading, ids)
  return found
}

/** The ids of all that is stored. */
export async function listIds(store: TestStore): Promise<Ids> {
  const of = async (table: string) =>
    (await store.rows<{ id: string }>(`select id from ${table} order by id`)).map(({ id }) => id)
  return {
    letters: await of('letters'),
    positions: await of('positions'),
    actors: await of('actors'),
    topics: await of('topics'),
    milestones: await of('milestones'),
    dossierIds: await of('dossiers'),
    dossierId: await dossierOf(store),
    readerId: (await of('users'))[0] ?? '',
    userIds: await of('users'),
    proposalIds: await of('proposals'),
    removedIds: await of('removed_actors'),
    splitIds: await of('splits'),
    selectionIds: await of('saved_selections'),
    secondPositions: await of('second_positions'),
  }
}
