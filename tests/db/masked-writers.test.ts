import { expect, test } from 'vitest'
import { quoteAt } from '#app/domain/text/quotes.ts'
import { applyMilestoneForm } from '#app/features/codebook/milestone-actions.ts'
import {
  findFillingProposal,
  saveTakingProposal,
  settleProposalByForm,
} from '#app/features/codebook/settle-proposals.ts'
import { proposeChange } from '#app/features/codebook/propose-change.ts'
import { newId } from '#db/core/ids.ts'
import { aPassage, aText, keep, somebody } from '#tests/support/letters.ts'
import { bringList, differencesOf, outcomesOf, takeBack, takeIn } from '#tests/support/lists.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const address = 'ylva.johansson@example.org'

/** Somebody who is a viewer and an editor in a team's dossier, so that addresses are masked for them. */
async function openTeam(store: TestStore) {
  const user = await addUser(store, 'viewer', 'Vic Lenz')
  const { id, slug } = await store.dossiers.record(
    { name: 'Media', procedure: null, summary: `Ask ${address}.`, audience: 'team' },
    somebody,
  )
  const dossier = (await store.dossiers.all()).find((one) => one.id === id)!
  await store.dossiers.saveTeam(dossier, [{ userId: user.id, role: 'editor' }], somebody)
  const visible = store.visibleTo(user)
  const by = { userId: user.id, via: 'screen' as const }
  return { user, id, visible, by, find: async () => (await visible.dossiers.bySlug(slug))! }
}

const lastEntry = async (store: TestStore, thing: string) => {
  const rows = await store.rows<{ before: string | object; after: string | object }>(
    'select before, after from audit where thing = ? order by id desc limit 1',
    thing,
  )
  const read = (written: string | object) =>
    typeof written === 'string' ? (JSON.parse(written) as unknown) : written
  return { before: read(rows[0]!.before), after: read(rows[0]!.after) }
}

test('a dossier that somebody changes who sees it masked keeps the address, also in the log', async () => {
  await using store = await openTestStore()
  const { id, visible, by, find } = await openTeam(store)
  const shown = await find()
  expect(shown.summary).not.toContain(address)
  await visible.dossiers.save(shown, { ...shown, name: 'Spyware' }, by)
  const stored = (await store.dossiers.all()).find((one) => one.id === id)!
  expect(stored).toMatchObject({ name: 'Spyware', summary: `Ask ${address}.` })
  expect(await lastEntry(store, 'dossier')).toMatchObject({
    before: { name: 'Media', summary: `Ask ${address}.` },
    after: { name: 'Spyware', summary: `Ask ${address}.` },
  })
  await visible.dossiers.save(await find(), { ...(await find()), summary: 'Nobody.' }, by)
  expect(await lastEntry(store, 'dossier')).toMatchObject({
    before: { summary: `Ask ${address}.` },
    after: { summary: 'Nobody.' },
  })
})

test('so does a milestone, changed, taken out and put back', async () => {
  await using store = await openTestStore()
  const { id, visible, by } = await openTeam(store)
  const day = '2021-05-20'
  const dated = { edtf: day, first: day, last: day, basis: `Says ${address}.` }
  const vote = { name: `Vote, ${address}`, label: 'V', source: null, dated }
  await store.milestones.save(id, { added: [vote] }, somebody)
  const read = async () => (await visible.milestones.records(id))[0]!
  const shown = await read()
  const after = { ...shown, label: 'Vote', dated: { ...shown.dated, edtf: '2021-05-20' } }
  await visible.milestones.save(id, { changed: [{ before: shown, after }] }, by)
  expect(await lastEntry(store, 'milestone')).toMatchObject({
    before: { ...vote, label: 'V' },
    after: { ...vote, label: 'Vote' },
  })
  await visible.milestones.save(id, { withdrawn: [await read()] }, by)
  expect(await lastEntry(store, 'milestone')).toMatchObject({ before: { name: vote.name } })
  await visible.milestones.save(id, { restored: [await read()] }, by)
  expect(await store.milestones.records(id)).toMatchObject([{ ...vote, label: 'Vote' }])
})

const mask = '[e-mail address]'
const unplaced = expect.stringMatching(/^“\[e-mail address\]” stands for words that you do not see/)

