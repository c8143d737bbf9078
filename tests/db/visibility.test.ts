import { expect, test } from 'vitest'
import { toActorForm, type ActorForm } from '#app/domain/actors.ts'
import { letterVisibilities, type Audience } from '#app/domain/letters.ts'
import { roles, canSee, type LetterReader, type Role } from '#app/domain/users.ts'
import { newId, sha256 } from '#db/core/ids.ts'
import type { VisibleStore } from '#db/index.ts'
import { anImport } from '#tests/support/importing.ts'
import {
  actorId,
  aForm,
  aParty,
  aPassage,
  dossierOf,
  keep,
  logOf,
  somebody,
  topicId,
  type Incoming,
} from '#tests/support/letters.ts'
import { letCopyWait } from '#tests/support/approving.ts'
import {
  dossierReads,
  letterReads,
  listIds,
  readEverything,
  secretText,
  type Ids,
} from '#tests/support/store-reads.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

/** What reads nothing of letters, or nothing that is ever shown. */
const others = [
  'letters.withText',
  'letters.has',
  // A list of laws, and which of them are in use, whose letter is not told.
  'exceptions.all',
  'exceptions.inUse',
  // What a correction of the text leads on, whoever sees it.
  'texts.passages',
  'actors.forPlanning',
  'actors.canBeTyped',
  'actors.uses',
  'actors.withdrawn',
  // Keys of what is kept, which are shown to nobody.
  'evidence.stamp',
  'history.stamp',
  // Told with the pins themselves.
  'pins.ofReader',
  'pins.given',
  'pins.marks',
  'dossiers.team',
  'dossiers.personForTeam',
  'topics.versions',
  // Of topics alone, and of nothing that anybody wrote.
  'suggestions.cues',
  'suggestions.measures',
  'topicDrafts.ofTopic',
  // One’s own alone, whoever else sees the letter: a test of its own holds that.
  'codingDrafts.ofLetter',
  'secondCodings.own',
  // Old passages of one’s own, and self-checks as far as one sees their letters: tests of their own hold that.
  'selfChecks.candidates',
  'selfChecks.rows',
  // Of letters that were withdrawn, for whoever takes them back: a test of its own holds for whom.
  'secondCodings.withdrawn',
  // How many were drawn of the whole dossier, whoever draws: a share is of all of it.
  'secondCodings.drawnCount',
  'milestones.findUnplaced',
  'rechecks.versions',
  'packages.plan',
  'judgements.ofTopics',
  'proposals.toTake',
  'proposals.hiddenGround',
  'proposals.hiddenPassages',
]
const writes = [
  'letters.recordAll',
  'letters.correct',
  'letters.setAudience',
  'texts.correct',
  'actors.record',
  'actors.correct',
  'actors.add',
  'actors.remove',
  'actors.bringBack',
  'actors.setWithdrawn',
  'actors.saveAffiliations',
  'actors.saveFacts',
  'actors.setPeriodCounting',
  'positions.record',
  'positions.change',
  'positions.moveHolders',
  'positions.setStatus',
  'positions.saveTranslation',
  'asks.save',
  'positions.revert',
  'judgements.end',
  'judgements.record',
  'rechecks.settle',
  'suggestions.refuse',
  'modelAnswers.keep',
  'suggestions.allow',
  'suggestions.keepMeasures',
  'codings.end',
  'codings.takeBack',
  'codings.setEnds',
  'assignments.give',
  'secondCodings.give',
  'secondCodings.takeBack',
  'secondCodings.noteOpening',
  'secondCodings.settle',
  'secondCodings.reopen',
  'selfChecks.begin',
  'selfChecks.answer',
  'selfChecks.giveUp',
  'proposals.make',
  'proposals.settle',
  'approvals.approve',
  'approvals.sendBack',
  'approvals.offerAgain',
  'approvals.takeBack',
  'approvals.takeSendingBack',
  'remarks.make',
  'remarks.answer',
  'exceptions.save',
  'exceptions.record',
  'exceptions.retire',
  'exceptions.remove',
  'concerns.raise',
  'concerns.settle',
  'merges.record',
  'merges.undo',
  'twins.record',
  'pins.pin',
  'pins.unpin',
  'pins.freePair',
  'savedSelections.save',
  'savedSelections.rename',
  'savedSelections.end',
  'twins.takeBack',
  'dossiers.record',
  'dossiers.save',
  'dossiers.setClosed',
  'dossiers.saveTeam',
  'dossiers.moveLetters',
  'beginnings.markChartSeen',
  'beginnings.setPutAway',
  'topics.add',
  'topics.addProposed',
  'topics.use',
  'topics.stopUsing',
  'topics.reorder',
  'topics.setClosed',
  'splits.begin',
  'splits.discard',
  'splits.assign',
  'splits.finish',
  'splits.undo',
  'topics.saveVersion',
  'topicDrafts.keep',
  'topicDrafts.discard',
  'codingDrafts.keep',
  'codingDrafts.discard',
  'codingDrafts.endSaved',
  'milestones.save',
  'packages.importPackage',
]

