import { expect, test } from 'vitest'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import type { IncomingPosition } from '#app/domain/plan/plan-letter.ts'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { offerUndo } from '#app/features/coding/undo.ts'
import { correctTextByForm } from '#app/features/letters/correct-text.ts'
import { loadTopicAgreement } from '#app/features/second-coding/topic-agreement.ts'
import {
  actorId,
  aPassage,
  aText,
  dossierOf,
  keep,
  somebody,
  theDossier,
  topicId,
} from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { codeSecond, sendGiving } from '#tests/support/second-coding.ts'
import { readCodedStance, settlePairAs, viewDifferences } from '#tests/support/settling.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const support = 'We support it without reservation.'
const delay = 'We oppose any delay of it.'

/** Ana coded a letter and finished it, and Ben has it to code a second time. */
async function openGiven(
  store: TestStore,
  positions: IncomingPosition[] = [aPassage({ note: 'Warm.' })],
  text = aText,
) {
  const [ana, ben, eve] = [
    await addUser(store),
    await addUser(store, 'coder', 'Ben Maas'),
    await addUser(store, 'editor', 'Eve Editor'),
  ]
  const doer = { userId: ana.id, via: 'screen' } as const
  const { id: letterId, positionIds } = await keep(store, { positions, text, doer })
  const dossierIds = [await dossierOf(store)]
  const ended = { letterId, dossierIds, userId: ana.id, textVersion: 1 }
  await store.codings.end('finished', ended, doer)
  await sendGiving(store, eve, { deed: 'draw', share: '100', coder: ben.id })
  const code = async (fields: Record<string, string>) => codeSecond(store, ben, letterId, fields)
  return { ana, ben, eve, letterId, positionIds, code }
}

async function finish(
  store: TestStore,
  { code }: { code: (fields: Record<string, string>) => Promise<unknown> },
) {
  expect(await code({ deed: 'finish' })).toMatchObject({ outcome: 'stored' })
  return store.secondCodings.pairs(await dossierOf(store))
}

/** From now on the dossier is a team's, in which people may do other things than elsewhere. */
async function makeTeam(store: TestStore, team: { userId: string; role: 'editor' | 'coder' }[]) {
  await store.rows("update dossiers set audience = 'team'")
  await store.dossiers.saveTeam(await theDossier(store), team, somebody)
}

/** Changes a position by the form of its letter. */
async function changeAs(
  store: TestStore,
  user: Parameters<typeof requestContextOf>[1],
  positionId: string,
  fields: Record<string, string>,
) {
  const { letterId, revision, quote } = (await store.positions.byId(positionId))!
  const coding = await requireCodableLetter(requestContextOf(store, user), letterId)
  const known = { deed: 'save', id: positionId, revision: String(revision), exact: quote.exact }
  return handleCodingForm(coding, {
    fields: { ...known, topicId: await topicId(store), ...fields },
    holderIds: [await actorId(store)],
  })
}

test('an editor of the team who sees numbers masked settles by what is stored, masks and all', async () => {
  await using store = await openTestStore()
  const call = 'We support it if you call +32 2 284 21 11.'
  const text = aText.replace(support, call)
  const warm = { condition: 'if you call +32 2 284 21 11', note: 'Ring +32 2 284 21 11.' }
  const given = await openGiven(
    store,
    [
      aPassage({ quote: call, conditional: true, ...warm }),
      aPassage({ quote: delay, level: -1, note: 'Ring +32 2 284 21 11 as well.' }),
    ],
    text,
  )
  await given.code({
    ...{ exact: call, stance: '2', conditional: 'on', condition: warm.condition },
    note: 'Ring +32 2 284 21 12.',
  })
  await given.code({ exact: delay, stance: '-2' })
  const pairs = await finish(store, given)
  const vic = await addUser(store, 'viewer', 'Vic Lenz')
  await makeTeam(store, [{ userId: vic.id, role: 'editor' }])
  const shown = await viewDifferences(store, vic, pairs[0]!.id)
  expect(JSON.stringify(shown)).not.toContain('284')
  const another = {
    id: pairs[1]!.id,
    choice: 'another',
    stance: '0',
    topicId: await topicId(store),
  }
  const answers = [
    await settlePairAs(store, vic, { id: pairs[0]!.id, choice: 'second' }),
    await settlePairAs(store, vic, another),
  ]
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  const stored = await store.rows(
    'select exact, condition, note, level from positions order by start_at',
  )
  expect(stored).toEqual([
    { exact: call, condition: warm.condition, note: 'Ring +32 2 284 21 12.', level: 2 },
    { exact: delay, condition: null, note: 'Ring +32 2 284 21 11 as well.', level: 0 },
  ])
  expect((await store.verify()).unsound).toEqual([])
})