test('a dossier of which they change some words holds the address again, and never a mask', async () => {
  await using store = await openTestStore()
  const { id, visible, by, find } = await openTeam(store)
  const stored = async () => (await store.dossiers.all()).find((one) => one.id === id)!
  const summary = `Please ask ${mask}.`
  await visible.dossiers.save(await find(), { ...(await find()), summary }, by)
  expect((await stored()).summary).toBe(`Please ask ${address}.`)
  const twice = { ...(await find()), summary: `Ask ${mask}, then ${mask}.`, name: 'Spyware' }
  expect(await visible.dossiers.save(await find(), twice, by)).toEqual({
    changed: false,
    unplaced: { summary: unplaced },
  })
  expect(await stored()).toMatchObject({ name: 'Media', summary: `Please ask ${address}.` })
})

test('so does a milestone, and one that is new holds no mask', async () => {
  await using store = await openTestStore()
  const { id, visible, by } = await openTeam(store)
  const day = '2021-05-20'
  const dated = { edtf: day, first: day, last: day, basis: `Says ${address}.` }
  await store.milestones.save(
    id,
    { added: [{ name: `Vote, ${address}`, label: 'V', source: null, dated }] },
    somebody,
  )
  const [shown] = await visible.milestones.records(id)
  const after = {
    ...{ name: `Second vote, ${mask}`, label: 'V', source: null },
    dated: { ...dated, basis: `Said by ${mask}.` },
  }
  await visible.milestones.save(id, { changed: [{ before: shown!, after }] }, by)
  const whole = {
    name: `Second vote, ${address}`,
    dated: { ...dated, basis: `Said by ${address}.` },
  }
  expect(await store.milestones.records(id)).toMatchObject([whole])
  expect(await lastEntry(store, 'milestone')).toMatchObject({ after: whole })
  expect(await visible.milestones.save(id, { added: [after] }, by)).toEqual({
    changed: false,
    unplaced: { name: unplaced, basis: unplaced },
  })
  expect(await store.milestones.records(id)).toHaveLength(1)
})

