import { expect, test } from 'vitest'
import { parseEdtfDate } from '#app/domain/days.ts'
import { roles, type LetterReader, type Role } from '#app/domain/users.ts'
import { noExamples } from '#app/domain/topic-wording.ts'
import { newId } from '#db/core/ids.ts'
import {
  actorId,
  aTopicNamed,
  dossierOf,
  keep,
  aPassage,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { letCopyWait } from '#tests/support/approving.ts'
import {
  dossierReads,
  letterReads,
  listIds,
  readEverything,
  type Ids,
} from '#tests/support/store-reads.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { chooseExamples } from '#tests/support/wordings.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function account(store: TestStore, name: string, role: Role) {
  return (await store.users.record(
    { email: `${name}@example.org`, name, role, passwordHash: null },
    somebody,
  ))!
}

const allReads = { ...letterReads, ...dossierReads }

/** What cannot tell of a dossier: letters, actors and files are the organisation's. */
const ofTheOrganisation = [
  ...['texts.versions', 'texts.words'],
  ...[
    'letters.byId',
    'letters.citations',
    'letters.audiences',
    'letters.relatedLetters',
    'letters.file',
  ],
  ...[
    'letters.otherReferences',
    'letters.registeredDays',
    'letters.arrivals',
    'letters.uncodedAuthors',
  ],
  ...['letters.nearDuplicates', 'letters.inOtherLanguages', 'letters.authorsOf'],
  ...['letters.partyNames', 'letters.recipientNames', 'letters.recipients'],
  ...['letters.ofActor', 'letters.counts', 'actors.all', 'actors.byIds'],
  ...['actors.byId', 'actors.organisationsOf', 'actors.affiliationsOf', 'actors.affiliationCount'],
  ...['actors.search', 'actors.called', 'actors.byName', 'history.ofLetter', 'merges.mergesInto'],
  ...['history.namesOf', 'positions.recentHolders', 'evidence.actorIds', 'evidence.actorCount'],
  ...['positions.newestDay', 'actors.byRegisterId', 'actors.recordOf'],
  ...['actors.affiliationRecords', 'actors.affiliationPeriods'],
  ...[
    'concerns.ofLetter',
    'concerns.open',
    'concerns.openCount',
    'exceptions.ofLetter',
    'listKnowledge.actors',
  ],
  ...['actors.facts', 'actors.attributesOn', 'actors.attributesInUse', 'actors.namesInTime'],
  ...['actors.valuesInUse', 'actors.attributeInUse'],
  ...['actors.removed', 'actors.removedById', 'secondCodings.drawnLetters'],
  ...['actors.predecessors', 'actors.successorIds', 'actors.holders', 'actors.near'],
  ...['twins.candidates', 'twins.actors', 'twins.answers', 'twins.answerTo'],
  ...['twins.sharedLetters', 'suggestions.texts'],
  // What a model is asked about a letter is never of a team alone; a test of its own holds that its topics are hidden.
  'modelAnswers.newest',
]

