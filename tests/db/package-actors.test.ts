import { expect, test } from 'vitest'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { actorId, aPassage, keep, rowCounts, somebody } from '#tests/support/letters.ts'
import { altered, opened, packageOf } from '#tests/support/packages.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'

async function taken(store: TestStore, bytes: Buffer) {
  const planned = await store.packages.importPackage(await opened(bytes), somebody)
  if (!planned.ok) throw new Error(planned.reasons.join('\n'))
  return planned.plan
}

const aRow = (organisationId: string, changes: Partial<AffiliationForm> = {}): AffiliationForm => ({
  ...{ organisationId, role: null, firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
  ...{ counts: null, letterId: null, source: null },
  ...changes,
})

/** A store where Ana wrote a note and a number of Johansson, and where she belonged, once by a page and once by a letter. */
async function openTyped() {
  const store = await openTestStore()
  const { id: letterId } = await keep(store, {
    form: { dated: '2020-10-29' },
    positions: [aPassage()],
  })
  const ana = await anAccount(store, 'Ana')
  const doer = { userId: ana.id, via: 'screen' as const }
  await store.actors.record(
    ['Cabinet', 'Council', 'Gone House'].map((name) => ({
      id: name,
      kind: 'organisation' as const,
      name,
    })),
    [],
    somebody,
  )
  const member = await actorId(store)
  const before = (await store.actors.recordOf(member))!
  const written = {
    ...toActorForm(before),
    note: 'Left in 2024; ask ada@example.org.',
    numbers: { transparencyRegister: null, parliament: '124831', wikidata: 'Q4711' },
  }
  await store.actors.correct(before, written, doer)
  const paged = aRow('Cabinet', {
    ...{ role: 'Member', firstDay: '2019-12-01', fromEdtf: '2019-12', counts: false },
    ...{ lastDay: '2024-11-30', toEdtf: '2024-11', source: 'https://example.org/ada@example.org' },
  })
  const added = [paged, aRow('Council', { letterId }), aRow('Gone House')]
  await store.actors.saveAffiliations(member, { added }, doer)
  const gone = (await store.actors.affiliationRecords(member)).find(
    ({ organisation }) => organisation === 'Gone House',
  )!
  await store.actors.saveAffiliations(member, { withdrawn: [gone] }, doer)
  return { store, member, letterId }
}

const today = expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string

test('notes, register numbers and what was typed of where somebody belonged travel, with who said it', async () => {
  const { store } = await openTyped()
  await using from = store
  await using to = await openTestStore()
  const first = await packageOf(from)
  const { manifest } = await opened(first)
  const nameOf = (key: string) => manifest.actors.find((actor) => actor.key === key)!.name
  expect(manifest.actors.find(({ name }) => name === 'Ylva Johansson')).toMatchObject({
    note: 'Left in 2024; ask ada@example.org.',
    registerIds: [
      { register: 'parliament', number: '124831', givenDay: today },
      { register: 'wikidata', number: 'Q4711', givenDay: today },
    ],
  })
  const typed = manifest.affiliations.filter((row) => row.typed)
  expect(typed.map((row) => ({ ...row, organisation: nameOf(row.organisation) }))).toEqual([
    expect.objectContaining({
      ...{ organisation: 'Cabinet', role: 'Member', counts: false, letter: null },
      ...{ from: '2019-12-01', to: '2024-11-30', fromWritten: '2019-12', toWritten: '2024-11' },
      ...{ source: 'https://example.org/ada@example.org', saidBy: 'Ana', saidDay: today },
    }),
    expect.objectContaining({ organisation: 'Council', letter: '0001', saidBy: 'Ana' }),
  ])

  await taken(to, first)
  expect((await packageOf(to)).equals(first)).toBe(true)
  expect((await to.verify()).unsound).toEqual([])
  const member = await actorId(to)
  expect(await to.actors.recordOf(member)).toMatchObject({
    note: 'Left in 2024; ask ada@example.org.',
    registerIds: [{ number: '124831' }, { number: 'Q4711' }],
  })
  expect(await to.actors.affiliationRecords(member)).toMatchObject([
    { organisation: 'Council', typed: true, letter: expect.any(String) as string },
    { organisation: 'Cabinet', typed: true, said: { by: null, day: today }, counts: false },
  ])
  for (const again of [from, to]) {
    const counts = await rowCounts(again)
    const plan = await taken(again, first)
    expect([plan.affiliations, plan.actors, plan.remarks]).toEqual([[], [], []])
    expect(await rowCounts(again)).toEqual(counts)
  }
})

test('what was typed in version 4 comes in once, and what is here stays as it is', async () => {
  const { store, member } = await openTyped()
  await using from = store
  const bytes = await packageOf(from)
  const older = altered(bytes, (told) => {
    told.version = 4
    for (const row of told.affiliations as Partial<(typeof told.affiliations)[number]>[])
      for (const name of [
        'typed',
        'fromWritten',
        'toWritten',
        'source',
        'saidBy',
        'saidDay',
      ] as const)
        delete row[name]
    for (const actor of told.actors as Partial<(typeof told.actors)[number]>[]) {
      delete actor.note
      delete actor.registerIds
    }
  })
  const counts = await rowCounts(from)
  expect((await taken(from, older)).remarks).toEqual([])
  expect(await rowCounts(from)).toEqual(counts)
  const record = (await from.actors.recordOf(member))!
  await from.actors.correct(record, { ...toActorForm(record), note: 'Another.' }, somebody)
  const plan = await taken(from, bytes)
  expect([plan.affiliations, plan.remarks]).toEqual([
    [],
    [
      '“Ylva Johansson” has another note or other register numbers in the package than here; they stay as they are.',
    ],
  ])
})

test('an address that is none of a page does not come in, and this is told', async () => {
  const { store } = await openTyped()
  await using from = store
  await using to = await openTestStore()
  const hostile = altered(await packageOf(from), (told) => {
    told.affiliations.find(({ source }) => source)!.source = 'javascript:alert(1)'
  })
  expect((await taken(to, hostile)).remarks).toEqual([
    'What is to prove where “Ylva Johansson” belonged is no address of a page in the package; it is left out.',
  ])
  expect(await to.rows('select source from affiliations where source is not null')).toEqual([])
})

test('notes and addresses are masked for whoever sees no contact details', async () => {
  const { store } = await openTyped()
  await using from = store
  const viewer = await anAccount(from, 'Vera', 'viewer')
  const { manifest } = await opened(await packageOf(from, from.visibleTo(viewer)))
  expect(JSON.stringify([manifest.actors, manifest.affiliations])).not.toContain('ada@')
  expect(manifest.actors.find(({ note }) => note !== null)!.note).toBe(
    'Left in 2024; ask [e-mail address].',
  )
})

test('what a letter for named people proves of where somebody belonged stays with its readers', async () => {
  const { store, letterId } = await openTyped()
  await using from = store
  await from.rows("update letters set visibility = 'named' where id = ?", letterId)
  const viewer = await anAccount(from, 'Vera', 'viewer')
  const { manifest } = await opened(await packageOf(from, from.visibleTo(viewer)))
  expect(manifest.affiliations.filter(({ saidBy, letter }) => saidBy === 'Ana' && letter)).toEqual(
    [],
  )
  expect(manifest.affiliations.filter(({ typed }) => typed).length).toBeLessThan(2)
})
