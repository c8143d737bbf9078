import { expect, test } from 'vitest'
import { saveInvocations } from '#app/features/letters/redaction-forms.ts'
import { loadRedactionsPage } from '#app/features/letters/redactions-page.ts'
import { aText, keep } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const text = aText
  .replace('We support it', 'We ████ (Art. 4(1)(b)) support it')
  .replace('We oppose', 'We [Art. 4(2), first indent] and [redacted] oppose')
const [privacy, commerce, legal] = ['1049-4-1-b', '1049-4-2-1', '1049-4-2-2']

/** A letter with three redactions, two of which print what was invoked, and a coder at its page. */
async function openRedacted(store: TestStore) {
  const ana = await addUser(store, 'coder', 'Ana Kovač')
  const { id } = await keep(store, { text })
  const context = requestContextOf(store, ana)
  const load = async (at: string | null = null) => loadRedactionsPage(context, id, at)
  const send = async (deed: string, fields: Record<string, string[]>) => {
    const form = new FormData()
    for (const [name, values] of Object.entries({
      ...{ deed: [deed], stamp: [(await load()).stamp] },
      ...fields,
    }))
      for (const value of values) form.append(name, value)
    return saveInvocations(context, id, form)
  }
  const invoked = async () => (await load()).rows.map((row) => row.invoked)
  return { id, load, send, invoked }
}

test('what a mark prints is offered and taken by a person alone, one mark or all at once', async () => {
  await using store = await openTestStore()
  const { load, send, invoked } = await openRedacted(store)
  expect((await load()).rows).toMatchObject([
    { number: 1, words: '████', place: '¶ 1', invoked: [], proposed: ['Article 4(1)(b), privacy'] },
    { number: 2, proposed: ['Article 4(2), first indent, commercial interests'] },
    { number: 3, words: '[redacted]', proposed: [] },
  ])
  await send('set', { redaction: ['1'], exception: [legal!] })
  expect(await send('take', { redaction: ['all'] })).toMatchObject({
    ...{ ok: true, message: 'Kept for 2 redactions.' },
  })
  expect(await invoked()).toEqual([
    ['Article 4(1)(b), privacy', 'Article 4(2), second indent, court proceedings and legal advice'],
    ['Article 4(2), first indent, commercial interests'],
    [],
  ])
  expect((await load()).rows.flatMap(({ proposed }) => proposed)).toEqual([])
})

test('one form says it of many redactions and of the letter, and each change is undone while it stands', async () => {
  await using store = await openTestStore()
  const { load, send, invoked } = await openRedacted(store)
  await send('set', { redaction: ['all', 'letter'], exception: [commerce!] })
  const page = await load('letter')
  expect(page.whole).toEqual(['Article 4(2), first indent, commercial interests'])
  expect([page.open, page.chosen]).toEqual(['letter', [commerce]])
  const [first] = page.changes
  expect(first).toMatchObject({ undoable: true })
  expect(first!.says).toMatch(
    /Ana Kovač.*: Article 4\(2\), first indent, commercial interests, for the letter as a whole and redactions 1, 2 and 3$/,
  )
  await send('set', { redaction: ['2'], exception: [privacy!] })
  const [second, blocked] = (await load()).changes
  expect([second!.undoable, blocked!.undoable]).toEqual([true, false])
  expect(await send('undo', { entry: [blocked!.id] })).toMatchObject({ ok: false })
  expect(await send('undo', { entry: [second!.id] })).toMatchObject({ ok: true })
  const back = (await load()).changes.find(({ id }) => id === first!.id)!
  expect(back.undoable).toBe(true)
  await send('undo', { entry: [back.id] })
  expect([await invoked(), (await load()).whole]).toEqual([[[], [], []], []])
})

test('a form made from what stood before, or with nothing ticked, changes nothing and says why', async () => {
  await using store = await openTestStore()
  const { load, send, invoked } = await openRedacted(store)
  const { stamp } = await load()
  await send('set', { redaction: ['1'], exception: [legal!] })
  const late = { stamp: [stamp], redaction: ['1'], exception: [privacy!] }
  expect(await send('set', late)).toMatchObject({ ok: false, cause: 'changed meanwhile' })
  expect(await send('set', { exception: [privacy!] })).toMatchObject({ ok: false, cause: 'unfit' })
  expect(await send('set', { redaction: ['1'], exception: ['nothing'] })).toMatchObject({
    ...{ ok: false, cause: 'unfit' },
  })
  expect((await invoked())[0]).toEqual([
    'Article 4(2), second indent, court proceedings and legal advice',
  ])
})
