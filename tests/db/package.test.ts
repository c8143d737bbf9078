import { expect, test } from 'vitest'
import type { PerformedBy } from '#db/statements/audit-entry.ts'
import { newId, sha256 } from '#db/core/ids.ts'
import { loadSyntheticCorpus, makeSyntheticCorpus } from '#seeds/synthetic/corpus.ts'
import {
  actorId,
  aParty,
  aPassage,
  dossierOf,
  keep,
  rowCounts,
  somebody,
  topicId,
} from '#tests/support/letters.ts'
import { altered, opened, packageOf } from '#tests/support/packages.ts'
import { openSeededStore, openTestStore, type TestStore } from '#tests/support/store.ts'

const nothing = {
  topics: 0,
  milestones: 0,
  actors: 0,
  affiliations: 0,
  facts: 0,
  different: 0,
  letters: 0,
  positions: 0,
}

async function taken(store: TestStore, bytes: Buffer, doer: PerformedBy = somebody) {
  const planned = await store.packages.importPackage(await opened(bytes), doer)
  if (!planned.ok) throw new Error(planned.reasons.join('\n'))
  return planned.plan
}

/** What counts for everybody on every topic, and every letter with its parties: what screens are made of, by names instead of ids. */
async function shownIn(store: TestStore) {
  const topics = await store.topics.ofDossier(await dossierOf(store))
  const everybody = await store.actors.all()
  const names = new Map([...everybody, ...topics].map(({ id, name }) => [id, name]))
  const said = await store.evidence.ofActors(everybody.map(({ id }) => id))
  const { rows } = await store.letters.page({ dossierId: await dossierOf(store) }, 1000, 0)
  const letters = await Promise.all(
    rows.map(async ({ id, ...row }) => ({
      ...row,
      ...(await store.letters.partyNames([id])).get(id),
    })),
  )
  const evidence = everybody.flatMap((actor) =>
    topics.flatMap((topic) =>
      said(actor.id, topic.id).map(
        ({
          level,
          absence,
          conditional,
          reported,
          firstDay,
          lastDay,
          arrivedDay,
          edtf,
          start,
          end,
          speakerIds,
          joint,
        }) =>
          JSON.stringify([
            actor.name,
            topic.name,
            level,
            absence,
            conditional,
            reported,
            firstDay,
            lastDay,
            arrivedDay,
            edtf,
            start,
            end,
            speakerIds.map((id) => names.get(id)).sort(),
            joint,
          ]),
      ),
    ),
  )
  const stated = (await store.positions.find({})).map(
    ({
      quote,
      topicId,
      holderIds,
      level,
      absence,
      condition,
      note,
      status,
      paragraph,
      letter,
    }) => ({
      quote,
      topic: names.get(topicId),
      holders: holderIds.map((id) => names.get(id)).sort(),
      level,
      absence,
      condition,
      note,
      status,
      paragraph,
      title: letter.title,
    }),
  )
  return {
    topics: topics.map(({ name, proposition, anchors, version }) => ({
      name,
      proposition,
      anchors,
      version,
    })),
    people: everybody.map(({ name, kind, aliases }) => ({ name, kind, aliases })),
    letters,
    evidence,
    stated,
  }
}