async function account(store: TestStore, name: string, role: Role = 'viewer') {
  return (await store.users.record(
    { email: `${name}@example.org`, name, role, passwordHash: null },
    somebody,
  ))!
}

const file = { name: 'secret.txt', mediaType: 'text/plain', bytes: Buffer.from('secret') }
const hidden = (readerIds: string[] = []): Audience => ({ visibility: 'named', readerIds })

/** Letters for named people: of a day on which everybody's letters speak, the newest of all, and one that waits for coding; with people, houses and passages of their own. */
async function secrets(
  store: TestStore,
  audience: Audience,
  adder: string | null,
  importId: string | null = null,
) {
  const wanda = aParty({
    name: 'Wanda Whistle',
    organisation: 'Secret House',
    unit: 'Hidden Unit',
    capacity: 'Clerk',
  })
  const johansson = aParty({ organisation: 'Secret House', capacity: 'Guest' })
  const [answered] = await store.rows<{ id: string }>(
    "select id from letters where visibility <> 'named' order by id limit 1",
  )
  // The same person as it seems, and somebody said that they would look at it later.
  const turned = aParty({ name: 'Whistle, Wanda' })
  const told = aParty({ role: 'recipient', name: 'Wanda Whistle' })
  const secret = (dated: string): Incoming => ({
    ...{ audience, origin: { importId }, file },
    form: {
      ...{ title: `Zygomorphic of ${dated}`, dated, parties: [johansson, wanda, turned, told] },
      dates: { received: '2021-03-02', registered: '2021-03-03' },
      otherReferences: [{ kind: 'Secret file', number: `Quincunx ${dated}` }],
      answersLetterId: answered?.id ?? '',
      translatesLetterId: answered?.id ?? '',
    },
    text: secretText(dated),
    positions: [
      aPassage({ level: 2, holders: ['Wanda Whistle'] }),
      aPassage({ level: 2, holders: ['Ylva Johansson'] }),
    ],
    doer: { userId: adder, via: 'screen' },
  })
  const kept = [
    await keep(store, secret('2020-10-29')),
    await keep(store, secret('2021-03-01')),
    await keep(store, { ...secret('2020-11-01'), positions: [] }),
  ]
  await store.asks.save(
    kept[0]!.id,
    [
      {
        topicId: await topicId(store),
        before: [],
        after: [await actorId(store), await actorId(store, 'Wanda Whistle')],
      },
    ],
    somebody,
  )
  await store.positions.saveTranslation(
    { id: kept[0]!.positionIds[0]!, letterId: kept[0]!.id },
    {
      before: null,
      after: { language: 'de', words: 'Geheim.', machine: false, translator: 'Wanda Whistle' },
    },
    somebody,
  )
  const record = (await store.actors.recordOf(await actorId(store, 'Wanda Whistle')))!
  const written = { ...toActorForm(record), note: 'Whistles.' }
  const numbers = { ...written.numbers, wikidata: 'Q4711' }
  await store.actors.correct(record, { ...written, numbers }, somebody)
  const typed = {
    ...{ organisationId: await actorId(store, 'Secret House'), role: 'Founder', counts: null },
    ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
    ...{ letterId: kept[0]!.id, source: null },
  }
  await store.actors.saveAffiliations(record.id, { added: [typed] }, somebody)
  const fact = {
    ...{ kind: 'attribute' as const, attribute: 'sector', value: 'Whistling', successorId: null },
    ...{ firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null, letterId: kept[0]!.id },
    source: null,
  }
  const name = { ...fact, kind: 'name' as const, attribute: null, value: 'Wanda Pipe' }
  const known = await actorId(store, 'Ylva Johansson')
  const next = {
    ...name,
    kind: 'successor' as const,
    value: null,
    successorId: typed.organisationId,
  }
  await store.actors.saveFacts(record.id, { added: [fact, name] }, somebody)
  await store.actors.saveFacts(known, { added: [fact, next] }, somebody)
  await removeAgain(store, { ...written, name: 'Gone Whistle', aliases: [] }, kept[0]!.id)
  const pair = { oneId: record.id, otherId: await actorId(store, 'Whistle, Wanda') }
  await store.twins.record({ ...pair, kind: 'later' }, somebody)
  await store.renewTwins(() => Promise.resolve())
  await listPassages(
    store,
    kept.flatMap(({ positionIds }) => positionIds),
  )
  if (adder)
    await leaveOnDesks(store, adder, { actorId: record.id, letterIds: kept.map(({ id }) => id) })
  return {
    letters: kept.map(({ id }) => id),
    positions: kept.flatMap(({ positionIds }) => positionIds),
  }
}