test('what a second coder changes who sees numbers masked keeps them', async () => {
  await using store = await openTestStore()
  const call = 'We support it if you call +32 2 284 21 11.'
  const { letterId, eve } = await openGiven(store, undefined, aText.replace(delay, call))
  await store.rows('delete from second_codings')
  const vic = await addUser(store, 'viewer', 'Vic Lenz')
  await makeTeam(store, [
    { userId: vic.id, role: 'coder' },
    { userId: eve.id, role: 'editor' },
  ])
  await sendGiving(store, eve, { deed: 'give', letterId, coder: vic.id })
  const exact = 'We support it if you call [telephone number].'
  const id = '01a00000-0000-7000-8000-000000000001'
  const condition = { conditional: 'on', condition: 'if you call [telephone number]' }
  expect(await codeSecond(store, vic, letterId, { id, exact, stance: '1' })).toMatchObject({
    outcome: 'stored',
  })
  await store.rows(
    "update second_positions set note = 'Ring +32 2 284 21 12.', conditional = true, condition = 'if you call +32 2 284 21 11'",
  )
  const changed = { id, exact, stance: '2', revision: '1', note: 'Ring [telephone number].' }
  expect(await codeSecond(store, vic, letterId, { ...changed, ...condition })).toMatchObject({
    outcome: 'stored',
  })
  expect(await store.rows('select exact, condition, note, level from second_positions')).toEqual([
    {
      ...{ exact: call, condition: 'if you call +32 2 284 21 11' },
      ...{ note: 'Ring +32 2 284 21 12.', level: 2 },
    },
  ])
})

test('nobody settles by a first reading that was changed since they looked, whatever they choose', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  const { ana, eve, positionIds } = given
  await given.code({ stance: '-2' })
  const [pair] = await finish(store, given)
  expect(await changeAs(store, ana, positionIds[0]!, { stance: '2' })).toMatchObject({
    outcome: 'stored',
  })
  for (const choice of ['first', 'second', 'nothing'])
    expect(
      await settlePairAs(store, eve, { id: pair!.id, choice, firstRevision: '1' }),
    ).toMatchObject({ ok: false, cause: 'changed meanwhile' })
  expect(await readCodedStance(store)).toEqual({ counted: [2], differ: [[2, -2]] })
})

test('both readings stay as they were when the second coding was done, whatever becomes of the position', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  const { ana, eve, positionIds } = given
  await given.code({ stance: '-2' })
  const [pair] = await finish(store, given)
  await changeAs(store, ana, positionIds[0]!, { stance: '2', note: 'Hot.' })
  const before = await viewDifferences(store, eve, pair!.id)
  expect(before.current).toMatchObject({
    first: { reading: { level: 1, note: 'Warm.' } },
    standing: { says: 'Strongly supports, Encryption' },
  })
  await settlePairAs(store, eve, { id: pair!.id, choice: 'second' })
  expect((await viewDifferences(store, eve, pair!.id)).current).toMatchObject({
    first: { reading: { level: 1, note: 'Warm.' } },
    second: { reading: { level: -2 } },
    settled: { choice: 'second' },
  })
  const reader = await requireDossier(requestContextOf(store, eve), (await theDossier(store)).slug)
  expect((await loadTopicAgreement(reader, await topicId(store))).rows[0]).toMatchObject({
    passages: 1,
    exact: 0,
    withinOne: 0,
  })
})

test('topics that are merged and parted again take what was read on each with them', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store, [aPassage({ topic: 'Voluntary detection' })])
  const [merged, into] = [await topicId(store, 'Voluntary detection'), await topicId(store)]
  await store.merges.record('topic', merged, into, somebody, { turned: true })
  await given.code({ stance: '-1', topicId: into })
  const [pair] = await finish(store, given)
  expect(pair).toMatchObject({ kind: 'same', topicId: into })
  expect([pair!.first, pair!.second]).toMatchObject([
    { topicId: into, level: -1 },
    { topicId: into, level: -1 },
  ])
  const [merge] = await store.merges.mergesInto('topic', into)
  await store.merges.undo(merge!.id, somebody)
  const [parted] = await store.secondCodings.pairs(await dossierOf(store))
  expect([parted!.first, parted!.second]).toMatchObject([
    { topicId: merged, level: 1 },
    { topicId: into, level: -1 },
  ])
})