/** Something of everything that a dossier can hold beyond the first one: people and topics merged, a letter attached to another, a corrected text, pages, drafts, coders, an absence, a withheld name. */
async function everyKind(store: TestStore): Promise<void> {
  const ana = (await store.users.record(
    { email: 'ana@example.org', name: 'Ana Kovač', role: 'coder', passwordHash: null },
    somebody,
  ))!
  const doer: PerformedBy = { userId: ana.id, via: 'screen' }
  const pdf = {
    name: 'Réponse / 1.PDF',
    mediaType: 'application/pdf',
    bytes: Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10]),
  }
  const first = await keep(store, {
    doer,
    file: pdf,
    pages: [{ number: 1, start: 0, confidence: 88.5 }],
    receivedDay: '2021-02-17',
    form: {
      datedKind: 'registered',
      otherReferences: [{ kind: 'case number', number: 'Q-77' }],
      sourceSeenDay: '2021-03-01',
      dated: '2021-02',
      basis: 'only the month stands in it',
      reference: 'Ares(2021)',
      referenceTruncated: true,
      replyKind: 'e-mail',
      replyDated: '2021-01-30',
      parties: [
        aParty({
          name: 'Y. Johansson',
          organisation: 'European Commission',
          unit: 'Cabinet',
          capacity: 'Member',
        }),
        aParty({ role: 'cc', name: '', withheld: true }),
      ],
    },
    positions: [
      aPassage({
        holders: ['Y. Johansson'],
        note: 'Ask again',
        conditional: true,
        condition: 'without reservation',
      }),
      aPassage({
        quote: 'We oppose any delay of it.',
        level: null,
        absence: 'evaded',
        topic: 'Voluntary detection',
      }),
    ],
  })
  const origin = {
    excerpt: true,
    recorded: true,
    sourceUrl: 'https://example.org/r/1',
    sourceNote: 'as published',
    messageId: 'b@x',
    answersMessageId: 'a@x',
    attachedToId: first.id,
  }
  const second = await keep(store, {
    origin,
    form: {
      title: 'Annex',
      dated: '2021-02-03',
      answersLetterId: first.id,
      translatesLetterId: first.id,
      parties: [aParty({ name: 'Jan Nowak' })],
    },
    text: 'Another. We support it without reservation.',
    positions: [aPassage({ reported: true }), aPassage({ level: -2 })],
  })
  await askAndTranslate(store, first, second.id)
  await store.merges.record(
    'actor',
    await actorId(store, 'Y. Johansson'),
    await actorId(store),
    somebody,
  )
  await store.merges.record(
    'topic',
    await topicId(store, 'Voluntary detection'),
    await topicId(store),
    somebody,
  )
  await addParty(store, await actorId(store))
  await store.positions.setStatus(second.positionIds[0]!, 1, 'withdrawn', doer)
  await store.positions.setStatus(second.positionIds[1]!, 1, 'draft', doer)
  await store.rows(
    "insert into text_versions (id, letter_id, version, text, sha256, reason, created_at) values (?, ?, 2, 'Corrected text.', ?, 'a scanning fault', '2026-01-02T03:04:05.000Z')",
    newId(),
    second.id,
    sha256('Corrected text.'),
  )
  await store.rows(
    "insert into topic_versions (topic_id, version, name, proposition, anchors, created_at) select topic_id, 2, 'Encryption of messages', proposition, anchors, '2026-01-02T03:04:05.000Z' from topic_versions where topic_id = ?",
    await topicId(store),
  )
}

/** One letter asks somebody, and a quote of the other is translated. */
async function askAndTranslate(
  store: TestStore,
  coded: Awaited<ReturnType<typeof keep>>,
  askingId: string,
): Promise<void> {
  await store.asks.save(
    askingId,
    [{ topicId: await topicId(store), before: [], after: [await actorId(store, 'Jan Nowak')] }],
    somebody,
  )
  await store.positions.saveTranslation(
    { id: coded.positionIds[0]!, letterId: coded.id },
    {
      before: null,
      after: { language: 'de', words: 'Ohne Vorbehalt.', machine: true, translator: 'DeepL' },
    },
    somebody,
  )
}

async function addParty(store: TestStore, memberId: string): Promise<void> {
  const id = newId()
  await store.actors.record(
    [{ id, kind: 'organisation', name: 'The Green Party' }],
    [{ memberId, organisationId: id, role: null, firstDay: null, lastDay: null }],
    somebody,
  )
}

/** Takes a store's package into an empty one: the package made there, what both show, and what is wrong with the new one. */
async function roundTrip(from: TestStore, to: TestStore) {
  const first = await packageOf(from)
  const plan = await taken(to, first)
  const second = await packageOf(to)
  expect((await to.verify()).unsound).toEqual([])
  expect(await shownIn(to)).toEqual(await shownIn(from))
  return { plan, first, second }
}