/** Somebody who came with a letter alone was removed again. */
async function removeAgain(store: TestStore, form: ActorForm, letterId: string): Promise<void> {
  await store.actors.add({ id: 'gone', form, letterId }, somebody)
  await store.actors.remove((await store.actors.recordOf('gone'))!, somebody)
}

/** Passages are to be looked at again, and put to a part of a split by somebody who sees them. */
async function listPassages(store: TestStore, positionIds: readonly string[]): Promise<void> {
  for (const id of positionIds) {
    await store.rows(
      'insert into rechecks (position_id, topic_id, from_version, created_at) select id, topic_id, 1, created_at from positions where id = ?',
      id,
    )
    await store.rows('update evidence set recheck = true where position_id = ?', id)
    await store.rows(
      `insert into splits (id, topic_id, first_name, first_is_new, second_name, second_is_new, begun_at,
        dossier_id)
        select 'S', topic_id, 'A', true, 'B', true, created_at, ? from positions
        where id = ? and not exists (select 1 from splits)`,
      await dossierOf(store),
      id,
    )
    await store.rows(
      "insert into split_positions (split_id, position_id, part) values ('S', ?, 1)",
      id,
    )
  }
}

/** A language model was asked about a letter. */
async function letModelAnswer(store: TestStore, userId: string, letterId: string): Promise<void> {
  await store.modelAnswers.keep(
    {
      ...{
        letterId: letterId,
        textVersion: 1,
        model: 'small',
        host: 'localhost',
        promptVersion: 1,
      },
      ...{ passagesAsked: 1, passagesThere: 1, answers: ['A hidden thing'], read: [] },
      askedAt: '2026-01-01T00:00:00.000Z',
    },
    { userId: userId, via: 'screen' },
  )
}

