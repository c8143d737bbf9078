import { expect, test } from 'vitest'
import type { ActorFactForm } from '#app/domain/actor-facts.ts'
import { toActorForm } from '#app/domain/actors.ts'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { parseEdtfDate } from '#app/domain/days.ts'
import { toDossierFields } from '#app/domain/dossier-form.ts'
import { toMilestoneFields } from '#app/domain/milestone-form.ts'
import type { MilestoneForm } from '#app/domain/milestones.ts'
import type { VisibleStore } from '#db/index.ts'
import { chance } from '#tests/support/chance.ts'
import { sendReturn } from '#tests/support/going-back.ts'
import { actorId, aPassage, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

type Subject = Parameters<VisibleStore['history']['ofThings']>[0]
type Thing = { subject: Subject; id: string; revision: number; says: string; out: boolean }
type World = { store: TestStore; visible: VisibleStore; member: string; dossierId: string }

const datedNames = ['Y. Johansson', 'Юлва']

/** Everything that goes back, as it stands. */
async function listThings({ visible, member, dossierId }: World): Promise<Thing[]> {
  const about = { actorId: member }
  const record = (await visible.actors.recordOf(member))!
  const [rows, facts] = [
    await visible.actors.affiliationRecords(member),
    await visible.actors.facts(member),
  ]
  const dossier = (await visible.dossiers.all()).find(({ id }) => id === dossierId)!
  // What it was called for some time is a spelling by its row, and stays one whatever the actor goes back to.
  const aliases = record.aliases.filter((alias) => !datedNames.includes(alias)).sort()
  const sorted = { ...toActorForm(record), aliases }
  return [
    { ...record, subject: about, says: JSON.stringify(sorted), out: false },
    ...[...rows, ...facts].map((row) => {
      const { revision, withdrawn, said: _said, letter: _letter, ...form } = row
      const words = {
        ...form,
        fromEdtf: form.fromEdtf ?? form.firstDay,
        toEdtf: form.toEdtf ?? form.lastDay,
        typed: true,
        successor: null,
      }
      return { id: row.id, revision, subject: about, says: JSON.stringify(words), out: withdrawn }
    }),
    ...(await visible.milestones.records(dossierId)).map((one) => ({
      ...{ id: one.id, revision: one.revision, subject: { milestonesOf: dossierId } },
      ...{ says: JSON.stringify(toMilestoneFields(one)), out: one.withdrawn },
    })),
    {
      ...{ ...dossier, subject: { dossierId }, out: dossier.closedAt !== null },
      says: JSON.stringify(toDossierFields(dossier)),
    },
  ]
}

/** One change by chance of what goes back. */
async function changeSomething({ store, member, dossierId }: World, random: () => number) {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const dates = pick([
    { firstDay: null, lastDay: null, fromEdtf: null, toEdtf: null },
    { firstDay: '2019-12-01', lastDay: null, fromEdtf: '2019-12', toEdtf: null },
    { firstDay: '2015-01-01', lastDay: '2018-12-31', fromEdtf: null, toEdtf: '2018' },
  ])
  const proof = { letterId: null, source: pick([null, 'https://x.test/a']) }
  const row = (): AffiliationForm => ({
    ...{ organisationId: pick(['house', 'other']), role: pick([null, 'Member', 'Chair']) },
    ...{ counts: pick([true, false]), ...dates, ...proof },
  })
  const fact = (): ActorFactForm => ({
    ...pick([
      { kind: 'attribute' as const, attribute: 'sector', value: pick(['Police', 'Press']) },
      { kind: 'attribute' as const, attribute: 'country', value: pick(['Spain', 'Malta']) },
      { kind: 'name' as const, attribute: null, value: pick(datedNames) },
    ]),
    ...{ successorId: null, ...dates, ...proof },
  })
  const milestone = (): MilestoneForm => {
    const read = parseEdtfDate(pick(['2021-05-20', '2022', '2021-06']), pick([null, 'As printed.']))
    if (!read.ok) throw new Error(read.reason)
    const name = pick(['Vote', 'Гласуване', 'تصويت'])
    return { name, label: pick([name, 'V']), dated: read.dated, source: proof.source }
  }
  /** Adds a row, or changes one, takes it out or puts it back. */
  const act = <Row extends { withdrawn: boolean }, Form>(
    known: readonly Row[],
    form: () => Form,
  ) => {
    if (known.length < 3) return { added: [form()] }
    const before = pick(known)
    if (random() < 0.5) return { changed: [{ before, after: form() }] }
    return before.withdrawn ? { restored: [before] } : { withdrawn: [before] }
  }
  const deeds = [
    async () => {
      const before = (await store.actors.recordOf(member))!
      const after = {
        ...{ name: pick(['Ylva Johansson', 'Υλβα']), kind: 'person' as const, heldInTurn: false },
        ...{ aliases: pick([[], ['YJ'], ['YJ', 'Ylva J.']]), note: pick([null, 'A note.']) },
        numbers: { ...toActorForm(before).numbers, wikidata: pick([null, 'Q1', 'Q2']) },
      }
      const dated = (await store.actors.facts(member)).flatMap((one) =>
        one.kind === 'name' && !one.withdrawn ? [one.value!] : [],
      )
      const aliases = [...new Set([...after.aliases, ...dated])]
      await store.actors.correct(before, { ...after, aliases }, somebody)
    },
    async () =>
      store.actors.saveAffiliations(
        member,
        act(await store.actors.affiliationRecords(member), row),
        somebody,
      ),
    async () =>
      store.actors.saveFacts(member, act(await store.actors.facts(member), fact), somebody),
    async () =>
      store.milestones.save(
        dossierId,
        act(await store.milestones.records(dossierId), milestone),
        somebody,
      ),
    async () => {
      const before = (await store.dossiers.all()).find(({ id }) => id === dossierId)!
      if (random() < 0.4) return store.dossiers.setClosed(before, !before.closedAt, somebody)
      const after = {
        ...{ name: pick(['Media', 'Spyware']), shortName: pick([null, 'S']), procedure: null },
        ...{ summary: pick([null, 'All of it.']), audience: pick(['everyone', 'team'] as const) },
      }
      return store.dossiers.save(before, after, somebody)
    },
  ]
  await pick(deeds)()
}

const obstacles = /overlaps a row|Another row says|is here already|stands (in|among)/

async function openWorld(store: TestStore): Promise<World> {
  await keep(store, { positions: [aPassage()] })
  const houses = ['house', 'other'].map((id) => ({ id, kind: 'organisation' as const, name: id }))
  await store.actors.record(houses, [], somebody)
  await dossierOf(store)
  const { id } = await store.dossiers.record(
    { name: 'Media', shortName: 'M', procedure: null, summary: null },
    somebody,
  )
  return {
    ...{ store, dossierId: id, member: await actorId(store) },
    visible: store.visibleTo({ id: 'ada', role: 'admin' }),
  }
}

test.each([1, 2, 3])(
  'after changes by chance, going back to an entry leaves what stood after it (%i)',
  async (seed) => {
    await using store = await openTestStore()
    const world = await openWorld(store)
    const random = chance(seed)
    const stood: (Thing & { entry: string })[] = []
    const noted = new Map<string, number>()
    const note = async () => {
      for (const thing of await listThings(world)) {
        if (noted.get(thing.id) === thing.revision) continue
        noted.set(thing.id, thing.revision)
        const entries = await world.visible.history.ofThings(thing.subject, [thing.id])
        stood.push({ ...thing, entry: entries.at(-1)!.id })
      }
    }
    const came = { back: 0, refused: 0 }
    for (let step = 0; step < 40; step += 1) {
      await changeSomething(world, random)
      await note()
      if (step % 2 === 0) continue
      const things = new Map((await listThings(world)).map((thing) => [thing.id, thing]))
      const others = stood.filter(({ id, says, out }) => {
        const thing = things.get(id)!
        return thing.says !== says || thing.out !== out
      })
      if (!others.length) continue
      const then = others[Math.floor(random() * others.length)]!
      const now = things.get(then.id)!
      const fields = { entry: then.entry, revision: String(now.revision) }
      const [outcome, words] = await sendReturn(world.visible, then.subject, fields)
      const after = (await listThings(world)).find(({ id }) => id === then.id)!
      if (outcome === 'stored') {
        came.back += 1
        expect([after.says, after.out]).toEqual([then.says, then.out])
        expect(after.revision).toBe(now.revision + 1)
      } else {
        came.refused += 1
        expect(words).toMatch(obstacles)
        expect(after).toEqual(now)
      }
      await note()
    }
    expect(came.back).toBeGreaterThan(came.refused)
    expect((await store.verify()).unsound).toEqual([])
  },
)