test('the first dossier comes back whole in an empty store, and the package made there has the same bytes', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  const { plan, first, second } = await roundTrip(from, to)
  expect(plan.fresh).toEqual({
    topics: 3,
    milestones: 4,
    actors: (await from.actors.all()).length,
    affiliations: expect.any(Number),
    ...{ facts: 0, different: 0 },
    letters: 2,
    positions: 6,
  })
  expect(plan.same).toEqual(nothing)
  expect(second.equals(first)).toBe(true)
})

test('everything that can be said of letters, people and topics comes back, with who coded it', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  await everyKind(from)
  const { first, second } = await roundTrip(from, to)
  const { manifest } = await opened(first)
  expect((await opened(second)).manifest).toEqual(manifest)
  expect(second.equals(first)).toBe(true)
  const annex = manifest.letters.find(({ title }) => title === 'Annex')!
  const reply = manifest.letters.find(({ reference }) => reference === 'Ares(2021)')!
  expect(annex).toMatchObject({
    attachedTo: reply.key,
    excerpt: true,
    recorded: true,
    source: { url: 'https://example.org/r/1', note: 'as published', seen: null },
    message: { id: 'b@x', answers: 'a@x' },
    answers: reply.key,
    translates: reply.key,
    asks: [
      {
        actor: manifest.actors.find(({ name }) => name === 'Jan Nowak')!.key,
        topic: manifest.topics.find(({ versions }) => versions.at(-1)!.name.includes('Encryption'))!
          .key,
      },
    ],
    texts: [{ version: 1 }, { version: 2, reason: 'a scanning fault' }],
  })
  expect(annex.positions.map(({ status, level, reported }) => [status, level, reported])).toEqual([
    ['withdrawn', 1, true],
    ['draft', -2, false],
  ])
  expect(reply).toMatchObject({
    date: '2021-02',
    basis: 'only the month stands in it',
    referenceTruncated: true,
    reply: { kind: 'e-mail', date: '2021-01-30' },
    arrived: '2021-02-17',
    dateKind: 'registered',
    otherDates: [{ kind: 'received', date: '2021-02-17' }],
    otherReferences: [{ kind: 'case number', number: 'Q-77' }],
    source: { url: null, seen: '2021-03-01' },
    texts: [{ pages: [{ number: 1, start: 0, confidence: 88.5 }] }],
    files: [{ name: 'Réponse / 1.PDF', path: `letters/${reply.key}/original-1.pdf`, size: 8 }],
  })
  expect(reply.positions.map(({ translations }) => translations)).toEqual([
    [{ language: 'de', words: 'Ohne Vorbehalt.', machine: true, translator: 'DeepL' }],
    [],
  ])
  expect(reply.positions.map(({ coder }) => coder)).toEqual(['Ana Kovač', 'Ana Kovač'])
  expect(new Set(reply.positions.map(({ coderKey }) => coderKey)).size).toBe(1)
  expect(manifest.affiliations.map(({ counts }) => counts)).toContain(false)
  expect([
    manifest.merges.map(({ thing }) => thing),
    manifest.topics.map(({ versions }) => versions.length),
  ]).toEqual([
    ['actor', 'topic'],
    [2, 1, 1],
  ])
})

test('a package of the first version of the format comes in, with what it did not say by its rules', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  await everyKind(from)
  const older = altered(await packageOf(from), (told) => {
    told.version = 1
    for (const row of told.affiliations) delete (row as Partial<typeof row>).counts
    for (const letter of told.letters) {
      delete (letter as Partial<typeof letter>).arrived
      for (const position of letter.positions)
        delete (position as Partial<typeof position>).coderKey
    }
  })
  await taken(to, older)
  const { manifest } = await opened(await packageOf(to))
  const party = manifest.actors.find(({ name }) => name === 'The Green Party')!
  expect(
    manifest.affiliations.filter(({ counts }) => !counts).map(({ organisation }) => organisation),
  ).toEqual([party.key])
  expect((await to.verify()).unsound).toEqual([])
})