/** What somebody who may see them leaves on desks: a proposal, a letter in charge of an editor, and one that is finished. */
async function leaveOnDesks(
  store: TestStore,
  userId: string,
  { actorId, letterIds }: { actorId: string; letterIds: readonly string[] },
): Promise<void> {
  // Somebody proposes another name for her.
  await store.proposals.make(
    {
      ...{ about: 'actor', aboutId: actorId, dossierId: null, note: null, says: () => 'Name' },
      ...{ fields: { name: 'Wanda Whistler' }, base: { name: 'Wanda Whistle' } },
    },
    { userId, via: 'screen' },
  )
  // Whoever added them is done with one, and another is in charge of an editor.
  await store.concerns.raise(letterIds[1]!, 'The date is wrong.', { userId, via: 'screen' })
  const [position] = await store.positions.ofLetter(letterIds[0]!)
  if (position)
    await store.remarks.make(
      { positionId: position.id, words: 'Is the quote whole?' },
      { userId, via: 'screen' },
    )
  await letModelAnswer(store, userId, letterIds[0]!)
  await store.suggestions.refuse(
    {
      ...{ letterId: letterIds[0]!, passageKey: '9-a-b', topicId: await topicId(store) },
      sources: ['cue'],
    },
    { userId, via: 'screen' },
  )
  await store.codings.end(
    'finished',
    {
      letterId: letterIds[0]!,
      dossierIds: [await dossierOf(store)],
      userId,
      textVersion: 1,
    },
    { userId, via: 'screen' },
  )
  await store.assignments.give(
    await dossierOf(store),
    [{ letterId: letterIds[1]!, fromId: null, toId: userId }],
    somebody,
  )
  const second = await account(store, 'Second', 'coder')
  const dossierId = await dossierOf(store)
  const drawn = [letterIds[0]!, letterIds[2]!]
  await putInSecondHands(store, {
    ...{ dossierId, userId: second.id, letterIds: drawn, isDrawn: true },
  })
  await store.rows('update second_codings set done_at = at where letter_id = ?', drawn[0])
  // One that could be given to others.
  await store.rows(
    `insert into codings (letter_id, dossier_id, user_id, state, text_version, at)
      values (?, ?, ?, 'finished', 1, '2026-01-02T03:04:05.678Z')`,
    ...[letterIds[1]!, dossierId, second.id],
  )
  await store.rows('update positions set sureness = 1 where letter_id = ?', letterIds[1]!)
  await store.rows(
    `insert into second_positions (id, coding_id, letter_id, text_version_id, topic_id, exact, prefix, suffix,
      start_at, end_at, paragraph, level, conditional, note, reported, holder_ids, status, created_at, changed_at, revision)
      select 'SP' || p.id, c.id, p.letter_id, p.text_version_id, p.topic_id, p.exact, p.prefix, p.suffix, p.start_at,
      p.end_at, p.paragraph, -1, p.conditional, 'Whistles otherwise.', p.reported, '[]', 'approved', p.created_at,
      p.changed_at, 1 from positions p join second_codings c on c.letter_id = p.letter_id`,
  )
  await store.rows(
    `insert into coding_pairs (id, coding_id, letter_id, topic_id, position_id, second_position_id, kind, by_party)
      select 'CP' || p.id, c.id, p.letter_id, p.topic_id, p.id, 'SP' || p.id, 'level', false from positions p
      join second_codings c on c.letter_id = p.letter_id`,
  )
  await store.rows(
    `insert into coding_pairs (id, coding_id, letter_id, topic_id, kind, by_party)
      select 'agreed', coding_id, letter_id, topic_id, 'same', false from coding_pairs limit 1`,
  )
  for (const { id, topicId, textVersionId, ...quote } of await store.rows<Record<string, string>>(
    `select id, topic_id as "topicId", text_version_id as "textVersionId", exact, prefix, suffix,
      start_at as "start", end_at as "end" from second_positions`,
  )) {
    const held = 'select actor_id as id from position_holders where position_id = ?'
    const holders = await store.rows<{ id: string }>(held, id!.slice('SP'.length))
    const holderIds = holders.map((holder) => holder.id)
    await store.rows(
      'update second_positions set holder_ids = ? where id = ?',
      JSON.stringify(holderIds),
      id,
    )
    await store.rows(
      'update coding_pairs set second_reading = ? where second_position_id = ?',
      JSON.stringify({
        ...{ topicId, textVersionId, level: -1, absence: null, note: 'Whistles otherwise.' },
        ...{ conditional: false, condition: null, reported: false, holderIds, paragraph: 1 },
        quote,
      }),
      id,
    )
  }
  await store.rows(
    `update evidence set other_level = -1, other_conditional = conditional where not reported
      and (level is null or level <> -1) and position_id in (select position_id from coding_pairs)`,
  )
  if (position) await letCopyWait(store, position.id, userId)
}

