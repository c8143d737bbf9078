import { expect, test } from 'vitest'
import {
  findFormerAuthors,
  loadHolderMoves,
  moveHoldersByForm,
} from '#app/features/coding/former-authors.ts'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import { toLetterFields } from '#app/features/letters/letter-form.ts'
import { actorId, aParty, aPassage, keep, logOf } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A letter with two passages of Johansson's that Jan Nowak turns out to have written. */
async function open(store: TestStore, authors = ['Jan Nowak']) {
  const { id } = await keep(store, {
    positions: [aPassage(), aPassage({ quote: 'We oppose any delay of it.' })],
  })
  const context = requestContextOf(store, await addUser(store, 'editor', 'Eve'))
  const { visible, performedBy } = context
  const before = (await visible.letters.byId(id))!
  const fields = {
    ...toLetterFields(before.letter, before.parties),
    parties: authors.map((name) => aParty({ name })),
  }
  const audience = { visibility: 'everyone' as const, readerIds: [] }
  const stored = await saveCorrection({ visible, performedBy }, before, {
    ...{ revision: before.letter.revision, fields, answers: {} },
    parsedAudience: { ok: true, audience },
  })
  expect(stored).toEqual({ outcome: 'stored' })
  const johansson = await actorId(store)
  const send = (entries: readonly (readonly [string, string])[]) => {
    const form = new FormData()
    form.set('former', johansson)
    for (const [name, value] of entries) form.append(name, value)
    return moveHoldersByForm(context, id, form)
  }
  return { id, context, before, johansson, send }
}

test('whose author was corrected is asked of its positions, and they are moved only where somebody says so', async () => {
  await using store = await openTestStore()
  const { id, context, before, johansson, send } = await open(store)
  expect(await findFormerAuthors(context, id, before.parties)).toEqual([johansson])
  const moves = await loadHolderMoves(context, id, johansson)
  expect([moves.former.name, moves.authors.map(({ name }) => name)]).toEqual([
    ...['Ylva Johansson', ['Jan Nowak']],
  ])
  expect(moves.positions.map(({ position }) => position.quote.exact)).toEqual([
    'We support it without reservation.',
    'We oppose any delay of it.',
  ])
  const to = moves.authors[0]!.id
  const [first, second] = moves.positions.map(({ position }) => position)
  expect(await send([['to', to]])).toMatchObject({
    refusal: { errors: { form: 'Tick the positions that are to be moved.' } },
  })
  const ticked = ['position', `${first!.id} ${first!.revision}`] as const
  expect(await send([['to', johansson], ticked])).toMatchObject({
    refusal: { errors: { to: 'Choose who wrote this letter and holds them.' } },
  })
  expect(await send([['to', to], ticked])).toEqual({ ok: true, message: '1 position moved.' })
  const held = await store.positions.ofLetter(id)
  expect(held.map(({ holderIds }) => holderIds)).toEqual([[to], [johansson]])
  expect((await logOf(store, first!.id)).map(({ deed }) => deed)).toEqual(['added', 'changed'])
  expect(await logOf(store, second!.id)).toHaveLength(1)
  const of = async (actor: string) =>
    (await store.evidence.ofActors([actor]))(actor, first!.topicId)
  expect([(await of(to)).length, (await of(johansson)).length]).toEqual([1, 1])
})

test('of several positions none is moved where somebody changed one meanwhile', async () => {
  await using store = await openTestStore()
  const { id, context, johansson, send } = await open(store)
  const { authors, positions } = await loadHolderMoves(context, id, johansson)
  const [first, second] = positions.map(({ position }) => position)
  await store.positions.setStatus(second!.id, second!.revision, 'withdrawn', context.performedBy)
  const answer = await send([
    ['to', authors[0]!.id],
    ...[first!, second!].map((one) => ['position', `${one.id} ${one.revision}`] as const),
  ])
  expect(answer).toMatchObject({ cause: 'changed meanwhile' })
  expect((await store.positions.byId(first!.id))!.holderIds).toEqual([johansson])
})

test('nobody is asked where the holder still wrote the letter, or may code nothing in it', async () => {
  await using store = await openTestStore()
  const { id, context, before, johansson } = await open(store, ['Ylva Johansson', 'Jan Nowak'])
  expect(await findFormerAuthors(context, id, before.parties)).toEqual([])
  expect(
    await loadHolderMoves(context, id, johansson).catch((answer: Response) => answer.status),
  ).toBe(404)
  const viewer = requestContextOf(store, await addUser(store, 'viewer', 'Vic'))
  expect(
    await loadHolderMoves(viewer, id, johansson).catch((answer: Response) => answer.status),
  ).toBe(403)
})
