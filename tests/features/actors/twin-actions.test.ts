import { expect, test } from 'vitest'
import { applyTwinForm } from '#app/features/actors/twin-actions.ts'
import { somebody } from '#tests/support/letters.ts'
import { alteredForm, refusalOf } from '#tests/support/refusals.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** A pair, and what sends its form. */
async function aPair(store: TestStore) {
  const people = ['ylva', 'turned'] as const
  const names = { ylva: 'Ylva Johansson', turned: 'Johansson, Ylva' }
  await store.actors.record(
    people.map((id) => ({ id, kind: 'person' as const, name: names[id] })),
    [],
    somebody,
  )
  await store.renewTwins(() => Promise.resolve())
  const visible = store.visibleTo('owner')
  const send = (deed: string, more: Record<string, string> = {}) =>
    applyTwinForm({
      visible,
      performedBy: somebody,
      fields: { deed, first: 'turned', second: 'ylva', into: 'ylva', ...more },
    })
  const open = async () => (await visible.twins.candidates()).length
  return { visible, send, open }
}

test.each(['same', 'different'])(
  'a pair that is said to be %s is asked about no more, until that is taken back',
  async (deed) => {
    await using store = await openTestStore()
    const { visible, send, open } = await aPair(store)
    expect(await send(deed)).toMatchObject({ ok: true, deed, first: 'turned', second: 'ylva' })
    expect(await open()).toBe(0)
    expect((await visible.actors.byId('turned'))!.id).toBe(deed === 'same' ? 'ylva' : 'turned')
    expect(await send('take back')).toMatchObject({ ok: true, deed: 'take back' })
    expect(await open()).toBe(1)
    expect((await visible.actors.byId('turned'))!.id).toBe('turned')
    expect(await send('take back')).toMatchObject({ ok: false, cause: 'changed meanwhile' })
  },
)

test('the other one remains where the form says so, and later leaves the pair in the list', async () => {
  await using store = await openTestStore()
  const { visible, send, open } = await aPair(store)
  expect(await send('later')).toMatchObject({ ok: true })
  expect(await open()).toBe(1)
  expect(await send('same', { into: 'turned' })).toMatchObject({ ok: true })
  expect((await visible.actors.byId('ylva'))!.id).toBe('turned')
})

test('what somebody settled meanwhile, nobody, and no choice are refused with a sentence', async () => {
  await using store = await openTestStore()
  const { send } = await aPair(store)
  expect(await send('same', { into: 'nobody' })).toMatchObject({ cause: 'unfit' })
  expect(await send('different', { second: 'nobody' })).toMatchObject({ cause: 'unfit' })
  await send('same')
  expect(await send('different')).toMatchObject({ cause: 'changed meanwhile' })
  expect(await refusalOf(() => send('delete'))).toEqual(alteredForm)
})