/** Gives all of them to somebody who has to code them a second time. */
async function codeBlind(store: TestStore, userId: string, letterIds: readonly string[]) {
  for (const table of ['coding_pairs', 'second_positions', 'second_codings', 'coding_draws'])
    await store.rows(`delete from ${table}`)
  await putInSecondHands(store, { dossierId: await dossierOf(store), userId, letterIds })
}

test('whoever codes letters a second time sees of the store what they saw before these letters came', async () => {
  for (const [role, visibility] of [
    ['coder', 'everyone'],
    ['coder', 'named'],
    ['admin', 'public'],
  ] as const) {
    await using store = await openSeededStore()
    const [ben, ana] = [await account(store, 'Ben', role), await account(store, 'Ana', 'coder')]
    const known = await listIds(store)
    const before = await readEverything(store.visibleTo(ben), known)
    const { letters } = await secrets(store, { visibility, readerIds: [ben.id] }, ana.id)
    const all = await listIds(store)
    expect(await readEverything(store.visibleTo(ben), known)).not.toEqual(before)
    await codeBlind(store, ben.id, letters)
    const seen = store.visibleTo(ben)
    expect(await readEverything(seen, known), `${role} ${visibility}`).toEqual(before)
    // Others see the letters as ever, and what nobody settled counts for nobody.
    expect((await store.visibleTo(ana).letters.page({}, 50, 0)).total).toBe(
      (await seen.letters.page({}, 50, 0)).total + letters.length,
    )
    // On the page of one of them everything else is closed as well, and so is all but its text.
    const { visible } = (await store.blindTo(ben, letters[0]!))!
    expect((await visible.letters.byId(letters[0]!))!.text.text).toContain('Zygomorphic')
    expect(await visible.letters.byId(letters[1]!)).toBeNull()
    const {
      'letters.byId': _letter,
      'letters.file': _file,
      'texts.words': _words,
      'actors.byIds': _actors,
      'actors.byId': _actor,
      'actors.byName': _named,
      'actors.namesInTime': _names,
      'actors.near': _near,
      'positions.ofLetter': _own,
      'positions.byId': _position,
      ...rest
    } = await readEverything(visible, known)
    expect(before).toMatchObject(rest)
    const told = await readEverything(visible, all)
    expect(told['positions.ofLetter']).toEqual(all.letters.map(() => []))
    expect(told['positions.byId']).toEqual(all.positions.map(() => null))
  }
}, 240_000)

test('every function of what somebody reads is asked here', async () => {
  await using store = await openTestStore()
  const all = Object.entries(store.visibleTo('owner'))
    .filter(([, part]) => typeof part === 'object' && !(part instanceof Set))
    .flatMap(([part, functions]) => Object.keys(functions).map((name) => `${part}.${name}`))
  expect(all.sort()).toEqual(
    [...Object.keys(letterReads), ...Object.keys(dossierReads), ...others, ...writes].sort(),
  )
})

test('a letter for others changes nothing of what somebody sees, and each function would have told of it', async () => {
  await using store = await openSeededStore()
  const [vic, ana, ada, ned] = [
    await account(store, 'Vic', 'editor'),
    await account(store, 'Ana', 'coder'),
    await account(store, 'Ada', 'admin'),
    await account(store, 'Ned'),
  ]
  const known = await listIds(store)
  const before = await readEverything(store.visibleTo(vic), known)
  await secrets(store, hidden([ned.id]), ana.id)
  await store.merges.record(
    'actor',
    await actorId(store, 'Wanda Whistle'),
    await actorId(store, 'Ylva Johansson'),
    somebody,
  )
  const all = await listIds(store)
  await store.rows(
    `insert into lost_places (position_id, status, lost_at) select id, 'approved', '2026-01-01' from positions
      where id not in (select position_id from approvals) and id in (${all.positions
        .filter((id) => !known.positions.includes(id))
        .map((id) => `'${id}'`)
        .join(', ')})`,
  )
  const added: Ids = {
    ...all,
    letters: all.letters.filter((id) => !known.letters.includes(id)),
    positions: all.positions.filter((id) => !known.positions.includes(id)),
    actors: all.actors.filter((id) => !known.actors.includes(id)),
  }
  expect(all.secondPositions).toHaveLength(2)
  expect([added.letters.length, added.positions.length, added.actors.length]).toEqual([3, 6, 4])
  const seen = store.visibleTo(vic)
  expect(await readEverything(seen, known)).toEqual(before)
  const never = {
    ...all,
    letters: added.letters.map(newId),
    positions: added.positions.map(newId),
    actors: added.actors.map(newId),
    secondPositions: all.secondPositions.map(newId),
  }
  expect(await readEverything(seen, added)).toEqual(await readEverything(seen, never))
  const [hers, owners] = [
    await readEverything(seen, all),
    await readEverything(store.visibleTo('owner'), all),
  ]
  for (const name of Object.keys(letterReads)) expect(owners[name], name).not.toEqual(hers[name])
  for (const reader of [ana, ada])
    expect(await readEverything(store.visibleTo(reader), all), reader.name).toEqual(owners)
  // A viewer sees the same letters as their owner would without contact details.
  expect(await readEverything(store.visibleTo(ned), all)).toEqual(
    await readEverything(store.visibleTo('owner', { contactDetails: false }), all),
  )
})

