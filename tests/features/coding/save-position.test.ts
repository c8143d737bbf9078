import { expect, test } from 'vitest'
import { newId } from '#db/core/ids.ts'
import type { CodingContext } from '#app/features/coding/coding-context.ts'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, actorId, rowCounts, somebody, topicId } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const quote = 'We support it without reservation.'

/** The fields of a form that is stored as it stands. */
async function goodFields(store: TestStore): Promise<Record<string, string>> {
  return { deed: 'save', id: newId(), exact: quote, topicId: await topicId(store), stance: '2' }
}

async function send(
  context: CodingContext,
  fields: Record<string, string>,
  holderIds: readonly string[],
) {
  return handleCodingForm(context, { fields, holderIds })
}

test('a new position is stored with the passage where its words stand, once however often it is sent', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const [fields, holder] = [await goodFields(store), await actorId(store)]
  const stored = { outcome: 'stored', answer: { ok: true, saved: fields.id } }
  expect(await send(context, fields, [holder])).toEqual(stored)
  expect(await send(context, fields, [holder])).toEqual(stored)
  expect(await store.positions.byId(fields.id!)).toMatchObject({
    level: 2,
    holderIds: [holder],
    quote: { exact: quote },
    paragraph: 1,
    coder: { id: context.user.id },
  })
  expect(await rowCounts(store)).toMatchObject({ positions: 1 })
})

test('another passage sent as one that is stored already is refused, and stored when it is sent again', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const [fields, holder] = [await goodFields(store), await actorId(store)]
  await send(context, fields, [holder])
  const others: Record<string, string>[] = [
    { exact: quote.slice(0, 10) },
    { stance: '-1' },
    { note: 'He says so twice.' },
    { conditional: 'on', condition: 'without reservation' },
    { reported: 'on' },
    { sureness: '2' },
  ]
  for (const other of others) {
    const { outcome, answer } = await send(context, { ...fields, ...other }, [holder])
    expect([outcome, answer.ok]).toEqual(['unfit', false])
    const refused = answer as Extract<typeof answer, { ok: false }>
    expect(refused.errors.form).toContain('stored already')
    expect(refused.fields).toMatchObject(other)
    expect((await send(context, refused.fields!, [holder])).outcome).toBe('stored')
  }
  expect(await rowCounts(store)).toMatchObject({ positions: 1 + others.length })
  expect(await store.positions.byId(fields.id!)).toMatchObject({
    level: 2,
    quote: { exact: quote },
  })
})

test('a holder is found by name or alias, whatever case and accents', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const good = await goodFields(store)
  const fields = { ...good, otherHolder: ' ylva JOHANSSON ' }
  expect((await send(context, fields, [])).outcome).toBe('stored')
  expect((await store.positions.byId(good.id!))!.holderIds).toEqual([await actorId(store)])
})

test('somebody new is made with the position, and not where the position is refused', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const good = await goodFields(store)
  const fields = { ...good, otherHolder: 'Ana Ruiz', meantActor: 'person' }
  expect((await send(context, { ...fields, exact: 'not in it' }, [])).outcome).toBe('unfit')
  expect(await store.actors.byName('Ana Ruiz')).toEqual([])
  expect((await send(context, fields, [])).outcome).toBe('stored')
  expect((await store.positions.byId(good.id!))!.holderIds).toEqual(
    (await store.actors.byName('Ana Ruiz')).map(({ id }) => id),
  )
})

test('a name of nobody and a name of several are refused with what to write, and what was typed comes back', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const namesake = { id: 'namesake', kind: 'person', name: 'Ylva Johansson', aliases: [] } as const
  await store.actors.record([{ ...namesake, aliases: [] }], [], somebody)
  const first = (await context.visible.actors.byName('Ylva Johansson'))[0]!
  const fields = { ...(await goodFields(store)), note: 'A note', otherHolder: 'Nobody Known' }
  expect(await send(context, fields, [first.id])).toMatchObject({
    outcome: 'unfit',
    answer: {
      ok: false,
      errors: {
        otherHolder:
          'Nobody here is called “Nobody Known”. Choose below who is meant, or that it is somebody new.',
      },
      fields,
      holderIds: [first.id],
    },
  })
  const { answer } = await send(context, { ...fields, otherHolder: 'ylva johansson' }, [])
  expect(answer.ok ? null : answer.errors.otherHolder).toMatch(
    /^Several actors are called “ylva johansson”\. Write the id of one: .+ or .+\.$/,
  )
})

test.each([
  [{ topicId: 'none' }, [], 'topicId', 'This topic does not exist. Choose one of those shown.'],
  [
    {},
    ['nobody'],
    'holderIds',
    'One of these holders does not exist. Choose among those shown, or write a name that the Actors page lists.',
  ],
  [{ stance: '' }, [], 'stance', 'Choose a level, or say that a position is absent.'],
] as const)(
  'ids and choices that are none are refused at their field: %o',
  async (changes, more, field, words) => {
    await using store = await openTestStore()
    const { context } = await openForCoding(store)
    const before = await rowCounts(store)
    const holderIds = [await actorId(store), ...more]
    const { outcome, answer } = await send(
      context,
      { ...(await goodFields(store)), ...changes },
      holderIds,
    )
    expect([outcome, answer.ok ? null : answer.errors[field]]).toEqual(['unfit', words])
    expect(await rowCounts(store)).toEqual(before)
  },
)

