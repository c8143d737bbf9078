import { expect, test } from 'vitest'
import { saveActorForm } from '#app/features/actors/correct-actor.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { actorId, aParty, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

async function opened(store: TestStore) {
  await keep(store, {
    form: {
      parties: [
        aParty({ organisation: 'European Commission' }),
        aParty({ name: 'Jakub Boratyński' }),
      ],
    },
  })
  const visible = store.visibleTo('owner')
  const id = await actorId(store)
  return {
    id,
    visible,
    send: (fields: Record<string, string>, to = id) =>
      saveActorForm({ visible, performedBy: somebody, actorId: to, fields }),
  }
}

test('an actor is corrected by a form, and the history tells it in sentences', async () => {
  await using store = await openTestStore()
  const { id, visible, send } = await opened(store)
  const outcome = await send({ revision: '1', aliases: 'Y. Johansson', wikidata: 'Q4711' })
  expect(outcome).toEqual({ ok: true, message: 'Ylva Johansson is saved.' })
  expect(await send({ revision: '2' })).toEqual({ ok: true, message: 'Nothing was changed.' })
  await send({ revision: '2', aliases: '', kind: 'person', note: 'Left in 2024.' })
  const { rows } = await loadHistoryPage(visible, { actorId: id }, 1)
  const sentences = rows.map(({ sentence }) => sentence.replace(/^\S.*? (?=set|took)/, ''))
  expect(sentences).toContain(
    'set the other spellings to Y. Johansson and set the Wikidata item to Q4711',
  )
  expect(sentences).toContain('took the other spellings Y. Johansson away and wrote the note')
})

test('another name says what it leaves to be thought of', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  expect(await send({ revision: '1', name: 'Jakub Boratyński' })).toMatchObject({
    message:
      'Jakub Boratyński is saved. Letters that come in under “Ylva Johansson” will not find them any more; ' +
      'add it to the other spellings where letters print it. ' +
      'Somebody else is called Jakub Boratyński as well: merge them if they are one.',
  })
})

test('a spelling and a number that another actor has are refused with who that is', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  const other = await actorId(store, 'Jakub Boratyński')
  await send({ revision: '1', wikidata: 'Q1' }, other)
  const twin = { twinId: other, twinName: 'Jakub Boratyński' }
  expect(await send({ revision: '1', aliases: 'jakub boratynski' })).toMatchObject({
    cause: 'unfit',
    refusal: {
      errors: {
        ...twin,
        aliases: '“jakub boratynski” is Jakub Boratyński here already. Are they the same?',
      },
      fields: { aliases: 'jakub boratynski' },
    },
  })
  expect(await send({ revision: '1', wikidata: 'Q1' })).toMatchObject({
    refusal: {
      errors: {
        ...twin,
        wikidata: 'Jakub Boratyński has Q1 in Wikidata already. Are they the same?',
      },
    },
  })
})

test('an organisation with members does not become a person', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  const commission = await actorId(store, 'European Commission')
  expect(await send({ revision: '1', kind: 'person' }, commission)).toMatchObject({
    refusal: {
      errors: {
        kind: 'Ylva Johansson belongs to European Commission, and nobody belongs to a person.',
      },
    },
  })
  expect(await send({ revision: '1', kind: 'unit' }, commission)).toMatchObject({ ok: true })
})

test('whoever was overtaken is told what stands there now, and may save again', async () => {
  await using store = await openTestStore()
  const { send } = await opened(store)
  await send({ revision: '1', note: 'First.' })
  const late = await send({ revision: '1', note: 'Second.' })
  expect(late).toMatchObject({
    cause: 'changed meanwhile',
    refusal: {
      errors: {
        form: expect.stringContaining('Ylva Johansson · person · First.') as string,
        revision: '2',
      },
      fields: { note: 'Second.' },
    },
  })
  expect(await send({ revision: '2', note: 'Second.' })).toMatchObject({ ok: true })
})

test('a person does not become an organisation, nor the other way round, while another one counts as them', async () => {
  await using store = await openTestStore()
  const { id, send } = await opened(store)
  await store.merges.record('actor', await actorId(store, 'Jakub Boratyński'), id, somebody)
  expect(await send({ revision: '1', kind: 'organisation' })).toMatchObject({
    refusal: {
      errors: {
        kind:
          'Jakub Boratyński counts as Ylva Johansson. Take the two apart first, then say of each ' +
          'what it is.',
      },
    },
  })
  const [merge] = await store.merges.mergesInto('actor', id)
  await store.merges.undo(merge!.id, somebody)
  expect(await send({ revision: '1', kind: 'organisation' })).toMatchObject({ ok: true })
})