test('a letter that was withdrawn is as if it never came, for its owner and administrators too, and all of it is back once it is given back', async () => {
  await using store = await openSeededStore()
  const ada = await account(store, 'Ada', 'admin')
  const known = await listIds(store)
  const before = await readEverything(store.visibleTo('owner'), known)
  const importId = await anImport(store, [])
  await secrets(store, { visibility: 'everyone', readerIds: [] }, ada.id, importId)
  const all = await listIds(store)
  const there = await readEverything(store.visibleTo('owner'), all)
  for (const name of Object.keys(letterReads))
    if (name !== 'merges.mergesInto') expect(there[name], name).not.toEqual(before[name])
  expect(await store.importJob.reverseNext(importId, 'withdrawn', 50, somebody)).toBe(3)
  for (const reader of ['owner', ada] as const)
    expect(
      await readEverything(store.visibleTo(reader), known),
      reader === 'owner' ? reader : reader.name,
    ).toEqual(before)
  expect((await store.verify()).unsound).toEqual([])
  await store.importJob.reverseNext(importId, 'stored', 50, somebody)
  const {
    'history.page': _pages,
    'history.describe': _lines,
    'history.ofLetter': _own,
    'history.ofThings': _things,
    'history.entryOf': _entries,
    ...back
  } = await readEverything(store.visibleTo('owner'), all)
  expect(there).toMatchObject(back)
})

test('a letter tells of what belongs to it, oldest first, and of nothing that the reader may not see', async () => {
  await using store = await openTestStore()
  const vic = await account(store, 'Vic')
  const letter = (name: string, origin: Incoming['origin'], audience?: Audience) =>
    keep(store, { form: { title: name }, text: `${name} says so.`, origin, audience }).then(
      ({ id }) => id,
    )
  const first = await letter('Question', { messageId: 'a@example.org' })
  const reply = await letter('Reply', {
    messageId: 'b@example.org',
    answersMessageId: 'a@example.org',
  })
  await letter(
    'Hidden reply',
    { messageId: 'c@example.org', answersMessageId: 'a@example.org' },
    hidden(),
  )
  const annex = await letter('Annex', { attachedToId: reply })
  const secret = await letter('Hidden annex', { attachedToId: reply }, hidden())
  const ofHidden = await letter('Annex of a hidden letter', {
    attachedToId: secret,
    answersMessageId: 'c@example.org',
  })
  await letter('A letter of its own', {})
  const told = async (reading: VisibleStore, id: string) => {
    const { attachedTo, attachments, answers, answeredBy } =
      (await reading.letters.relatedLetters(id))!
    return [
      attachedTo?.title ?? null,
      ...[attachments, answers, answeredBy].map((heads) => heads.map(({ title }) => title)),
    ]
  }
  const seen = store.visibleTo(vic)
  expect([
    await told(seen, first),
    await told(seen, reply),
    await told(seen, annex),
    await told(seen, ofHidden),
  ]).toEqual([
    [null, [], [], ['Reply']],
    [null, ['Annex'], ['Question'], []],
    ['Reply', [], [], []],
    [null, [], [], []],
  ])
  expect([
    await told(store.visibleTo('owner'), first),
    await told(store.visibleTo('owner'), reply),
    await told(store.visibleTo('owner'), ofHidden),
  ]).toEqual([
    [null, [], [], ['Reply', 'Hidden reply']],
    [null, ['Annex', 'Hidden annex'], ['Question'], []],
    ['Hidden annex', [], ['Hidden reply'], []],
  ])
  expect(await seen.letters.relatedLetters(secret)).toBe(null)
})