/** A dossier with a topic, a milestone, an everybody's letter in it, and what is coded there with a note. */
async function begin(store: TestStore, audience: 'team' | 'everyone') {
  const dated = parseEdtfDate('2020-11-05')
  if (!dated.ok) throw new Error(dated.reason)
  const { id } = await store.dossiers.record(
    {
      name: 'Secret plan',
      procedure: '2031/0001(COD)',
      summary: 'Nobody knows.',
      audience,
      topics: [aTopicNamed('Quixotry')],
      milestones: [
        { name: 'The day', label: 'Day', dated: { ...dated.dated, basis: null }, source: null },
      ],
    },
    somebody,
  )
  const [{ id: letterId } = { id: '' }] = await store.rows<{ id: string }>(
    'select id from letters order by last_day limit 1',
  )
  const uncoded = await store.rows<{ id: string }>(
    'select id from letters where id not in (select letter_id from positions)',
  )
  const moved = [letterId, ...uncoded.map((letter) => letter.id)]
  await store.dossiers.moveLetters(id, { letterIds: moved, into: true }, somebody)
  const [topic] = await store.topics.ofDossier(id)
  const [position] = await store.positions.ofLetter(letterId)
  const { coding, ...place } = {
    coding: { ...position!, topicId: topic!.id, level: 2 as const, note: 'A quixotic remark.' },
    quote: position!.quote,
    paragraph: position!.paragraph,
  }
  const text = (await store.letters.byId(letterId))!.text.id
  const added = { id: newId(), letterId, textVersionId: text, lastDay: position!.letter.dated.last }
  await store.positions.record({ ...added, ...place, coding }, somebody)
  const shown = { example: { positionId: added.id, stance: '2' }, counter: null }
  await chooseExamples(store, topic!.id, { ...noExamples, 2: shown })
  await store.rows(
    "insert into rechecks (position_id, topic_id, from_version, created_at) values (?, ?, 1, '2026')",
    added.id,
    topic!.id,
  )
  await store.rows('update positions set sureness = 1 where id = ?', added.id)
  await store.rows('update evidence set recheck = true where position_id = ?', added.id)
  await store.rows(
    "insert into lost_places (position_id, status, lost_at) values (?, 'approved', '2026')",
    added.id,
  )
  await beginSharedSplit(store, id, topic!.id)
  const asked = { topicId: topic!.id, before: [], after: [await actorId(store)] }
  await store.asks.save(letterId, [asked], somebody)
  const [user] = await store.rows<{ id: string }>('select id from users order by id limit 1')
  if (user)
    await store.proposals.make(
      {
        ...{ about: 'milestone', aboutId: id, dossierId: id, note: null, says: () => 'Name' },
        ...{ fields: { name: 'Another day' }, base: {} },
      },
      { userId: user.id, via: 'screen' },
    )
  if (user) await letCopyWait(store, added.id, user.id)
  if (user)
    await store.remarks.make(
      { positionId: added.id, words: 'Is it quixotic?' },
      { userId: user.id, via: 'screen' },
    )
  if (user)
    await store.suggestions.refuse(
      { letterId, passageKey: '9-a-b', topicId: topic!.id, sources: ['cue'] },
      { userId: user.id, via: 'screen' },
    )
  if (user)
    await store.savedSelections.save(
      id,
      { name: 'Quixotic few', rules: [], groups: ['kind:unit'], actorIds: [await actorId(store)] },
      { userId: user.id, via: 'screen' },
    )
  // A coder of the team proposes other words of a topic that everybody sees.
  if (user)
    await store.proposals.make(
      {
        ...{ about: 'topic', aboutId: await topicId(store), dossierId: id, note: null },
        ...{ says: () => 'Name', fields: { name: 'Quixotic' }, base: { name: 'Encryption' } },
      },
      { userId: user.id, via: 'screen' },
    )
  if (user)
    await store.codings.end(
      'finished',
      { letterId, dossierIds: [id], userId: user.id, textVersion: 1 },
      somebody,
    )
  const [admin] = await store.rows<{ id: string }>("select id from users where role = 'admin'")
  if (admin) await drawFor(store, id, admin.id, uncoded)
  if (admin && uncoded[0])
    await store.assignments.give(
      id,
      [{ letterId: uncoded[0].id, fromId: null, toId: admin.id }],
      somebody,
    )
  return { id, letterId, topicId: topic!.id, positionId: added.id }
}

/** Given to the administrator, who sees less of everything from then on. */
async function drawFor(
  store: TestStore,
  dossierId: string,
  userId: string,
  letters: readonly { id: string }[],
): Promise<void> {
  const letterIds = letters.map(({ id }) => id)
  await putInSecondHands(store, { dossierId, userId, letterIds, isDrawn: true })
  for (const [id, kind] of [
    ['CP', 'alone'],
    ['agreed', 'same'],
  ])
    await store.rows(
      `insert into coding_pairs (id, coding_id, letter_id, topic_id, kind, by_party)
        select '${id}', c.id, c.letter_id, d.topic_id, '${kind}', false from second_codings c
        join dossier_topics d on d.dossier_id = c.dossier_id limit 1`,
    )
}

/** The team uses a topic of everybody's as well, and takes it apart into its own topic and one to be made. */
async function beginSharedSplit(store: TestStore, dossierId: string, ownTopicId: string) {
  const shared = await topicId(store)
  await store.topics.use(dossierId, shared, somebody)
  await store.splits.begin(
    { topicId: shared, dossierId },
    [
      { topicId: ownTopicId, name: 'Quixotry', isNew: false },
      { topicId: null, name: 'Quixotic rest', isNew: true },
    ],
    somebody,
  )
  const [split] = await store.splits.ofTopic(shared, dossierId)
  const [open] = await store.positions.find({ topicIds: [shared] })
  await store.splits.assign(split!, [open!.id], 1)
}