test('a topic that takes in the one of the other reading makes of two topics a disagreement on one', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store, [aPassage()])
  const [merged, into] = [await topicId(store, 'Voluntary detection'), await topicId(store)]
  await given.code({ stance: '-1', topicId: merged })
  expect(await finish(store, given)).toMatchObject([{ kind: 'topic' }])
  expect((await readCodedStance(store)).differ).toEqual([])
  await store.merges.record('topic', merged, into, somebody)
  expect((await readCodedStance(store)).differ).toHaveLength(1)
  expect((await store.verify()).unsound).toEqual([])
})

test('once all is settled everything counts that was settled so, and coders differ no more', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store, [aPassage({ quote: `${support} ${delay}` })])
  await given.code({ exact: support, stance: '1' })
  await given.code({ exact: delay, stance: '-1' })
  const pairs = await finish(store, given)
  expect(pairs.map(({ kind }) => kind)).toEqual(['same', 'alone'])
  const form = { id: pairs[1]!.id, choice: 'second' }
  expect(await settlePairAs(store, given.eve, form)).toMatchObject({ ok: true })
  expect(await readCodedStance(store)).toEqual({ counted: [1, -1], differ: [] })
  expect((await store.verify()).unsound).toEqual([])
})

test('a first coding that several made is one, and its passages are paired once', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store, [aPassage(), aPassage({ level: -1 })])
  await store.rows("update positions set coder = 'a package' where level = -1")
  await given.code({ stance: '1' })
  expect((await finish(store, given)).map(({ kind }) => kind)).toEqual(['same'])
})

test('only what rule 2 has as one passage makes coders differ, with the condition of each', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  const { eve, positionIds, letterId } = given
  await given.code({ stance: '-1', conditional: 'on', condition: 'without reservation' })
  const [pair] = await finish(store, given)
  const read = async () => (await readCodedStance(store)).differ
  const rebuild = async (changes: string) => {
    await store.rows(`update second_positions set ${changes}`)
    await changeAs(store, given.ana, positionIds[0]!, { stance: '1' })
  }
  const [holder, topic] = [await actorId(store), await topicId(store)]
  const [evidence] = (await store.evidence.ofActors([holder]))(holder, topic)
  expect(evidence).toMatchObject({ conditional: false, other: { level: -1, conditional: true } })
  await rebuild('reported = true')
  expect(await read()).toEqual([])
  await rebuild(`reported = false, holder_ids = '["somebody"]'`)
  expect(await read()).toEqual([])
  await rebuild(`holder_ids = '["${holder}"]', start_at = start_at + 30, end_at = end_at + 30`)
  expect(await read()).toEqual([])
  await rebuild('start_at = start_at - 30, end_at = end_at - 30')
  expect(await read()).toEqual([[1, -1]])
  // What the first coder came to say themselves since is no difference.
  await rebuild('level = 1')
  expect(await read()).toEqual([])
  expect((await viewDifferences(store, eve, pair!.id)).current?.letter.id).toBe(letterId)
  expect((await store.verify()).unsound).toEqual([])
})

test('one’s undo leaves a settlement alone; opened again, the position says what it said', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store, [aPassage(), aPassage({ quote: delay, level: -1 })])
  const { eve, letterId } = given
  await given.code({ stance: '-2' })
  await given.code({ exact: 'Yours faithfully', stance: '2' })
  const pairs = await finish(store, given)
  for (const { id } of pairs)
    expect(await settlePairAs(store, eve, { id, choice: 'second' })).toMatchObject({ ok: true })
  expect(await readCodedStance(store)).toEqual({ counted: [-2, 2], differ: [] })
  const seen = store.visibleTo(eve)
  expect(await offerUndo(seen, eve.id, letterId, [], [])).toBeNull()
  for (const { id } of pairs) {
    expect(await settlePairAs(store, eve, { id, deed: 'reopen' })).toMatchObject({ ok: true })
    expect(await settlePairAs(store, eve, { id, deed: 'reopen' })).toMatchObject({ ok: false })
  }
  expect(await readCodedStance(store)).toEqual({ counted: [1, -1], differ: [[1, -2]] })
  expect((await viewDifferences(store, eve)).open).toBe(3)
  const told = await store.history.describe(await store.history.ofLetterPositions(letterId))
  expect(told.map(({ sentence }) => sentence).join('\n')).toContain('opened again where two coders')
  // What was opened again is settled as ever.
  for (const { id } of pairs)
    expect(await settlePairAs(store, eve, { id, choice: 'second' })).toMatchObject({ ok: true })
  expect(await readCodedStance(store)).toEqual({ counted: [-2, 2], differ: [] })
  expect((await store.verify()).unsound).toEqual([])
})