test('the store asks the rule of the domain, for everybody and every letter', async () => {
  await using store = await openTestStore()
  const people = await Promise.all(roles.map((role) => account(store, `a ${role}`, role)))
  const readers: LetterReader[] = [null, 'owner', ...people]
  for (const [index, visibility] of letterVisibilities.entries()) {
    for (const ownerId of [null, people[1]!.id]) {
      for (const readerIds of [[], [people[0]!.id, people[2]!.id]]) {
        const audience: Audience = { visibility, readerIds }
        const { id } = await keep(store, {
          audience,
          text: `Letter ${index} ${ownerId} ${readerIds.length}.`,
          doer: { userId: ownerId, via: 'screen' },
        })
        for (const reader of readers)
          expect(
            (await store.visibleTo(reader).letters.byId(id)) !== null,
            JSON.stringify({ audience, ownerId, reader }),
          ).toBe(canSee(reader, { ownerId, audience }))
      }
    }
  }
})

test('evidence that no hidden letter is in is the owner’s own list, and what is left of another the same list each time', async () => {
  await using store = await openSeededStore()
  const vic = await account(store, 'Vic')
  await secrets(store, hidden(), null)
  const [johansson, boratynski, encryption] = [
    await actorId(store),
    await actorId(store, 'Jakub Boratyński'),
    await topicId(store),
  ]
  const said = async (reading: VisibleStore, actor: string) =>
    (await reading.evidence.ofActors([johansson, boratynski]))(actor, encryption)
  expect(await said(store.visibleTo(vic), boratynski)).toBe(
    await said(store.visibleTo('owner'), boratynski),
  )
  expect(await said(store.visibleTo(vic), johansson)).toBe(
    await said(store.visibleTo(vic), johansson),
  )
  expect((await said(store.visibleTo('owner'), johansson)).length).toBeGreaterThan(
    (await said(store.visibleTo(vic), johansson)).length,
  )
})

test('what a letter for named people says about who belongs where counts for its own passages alone, until it is for everyone', async () => {
  await using store = await openTestStore()
  const open = await keep(store, { positions: [aPassage()] })
  const closed = await keep(store, {
    audience: hidden(),
    form: { parties: [aParty({ organisation: 'Secret House' })] },
    text: 'Another. We support it without reservation.',
    positions: [aPassage()],
  })
  const counted = async () =>
    (
      await store.rows<{ position: string }>(
        'select e.position_id as position from evidence e join actors a on a.id = e.actor_id where a.name = ?',
        'Secret House',
      )
    )
      .map(({ position }) => position)
      .sort()
  expect(await counted()).toEqual(closed.positionIds)
  for (const [visibility, expected] of [
    ['everyone', [...open.positionIds, ...closed.positionIds].sort()],
    ['named', closed.positionIds],
    ['public', [...open.positionIds, ...closed.positionIds].sort()],
  ] as const) {
    const whole = (await store.letters.byId(closed.id))!
    await store.letters.setAudience(
      whole,
      whole.letter.revision,
      { visibility, readerIds: [] },
      somebody,
    )
    expect(await counted(), visibility).toEqual(expected)
    expect((await store.verify()).unsound).toEqual([])
  }
})

test('a planned letter knows everybody by name, and of who belongs where what everybody may know', async () => {
  await using store = await openTestStore()
  await dossierOf(store)
  await secrets(store, hidden(), null)
  const { actors, affiliations } = await store
    .visibleTo(await account(store, 'Vic'))
    .actors.forPlanning()
  expect([actors.map(({ name }) => name), affiliations]).toEqual([
    expect.arrayContaining(['Wanda Whistle', 'Secret House']),
    [],
  ])
})