test('a made-up corpus comes back whole', async () => {
  await using from = await openTestStore()
  await using to = await openTestStore()
  await loadSyntheticCorpus(from, makeSyntheticCorpus(20, 1))
  const { plan, first, second } = await roundTrip(from, to)
  expect(plan.fresh).toMatchObject({ topics: 3, milestones: 3, letters: 20, positions: 100 })
  expect(second.equals(first)).toBe(true)
})

test('taken into the store that it came from, or a second time, a package brings nothing', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  await everyKind(from)
  const bytes = await packageOf(from)
  await taken(to, bytes)
  for (const store of [from, to]) {
    const before = await rowCounts(store)
    const plan = await taken(store, bytes)
    expect([plan.fresh, plan.merges, plan.remarks]).toEqual([nothing, [], []])
    expect(await rowCounts(store)).toEqual(before)
  }
})

test('what one lacks of the other’s dossier is added, and who added it stands in the log', async () => {
  await using from = await openSeededStore()
  await using to = await openSeededStore()
  const added = await keep(from, {
    form: {
      dated: '2021-02-03',
      parties: [aParty({ name: 'Jan Nowak', organisation: 'European Commission' })],
    },
    text: 'Another. We support it without reservation.',
    positions: [aPassage()],
  })
  const ben = (await to.users.record(
    { email: 'ben@example.org', name: 'Ben Okafor', role: 'editor', passwordHash: null },
    somebody,
  ))!
  const plan = await taken(to, await packageOf(from), { userId: ben.id, via: 'screen' })
  expect(plan.fresh).toEqual({ ...nothing, actors: 1, affiliations: 1, letters: 1, positions: 1 })
  expect((await to.verify()).unsound).toEqual([])
  expect(await shownIn(to)).toEqual(await shownIn(from))
  const [letter, position] = [plan.letters[0]!.id, plan.positions[0]!.id]
  expect(await to.letters.byId(letter)).toMatchObject({
    letter: { visibility: 'everyone', addedBy: ben.id },
  })
  const { entries } = await to.history.page({ letterId: letter }, 10, 0)
  expect(entries.map(({ action, resourceId, who }) => [action, resourceId, who?.name])).toEqual([
    ['came in', position, 'Ben Okafor'],
    ['added', letter, 'Ben Okafor'],
  ])
  expect(await from.letters.has(added.id)).toBe(true)
})

test('what contradicts what is there is refused, and nothing of the package is stored', async () => {
  await using from = await openSeededStore()
  await using to = await openSeededStore()
  await keep(from, {
    text: 'Another. We support it without reservation.',
    form: { title: 'Another' },
    positions: [aPassage()],
  })
  await to.rows("update dossiers set procedure = '2022/0155(COD)'")
  const before = await rowCounts(to)
  expect(await to.packages.importPackage(await opened(await packageOf(from)), somebody)).toEqual({
    ok: false,
    reasons: [expect.stringContaining('follows the procedure 2022/0155(COD) here')],
  })
  expect(await rowCounts(to)).toEqual(before)
})

test('taken in twice at the same time, a package is stored once', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  const { manifest, parts } = await opened(await packageOf(from))
  const taking = await Promise.all(
    [1, 2].map(() => to.packages.importPackage({ manifest, parts }, somebody)),
  )
  expect(taking.map((planned) => planned.ok && planned.plan.fresh.letters).sort()).toEqual([0, 2])
  expect((await to.letters.page({ dossierId: await dossierOf(to) }, 10, 0)).total).toBe(2)
})

test('letters come in for whom they are meant to', async () => {
  await using from = await openSeededStore()
  await using to = await openTestStore()
  await to.packages.importPackage(await opened(await packageOf(from)), somebody, {
    audience: { visibility: 'named', readerIds: [] },
  })
  expect(await to.rows('select distinct visibility from letters')).toEqual([
    { visibility: 'named' },
  ])
  expect((await to.verify()).unsound).toEqual([])
})