test('a settlement is not opened again over what somebody changed since', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  await given.code({ stance: '-2' })
  const [pair] = await finish(store, given)
  await settlePairAs(store, given.eve, { id: pair!.id, choice: 'second' })
  await changeAs(store, given.ana, given.positionIds[0]!, { stance: '0' })
  expect(await settlePairAs(store, given.eve, { id: pair!.id, deed: 'reopen' })).toMatchObject({
    ok: false,
    cause: 'changed meanwhile',
  })
  expect(await readCodedStance(store)).toEqual({ counted: [0], differ: [] })
})

test('another reading is refused where nothing stands any more', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  const [pair] = await finish(store, given)
  await store.positions.setStatus(given.positionIds[0]!, 1, 'withdrawn', somebody)
  const form = { id: pair!.id, choice: 'another', stance: '0', topicId: await topicId(store) }
  expect(await settlePairAs(store, given.eve, form)).toMatchObject({
    ok: false,
    refusal: { errors: { choice: expect.stringContaining('was withdrawn') } },
  })
  expect(await settlePairAs(store, given.eve, { ...form, choice: 'first' })).toMatchObject({
    message: 'Settled: as Ana Kovač read it, no position.',
  })
})

test('nothing is settled onto a topic that is closed, unless it stands there already', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  const detection = await topicId(store, 'Voluntary detection')
  await given.code({ stance: '-1' })
  await given.code({ exact: 'Yours faithfully', stance: '2', topicId: detection })
  const pairs = await finish(store, given)
  for (const topic of await store.topics.ofDossier(await dossierOf(store)))
    await store.topics.setClosed(topic.id, true, somebody)
  const { eve } = given
  expect(await settlePairAs(store, eve, { id: pairs[1]!.id, choice: 'second' })).toMatchObject({
    refusal: { errors: { choice: expect.stringContaining('is closed') } },
  })
  const other = { id: pairs[0]!.id, choice: 'another', stance: '2', topicId: detection }
  expect(await settlePairAs(store, eve, other)).toMatchObject({
    refusal: { errors: { topicId: expect.stringContaining('is closed') } },
  })
  expect(await settlePairAs(store, eve, { id: pairs[0]!.id, choice: 'second' })).toMatchObject({
    ok: true,
  })
})

test('whom a second coding alone names is not removed', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  await given.code({ stance: '-1' })
  await store.actors.record([{ id: 'house', kind: 'organisation', name: 'House' }], [], somebody)
  await store.rows(`update second_positions set holder_ids = '["house"]'`)
  expect(await store.actors.uses('house')).toMatchObject({ letters: 1 })
  const record = (await store.actors.recordOf('house'))!
  expect(await store.actors.remove(record, somebody)).toEqual({ changed: false })
})

test('a corrected text takes second positions with it, and one that is lost keeps a coding open', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  const { eve, letterId } = given
  await given.code({ stance: '-2' })
  await given.code({ exact: delay, stance: '-1' })
  const correct = async (version: string, text: string) => {
    const send = async (sent: Record<string, string>) =>
      correctTextByForm(requestContextOf(store, eve), letterId, {
        ...{ reason: 'OCR slip', version, text },
        ...sent,
      })
    const shown = await send({ deed: 'preview' })
    return send({ deed: 'keep', previewed: shown.preview!.previewed })
  }
  const text = aText.replace('Dear Sir,', 'Dear Sirs and Madams,').replace(delay, '')
  expect(await correct('1', text)).toMatchObject({ outcome: 'stored' })
  const places = await store.rows<{ exact: string; start: number; version: number }>(
    `select s.exact, s.start_at as start, v.version from second_positions s
      join text_versions v on v.id = s.text_version_id order by s.start_at`,
  )
  expect(places.map(({ exact, version }) => [exact, version])).toEqual(
    expect.arrayContaining([
      [support, 2],
      [delay, 1],
    ]),
  )
  expect(places.find(({ version }) => version === 2)!.start).toBe(text.indexOf(support))
  expect(await given.code({ deed: 'finish' })).toMatchObject({
    outcome: 'unfit',
    answer: {
      errors: { form: expect.stringContaining('One passage lost its place') },
    },
  })
  expect(await store.secondCodings.own()).toEqual([])
  expect(await store.rows('select done_at as "doneAt" from second_codings')).toEqual([
    { doneAt: null },
  ])
  const history = await store.history.describe(await store.history.ofLetter(letterId))
  expect(history.map(({ sentence }) => sentence).join()).toContain('1 held, none moved, none lost')
})