test('whoever a letter is for is changed with who did it and what was before, once for each revision', async () => {
  await using store = await openTestStore()
  const [ned, vic] = [await account(store, 'Ned'), await account(store, 'Vic')]
  const { id } = await keep(store, { audience: hidden([ned.id]) })
  const before = (await store.letters.byId(id))!
  expect(before).toMatchObject({
    letter: { visibility: 'named', revision: 1 },
    readerIds: [ned.id],
  })
  const named = await store.rows('select * from letter_readers where user_id = ?', ned.id)
  const audience = hidden([ned.id, vic.id].sort())
  expect(await store.letters.setAudience(before, 1, audience, somebody)).toEqual({ changed: true })
  expect(
    await store.letters.setAudience(before, 1, { visibility: 'public', readerIds: [] }, somebody),
  ).toEqual({ changed: false })
  expect(await store.letters.byId(id)).toMatchObject({
    letter: { visibility: 'named', revision: 2 },
    readerIds: audience.readerIds,
  })
  expect(await store.rows('select * from letter_readers where user_id = ?', ned.id)).toEqual(named)
  expect(
    (await logOf(store, id)).map(({ deed, before: was, after }) => [
      deed,
      (was as Audience | null)?.readerIds,
      (after as Audience).readerIds,
    ]),
  ).toEqual([
    ['added', undefined, [ned.id]],
    ['changed audience', [ned.id], audience.readerIds],
  ])
})

test('a correction can change whom a letter is for, and otherwise leaves it', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { audience: hidden() })
  const parts = { form: aForm({ title: 'Corrected' }), parties: [], actors: [], affiliations: [] }
  await store.letters.correct((await store.letters.byId(id))!, 1, parts, somebody)
  expect((await store.letters.byId(id))!.letter).toMatchObject({
    title: 'Corrected',
    visibility: 'named',
  })
  await store.letters.correct(
    (await store.letters.byId(id))!,
    2,
    { ...parts, audience: { visibility: 'everyone', readerIds: [] } },
    somebody,
  )
  expect((await store.letters.byId(id))!.letter).toMatchObject({ visibility: 'everyone' })
})

test('a text that stands in a letter one may not see is known, without its title', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { audience: hidden(), text: 'The very text.' })
  expect([
    await store.letters.withText('The very text.'),
    await store.visibleTo(await account(store, 'Vic', 'coder')).letters.withText('The very text.'),
  ]).toEqual([
    { id, title: 'Reply to Microsoft' },
    { id, title: null },
  ])
})

test('lists and citations hold nobody’s address or number; the coding screen has the words as they stand', async () => {
  await using store = await openTestStore()
  const text = 'Write to ada@example.org. We support it, ring +32 2 299 11 11, without reservation.'
  const quote = 'We support it, ring +32 2 299 11 11, without reservation.'
  const { id, positionIds } = await keep(store, {
    text,
    form: { title: 'To ada@example.org', dated: '2020-10', basis: 'says ada@example.org' },
    positions: [
      aPassage({
        quote,
        conditional: true,
        condition: 'ring 02 299 11 11',
        note: 'Ask ada@example.org',
      }),
    ],
  })
  const shown = JSON.stringify([
    await store.positions.newestPage({}, 5),
    await store.positions.byIds(positionIds),
    await store.positions.find({}),
    [...(await store.letters.citations([id]))],
    await store.letters.page({ dossierId: await dossierOf(store) }, 5, 0),
    await store.letters.ofActor(await actorId(store), 5),
    await store.letters.counts(await dossierOf(store)),
  ])
  expect(shown).toContain('We support it, ring [telephone number], without reservation.')
  expect(shown).not.toMatch(/ada@|299 11 11/)
  const [whole, [coded]] = [await store.letters.byId(id), await store.positions.ofLetter(id)]
  expect([
    whole!.text.text,
    whole!.text.sha256,
    coded!.quote.exact,
    (await store.positions.byId(positionIds[0]!))!.note,
  ]).toEqual([text, sha256(text), quote, 'Ask ada@example.org'])
})