test('so does a list of milestones, taken in and taken back', async () => {
  await using store = await openTestStore()
  const { id, visible, by } = await openTeam(store)
  const day = '2021-05-20'
  const dated = { edtf: day, first: day, last: day, basis: `Says ${address}.` }
  const vote = { name: `Vote, ${address}`, label: 'V', source: null, dated }
  await store.milestones.save(id, { added: [vote] }, somebody)
  const listId = await bringList(
    store,
    {
      ...{ kind: 'milestones', dossierId: id },
      rows: [
        ['Date', 'Name', 'Why this date'],
        [day, `Vote, ${mask}`, `Said by ${mask}.`],
        ['2022-01', `Talk to ${mask}`, ''],
      ],
    },
    by,
  )
  expect(await outcomesOf(store, listId)).toEqual([
    '2 changed',
    expect.stringMatching(/^3 refused: “\[e-m/),
  ])
  expect(await differencesOf(store, listId)).toEqual([
    `2 Why this date: Says ${mask}. → Said by ${mask}.`,
  ])
  await takeIn(store, listId, by)
  const read = async () =>
    (await store.milestones.records(id)).map(({ name, dated }) => [name, dated.basis])
  expect(await read()).toEqual([[vote.name, `Said by ${address}.`]])
  expect(JSON.stringify((await store.lists.deeds(listId)).map(({ name }) => name))).not.toContain(
    address,
  )
  await takeBack(store, listId, by)
  expect(await read()).toEqual([[vote.name, `Says ${address}.`]])
  expect(await visible.milestones.records(id)).toHaveLength(1)
})

test('a row of a list of topics is refused that holds a mask', async () => {
  await using store = await openTestStore()
  const { id, by } = await openTeam(store)
  const rows = [
    ['Name', 'Proposition'],
    ['Notice', 'Providers should give notice.'],
    ['Hotline', `Victims should write to ${mask}.`],
  ]
  const listId = await bringList(store, { kind: 'topics', dossierId: id, rows }, by)
  expect(await outcomesOf(store, listId)).toEqual([
    '2 new',
    expect.stringMatching(/^3 refused: “\[e-mail address\]”/),
  ])
})

test('what was proposed with an address is taken with it', async () => {
  await using store = await openTestStore()
  const { user, id, visible, by, find } = await openTeam(store)
  const coder = await addUser(store, 'coder', 'Cem Ay')
  const { slug } = await find()
  const whole = (await store.dossiers.bySlug(slug))!
  await store.dossiers.saveTeam(whole, [{ userId: coder.id, role: 'coder' }], somebody)
  await proposeChange({
    ...{ visible: store.visibleTo(coder), userId: coder.id },
    performedBy: { userId: coder.id, via: 'screen' },
    ...{ about: 'milestone', aboutId: id, dossierId: id },
    fields: { deed: 'save', date: '2021-05-20', name: `Vote, ${address}` },
  })
  const [proposal] = await visible.proposals.about(id)
  const settler = { visible, user, performedBy: by }
  await settleProposalByForm(settler, { deed: 'take', proposal: proposal!.id, revision: '' })
  expect(await store.milestones.records(id)).toMatchObject([{ name: `Vote, ${address}` }])
})

/** A team with a milestone that holds an address, and somebody in it who codes and is a viewer elsewhere. */
async function openProposing(store: TestStore) {
  const team = await openTeam(store)
  const day = '2021-05-20'
  const dated = { edtf: day, first: day, last: day, basis: `Says ${address}.` }
  const vote = { name: `Vote, ${address}`, label: 'V', source: null, dated }
  await store.milestones.save(team.id, { added: [vote] }, somebody)
  const coder = await addUser(store, 'viewer', 'Cem Ay')
  const whole = (await store.dossiers.all()).find(({ id }) => id === team.id)!
  await store.dossiers.saveTeam(whole, [{ userId: coder.id, role: 'coder' }], somebody)
  const propose = (reader: Parameters<TestStore['visibleTo']>[0], fields: Record<string, string>) =>
    proposeChange({
      ...{ visible: store.visibleTo(reader), userId: coder.id },
      performedBy: { userId: coder.id, via: 'screen' },
      ...{ about: 'milestone', aboutId: team.id, dossierId: team.id, fields },
    })
  return { ...team, coder, propose, settler: { ...team, performedBy: team.by } }
}

test('what somebody proposes who sees the address masked holds it, and never a mask', async () => {
  await using store = await openTestStore()
  const { id, visible, coder, propose } = await openProposing(store)
  const [shown] = await visible.milestones.records(id)
  const fields = { deed: 'save', id: shown!.id, basis: `Said by ${mask}.` }
  expect(await propose(coder, fields)).toMatchObject({ ok: true })
  const [proposal] = await store.visibleTo('owner').proposals.about(id)
  expect(proposal).toMatchObject({
    base: { name: `Vote, ${address}`, basis: `Says ${address}.` },
    fields: { name: `Vote, ${address}`, basis: `Said by ${address}.` },
  })
  expect(JSON.stringify(await lastEntry(store, 'dossier'))).toContain(`Said by ${address}.`)
  expect(await propose(coder, { ...fields, name: `${mask}, ${mask}` })).toMatchObject({
    refusal: { errors: { name: unplaced } },
  })
  expect(await propose(coder, { ...fields, proposalNote: `Ask ${mask}` })).toMatchObject({
    refusal: { errors: { proposalNote: unplaced } },
  })
})

test('a form that a proposal filled with an address stores it, and is not said to be changed', async () => {
  await using store = await openTestStore()
  const { id, coder, propose, settler } = await openProposing(store)
  const other = 'press@example.org'
  await propose('owner', { deed: 'save', date: '2021-06', name: `Vote, ${other}` })
  const [proposal] = await settler.visible.proposals.about(id)
  const filling = (await findFillingProposal(settler, id, proposal!.id))!
  const fields = { ...filling.fields, deed: 'save', proposal: proposal!.id }
  const saved = await saveTakingProposal(settler, id, fields, (takes) =>
    applyMilestoneForm({
      ...{ visible: settler.visible, performedBy: settler.by, dossierId: id, fields, takes },
      today: '2026-11-28',
    }),
  )
  expect(saved).toMatchObject({ ok: true })
  expect((await store.milestones.records(id)).map(({ name }) => name)).toEqual([
    `Vote, ${address}`,
    `Vote, ${other}`,
  ])
  const settled = await store.visibleTo('owner').proposals.byPerson(coder.id, 9, 0)
  expect(settled).toMatchObject([{ state: 'taken', answer: null }])
})

test('so does a position: its note and its quote stay as they are stored', async () => {
  await using store = await openTestStore()
  await keep(store, {
    text: aText.replace('Dear Sir,', `Dear Sir, write to ${address}.`),
    positions: [aPassage({ note: `Ask ${address}.` })],
  })
  const { id } = (await store.positions.find({}))[0]!
  const whole = (await store.positions.byId(id))!
  expect(whole.quote.prefix).toContain(address)
  const visible = store.visibleTo(await addUser(store, 'viewer', 'Vic Lenz'))
  const shown = (await visible.positions.byId(id))!
  expect(shown.note).not.toContain(address)
  const { quote, paragraph, ...coding } = shown
  const change = { coding: { ...coding, level: -1 as const }, quote, paragraph }
  await visible.positions.change(shown, shown.revision, change, somebody)
  expect(await store.positions.byId(id)).toMatchObject({
    level: -1,
    note: whole.note,
    quote: whole.quote,
  })
  expect(await lastEntry(store, 'position')).toMatchObject({
    before: { note: whole.note, quote: whole.quote },
    after: { note: whole.note, quote: whole.quote, level: -1 },
  })
  const now = (await visible.positions.byId(id))!
  const noted = { coding: { ...coding, note: `Do ask ${mask}.` }, quote, paragraph }
  await visible.positions.change(now, now.revision, noted, somebody)
  expect(await store.positions.byId(id)).toMatchObject({ note: `Do ask ${address}.` })
  const conditional = { ...noted, coding: { ...coding, condition: `If ${mask} says so` } }
  expect(await visible.positions.change(now, now.revision + 1, conditional, somebody)).toEqual({
    changed: false,
    unplaced: { condition: unplaced },
  })
})

test('a passage that somebody selects in a masked text is stored at its place in the text itself, with its words', async () => {
  await using store = await openTestStore()
  const text = `Write to ${address}. We support it without reservation. Or write to ${address} at once.`
  await keep(store, { text, positions: [aPassage()] })
  const [known] = await store.positions.find({})
  const detail = (await store.letters.byId(known!.letterId))!
  const visible = store.visibleTo(await addUser(store, 'viewer', 'Vic Lenz'))
  const shown = (await visible.letters.byId(known!.letterId))!.text.text
  expect(shown).not.toContain(address)
  const selected = (words: string) =>
    quoteAt(shown, shown.indexOf(words), shown.indexOf(words) + words.length)
  const stored = (words: string) =>
    quoteAt(text, text.indexOf(words), text.indexOf(words) + words.length)

  const { quote: _quote, paragraph, ...coding } = known!
  const id = newId()
  const position = {
    ...{ id, letterId: known!.letterId, textVersionId: detail.text.id, lastDay: '2021-05-20' },
    ...{ coding, quote: selected('We support it without reservation.'), paragraph },
  }
  await visible.positions.record(position, somebody)
  expect(await store.positions.byId(id)).toMatchObject({
    quote: stored('We support it without reservation.'),
  })

  const before = (await visible.positions.byId(id))!
  const masked = shown.slice(shown.indexOf('Or write to'))
  const change = { coding, quote: selected(masked), paragraph }
  await visible.positions.change(before, before.revision, change, somebody)
  expect(await store.positions.byId(id)).toMatchObject({
    quote: stored(`Or write to ${address} at once.`),
  })
  const now = (await visible.positions.byId(id))!
  const {
    textVersionId,
    letterId: _letter,
    lastDay: _day,
    ...reverted
  } = { ...position, status: 'approved' as const }
  await visible.positions.revert(
    now,
    now.revision,
    { ...reverted, textVersionId, paragraph },
    { action: 'undid', entryId: newId() },
    somebody,
  )
  expect(await store.positions.byId(id)).toMatchObject({
    quote: stored('We support it without reservation.'),
  })
})