test('a holder who was merged while the form was open is the one that remains', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const merged = {
    id: 'merged',
    kind: 'person',
    name: 'Y. Johansson',
    aliases: [] as string[],
  } as const
  await store.actors.record([merged], [], somebody)
  const remaining = await actorId(store)
  await store.merges.record('actor', 'merged', remaining, somebody)
  const fields = await goodFields(store)
  expect((await send(context, fields, ['merged', remaining])).outcome).toBe('stored')
  expect((await store.positions.byId(fields.id!))!.holderIds).toEqual([remaining])
})

test('who changes what somebody else changed meanwhile sees theirs, and may save again', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const [id, holder] = [positionIds[0]!, await actorId(store)]
  const fields = { ...(await goodFields(store)), id, revision: '1' }
  expect((await send(context, { ...fields, stance: '-1' }, [holder])).outcome).toBe('stored')
  const { outcome, answer } = await send(context, fields, [holder])
  expect(outcome).toBe('changed meanwhile')
  if (answer.ok) throw new Error('This was stored.')
  expect(answer.latest).toMatchObject({ id, level: -1, revision: 2 })
  expect(answer.fields).toEqual({ ...fields, revision: '2' })
  expect((await send(context, answer.fields!, [holder])).outcome).toBe('stored')
  expect(await store.positions.byId(id)).toMatchObject({ level: 2, revision: 3 })
})

test('whoever is new is not made where somebody else changed the position meanwhile', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const [id, holder] = [positionIds[0]!, await actorId(store)]
  const fields = { ...(await goodFields(store)), id, revision: '1' }
  await send(context, { ...fields, stance: '-1' }, [holder])
  const typed = { ...fields, otherHolder: 'Ana Ruiz', meantActor: 'person' }
  const { outcome, answer } = await send(context, typed, [holder])
  expect(outcome).toBe('changed meanwhile')
  if (answer.ok) throw new Error('This was stored.')
  expect(answer.holderIds).toEqual([holder])
  expect(await store.actors.byName('Ana Ruiz')).toEqual([])
  expect((await send(context, answer.fields!, [holder])).outcome).toBe('stored')
  const [ana] = await store.actors.byName('Ana Ruiz')
  expect((await store.positions.byId(id))!.holderIds.sort()).toEqual([holder, ana!.id].sort())
})

test('on a topic that was closed meanwhile nothing new is coded, what was typed stays, and what was coded there before can be corrected', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const [fields, holder] = [await goodFields(store), await actorId(store)]
  await send(context, fields, [holder])
  await store.topics.setClosed(fields.topicId!, true, somebody)
  const later = {
    ...context,
    topics: await store.topics.ofDossier((await store.dossiers.all())[0]!.id),
  }
  const another = { ...fields, id: newId(), note: 'Typed with care' }
  expect(await send(later, another, [holder])).toEqual({
    outcome: 'unfit',
    answer: {
      ok: false,
      errors: {
        topicId:
          '“Encryption” is closed, so nothing new is coded on it. Choose another topic, or ask an editor to reopen it.',
      },
      fields: another,
      holderIds: [holder],
    },
  })
  expect(await rowCounts(store)).toMatchObject({ positions: 1 })
  const corrected = { ...fields, revision: '1', stance: '-1' }
  expect((await send(later, corrected, [holder])).outcome).toBe('stored')
  expect(await store.positions.byId(fields.id!)).toMatchObject({ level: -1 })
})

test('a condition stands in the letter; one that was stored before may stay', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const [good, holder] = [await goodFields(store), await actorId(store)]
  const conditional = { ...good, conditional: 'on' }
  expect(await send(context, { ...conditional, condition: 'if pigs fly' }, [holder])).toMatchObject(
    {
      outcome: 'unfit',
      answer: { errors: { condition: expect.stringContaining('not in the letter') } },
    },
  )
  const [word] = ['without reservation']
  expect((await send(context, { ...conditional, condition: word! }, [holder])).outcome).toBe(
    'stored',
  )
  expect(await store.positions.byId(good.id!)).toMatchObject({ condition: word, level: 2 })
})

test('how sure a coder is stays with the position, through its history, and may be left open', async () => {
  await using store = await openTestStore()
  const { context } = await openForCoding(store)
  const [good, holder] = [await goodFields(store), await actorId(store)]
  await send(context, { ...good, sureness: '2' }, [holder])
  expect(await store.positions.byId(good.id!)).toMatchObject({ sureness: 2 })
  await send(context, { ...good, revision: '1', sureness: '' }, [holder])
  expect(await store.positions.byId(good.id!)).toMatchObject({ sureness: null })
  expect((await send(context, { deed: 'undo' }, [])).outcome).toBe('stored')
  expect(await store.positions.byId(good.id!)).toMatchObject({ sureness: 2 })
})