/** Takes encryption apart, the passages of the first coding going to a new topic. */
async function splitEncryption(store: TestStore, positionIds: readonly string[]) {
  const [topic, dossierId] = [await topicId(store), await dossierOf(store)]
  const part = (name: string) => ({ topicId: null, name, isNew: true })
  await store.splits.begin(
    { topicId: topic, dossierId },
    [part('Backdoors'), part('Rest')],
    somebody,
  )
  const read = async () => (await store.splits.ofTopic(topic, dossierId))[0]!
  await store.splits.assign(await read(), positionIds, 1)
  const found = await store.positions.byIds(positionIds)
  const moved = found.map((position) => ({ position, part: 1 as const }))
  const { wording } = (await store.topics.versions(topic)).at(-1)!
  expect(await store.splits.finish(await read(), { wording, moved }, somebody)).toEqual({
    changed: true,
  })
  return (await read()).parts[0].topicId!
}

test('what was coded before its topic was split goes with the first coder’s passage to the part', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store)
  await given.code({ stance: '-1' })
  await given.code({ exact: delay, stance: '-2' })
  const part = await splitEncryption(store, given.positionIds)
  const whole = await topicId(store)
  const pairs = await finish(store, given)
  expect(pairs).toMatchObject([
    {
      kind: 'level',
      topicId: part,
      first: { topicId: part },
      second: { topicId: part, level: -1 },
    },
    { kind: 'alone', topicId: whole, first: null, second: { level: -2 } },
  ])
  expect((await readCodedStance(store, 'Backdoors')).differ).toEqual([[1, -1]])
  const settled = await settlePairAs(store, given.eve, { id: pairs[0]!.id, choice: 'second' })
  expect(settled).toMatchObject({ ok: true })
  expect(await readCodedStance(store, 'Backdoors')).toEqual({ counted: [-1], differ: [] })
  expect((await store.verify()).unsound).toEqual([])
})

test('a passage that the first coder lost to a correction is told as lost, and is no difference', async () => {
  await using store = await openTestStore()
  const given = await openGiven(store, [aPassage({ quote: delay, level: -1 })])
  const send = async (sent: Record<string, string>) =>
    correctTextByForm(requestContextOf(store, given.eve), given.letterId, {
      ...{ reason: 'OCR slip', version: '1' },
      text: aText.replace(delay, 'We oppose any delay of that.'),
      ...sent,
    })
  const shown = await send({ deed: 'preview' })
  await send({ deed: 'keep', previewed: shown.preview!.previewed })
  await given.code({ exact: 'We oppose any delay of that.', stance: '-1' })
  await given.code({ stance: '1' })
  const pairs = await finish(store, given)
  expect(pairs.map(({ kind, lostPositionId }) => [kind, lostPositionId])).toEqual(
    expect.arrayContaining([
      ['alone', null],
      ['lost', given.positionIds[0]],
    ]),
  )
  const dossierId = await dossierOf(store)
  expect(await store.secondCodings.ofDossier(dossierId)).toMatchObject([
    { differences: 1, openPairs: 1, lostPairs: 1 },
  ])
  const page = await viewDifferences(store, given.eve)
  expect(page).toMatchObject({ open: 1, letters: 1, current: { lostFirst: 1 } })
  expect(page.groups.map(({ name }) => name)).toEqual([
    'One has it, one has not',
    'The first one lost its words',
  ])
  const reader = await requireDossier(
    requestContextOf(store, given.eve),
    (await theDossier(store)).slug,
  )
  // One passage of the two that are compared at all is alone.
  expect((await loadTopicAgreement(reader, await topicId(store))).rows[0]).toMatchObject({
    foundByBoth: 0,
  })
})