test('a team’s dossier changes nothing of what others see, and each function would have told of it', async () => {
  await using store = await openSeededStore()
  // Nobody coded it: that it waits in the team’s dossier as well is told to nobody else.
  await keep(store, { form: { dated: '2020-11-20' } })
  const [vic, ned] = [await account(store, 'Vic', 'editor'), await account(store, 'Ned', 'viewer')]
  await account(store, 'Ada', 'admin')
  const known = await listIds(store)
  const before = await readEverything(store.visibleTo(vic), known, allReads)
  const secret = await begin(store, 'team')
  const all: Ids = { ...(await listIds(store)), dossierId: secret.id }
  const seen = store.visibleTo(vic)
  expect(await readEverything(seen, known, allReads)).toEqual(before)
  const added: Ids = {
    ...known,
    topics: [secret.topicId],
    positions: [secret.positionId],
    dossierIds: [secret.id],
    dossierId: secret.id,
    splitIds: all.splitIds,
    selectionIds: all.selectionIds,
  }
  const never: Ids = {
    ...known,
    topics: [newId()],
    positions: [newId()],
    dossierIds: [newId()],
    dossierId: newId(),
    splitIds: all.splitIds.map(newId),
    selectionIds: all.selectionIds.map(newId),
  }
  expect(await readEverything(seen, added, allReads)).toEqual(
    await readEverything(seen, never, allReads),
  )
  const [hers, owners] = [
    await readEverything(seen, all, allReads),
    await readEverything(store.visibleTo('owner'), all, allReads),
  ]
  for (const name of Object.keys(allReads))
    if (!ofTheOrganisation.includes(name)) expect(owners[name], name).not.toEqual(hers[name])
  const [team] = (await store.dossiers.all()).filter(({ id }) => id === secret.id)
  await store.dossiers.saveTeam(team!, [{ userId: ned.id, role: 'coder' }], somebody)
  const {
    'dossiers.all': _all,
    'dossiers.bySlug': _one,
    ...neds
  } = await readEverything(store.visibleTo(ned), all, allReads)
  expect(
    await readEverything(store.visibleTo('owner', { contactDetails: false }), all, allReads),
  ).toMatchObject(neds)
  expect((await store.visibleTo(ned).dossiers.bySlug('secret-plan'))!.teamRole).toBe('coder')
})

test('who sees a dossier is told by its audience, its team and who administers', async () => {
  await using store = await openSeededStore()
  await begin(store, 'team')
  const people = await Promise.all(roles.map((role) => account(store, `a ${role}`, role)))
  const member = await account(store, 'Member', 'viewer')
  const team = (await store.dossiers.bySlug('secret-plan'))!
  await store.dossiers.saveTeam(team, [{ userId: member.id, role: 'viewer' }], somebody)
  const slugsOf = async (reader: LetterReader) =>
    (await store.visibleTo(reader).dossiers.all()).map(({ slug }) => slug)
  const open = 'child-sexual-abuse-interim-regulation'
  expect(await slugsOf(null)).toEqual([])
  expect(await slugsOf('owner')).toEqual([open, 'secret-plan'])
  for (const person of people)
    expect(await slugsOf(person), person.role).toEqual(
      person.role === 'admin' ? [open, 'secret-plan'] : [open],
    )
  expect(await slugsOf(member)).toEqual([open, 'secret-plan'])
})

test('a topic that an open dossier uses as well is seen by everybody, and no longer once it does not', async () => {
  await using store = await openSeededStore()
  const vic = await account(store, 'Vic', 'coder')
  const secret = await begin(store, 'team')
  const seen = store.visibleTo(vic)
  const johansson = await actorId(store)
  const isSeen = async () => [
    (await seen.topics.byIds([secret.topicId])).length,
    (await seen.evidence.ofActors([johansson]))(johansson, secret.topicId).length,
    (await seen.positions.ofLetter(secret.letterId)).some(({ id }) => id === secret.positionId),
  ]
  expect(await isSeen()).toEqual([0, 0, false])
  const open = await dossierOf(store)
  await store.topics.use(open, secret.topicId, somebody)
  expect(await isSeen()).toEqual([1, 1, true])
  expect(await store.topics.stopUsing(open, secret.topicId, somebody)).toEqual({ changed: true })
  expect(await isSeen()).toEqual([0, 0, false])
  expect(await store.topics.stopUsing(secret.id, secret.topicId, somebody)).toEqual({
    changed: false,
  })
})

test('letters and topics of a dossier count once where several dossiers share them', async () => {
  await using store = await openSeededStore()
  const [open, shared] = [await dossierOf(store), await topicId(store)]
  const { id: second } = await store.dossiers.record(
    { name: 'Second', procedure: null, summary: null },
    somebody,
  )
  await store.topics.use(second, shared, somebody)
  const { id: letterId } = await keep(store, { positions: [aPassage()] })
  await store.dossiers.moveLetters(second, { letterIds: [letterId], into: true }, somebody)
  expect((await store.letters.page({ topicId: shared }, 50, 0)).total).toBe(
    (await store.letters.page({ dossierId: open, topicId: shared }, 50, 0)).total,
  )
  expect((await store.letters.page({ dossierId: second }, 50, 0)).rows).toMatchObject([
    { id: letterId },
  ])
  expect((await store.letters.page({}, 50, 0)).total).toBe(3)
  await store.dossiers.moveLetters(open, { letterIds: [letterId], into: false }, somebody)
  expect((await store.dossiers.ofLetters([letterId])).get(letterId)).toEqual([second])
  expect((await store.verify()).unsound).toEqual([])
})
