import { expect, test } from 'vitest'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { newId } from '#db/core/ids.ts'
import { aPassage, aText, dossierOf, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { engine, openTestStore, type TestStore } from '#tests/support/store.ts'

/** How many steps a deed is ahead of another, from none to more than finishing takes. */
const aheads = Array.from({ length: 30 }, (_, at) => at * 9)

/** Whether deeds go on step by step in one process, so that every order of two comes about; a server has its own. */
const isStepped = () => engine() === 'sqlite'

async function waitSteps(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await Promise.resolve()
}

/** Ana is done with a letter, and Ben codes it a second time. */
async function openBlind(store: TestStore, ben: { id: string; role: 'coder' }, number: number) {
  const doer = { userId: ben.id, via: 'screen' } as const
  const text = `${aText}\nNumber ${number}.\n`
  const { id: letterId, positionIds } = await keep(store, { text, positions: [aPassage()] })
  const dossierId = await dossierOf(store)
  await putInSecondHands(store, { dossierId, userId: ben.id, letterIds: [letterId] })
  const { coding, visible } = (await store.blindTo(ben, letterId))!
  const first = (await store.positions.byId(positionIds[0]!))!
  const textVersionId = (await store.letters.byId(letterId))!.text.id
  const { quote, paragraph, lastDay } = first
  return {
    ...{ coding, first, letterId, dossierId },
    finish: async () =>
      visible.codings.end(
        'finished',
        { letterId, dossierIds: [dossierId], userId: ben.id, textVersion: 1 },
        doer,
      ),
    save: async () =>
      visible.positions.record(
        { id: newId(), letterId, textVersionId, lastDay, quote, paragraph, coding: first },
        doer,
      ),
  }
}

const addBen = async (store: TestStore) => addUser(store, 'coder', 'Ben Maas') as Promise<never>

test('a passage that is saved while the coding is being finished is in a pair, or is not saved', async () => {
  await using store = await openTestStore()
  const ben = await addBen(store)
  const outcomes = new Set<string>()
  for (const steps of aheads) {
    const { finish, save } = await openBlind(store, ben, steps)
    const finishing = finish()
    await waitSteps(steps)
    const saved = await save()
    expect(await finishing).toMatchObject({ changed: true })
    outcomes.add(saved.changed ? 'saved' : 'over')
    if (saved.unplaced) expect(JSON.stringify(saved.unplaced)).toMatch(/is over/)
  }
  if (isStepped()) expect([...outcomes].sort()).toEqual(['over', 'saved'])
  expect(
    await store.rows(`select s.id from second_positions s where not exists
      (select 1 from coding_pairs c where c.second_position_id = s.id)`),
  ).toEqual([])
})

test('what the first coder changes while it is being finished is in the pair as it stands', async () => {
  await using store = await openTestStore()
  const ben = await addBen(store)
  const orders = new Set<boolean>()
  for (const steps of aheads) {
    const { finish, first, letterId } = await openBlind(store, ben, steps)
    const finishing = finish()
    await waitSteps(steps)
    await change(store, first)
    expect(await finishing).toMatchObject({ changed: true })
    const [changed, finished] = [
      await findEntry(store, 'changed', first.id),
      await findEntry(store, 'finished a second coding of', letterId),
    ]
    const [kept] = await store.rows<{ reading: string | { level: number } }>(
      'select first_reading as reading from coding_pairs where letter_id = ?',
      letterId,
    )
    const { reading } = kept!
    const { level } = typeof reading === 'string' ? JSON.parse(reading) : reading
    expect(level).toBe(changed < finished ? -2 : 1)
    orders.add(changed < finished)
  }
  if (isStepped()) expect(orders.size).toBe(2)
})

/** The id of the only entry of a deed: ids grow. */
async function findEntry(store: TestStore, action: string, subjectId: string): Promise<string> {
  const [entry] = await store.rows<{ id: string }>(
    'select id from audit where deed = ? and thing_id = ?',
    ...[action, subjectId],
  )
  return entry!.id
}

const change = async (store: TestStore, before: PositionWithLetter) =>
  store.positions.change(
    before,
    before.revision,
    { coding: { ...before, level: -2 }, quote: before.quote, paragraph: before.paragraph },
    somebody,
  )

test.each(['finished first', 'taken back first'])(
  'of finishing and taking back the first one holds: %s',
  async (order) => {
    await using store = await openTestStore()
    const ben = await addBen(store)
    const { finish, save, coding, letterId, dossierId } = await openBlind(store, ben, 0)
    await save()
    const takeBack = async () =>
      store.secondCodings.takeBack(
        { id: coding.id, letterId, dossierId, userId: (ben as { id: string }).id, passages: 1 },
        somebody,
      )
    const isFinishedFirst = order === 'finished first'
    const [one, other] = isFinishedFirst ? [finish, takeBack] : [takeBack, finish]
    expect(await one()).toMatchObject({ changed: true })
    expect(await other()).toMatchObject({ changed: false })
    const left = async (table: string) => (await store.rows(`select id from ${table}`)).length
    expect([await left('second_positions'), await left('coding_pairs')]).toEqual(
      isFinishedFirst ? [1, 1] : [0, 0],
    )
  },
)

test('at the same moment only one of finishing and taking back holds', async () => {
  await using store = await openTestStore()
  const ben = await addBen(store)
  const held = new Set<string>()
  for (const steps of aheads) {
    const opened = await openBlind(store, ben, steps)
    const { finish, save, coding, letterId, dossierId } = opened
    await save()
    const finishing = finish()
    await waitSteps(steps)
    const taken = await store.secondCodings.takeBack(
      { id: coding.id, letterId, dossierId, userId: (ben as { id: string }).id, passages: 1 },
      somebody,
    )
    const finished = await finishing
    expect(taken.changed).toBe(!finished.changed)
    held.add(taken.changed ? 'taken back' : 'finished')
  }
  if (isStepped()) expect([...held].sort()).toEqual(['finished', 'taken back'])
})
