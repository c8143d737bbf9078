import { expect, test } from 'vitest'
import { showPair } from '#app/features/second-coding/shown-pair.ts'
import { correctTextByForm } from '#app/features/letters/correct-text.ts'
import { aText, dossierOf, somebody, topicId } from '#tests/support/letters.ts'
import { requestContextOf } from '#tests/support/request-context.ts'
import { codeSecond, openFinishedLetter, sendGiving } from '#tests/support/second-coding.ts'
import { settlePairAs } from '#tests/support/settling.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** Ana says +1, Ben -2, and both are done. */
async function openDifference(store: TestStore) {
  const people = await openFinishedLetter(store)
  const { ben, eve, letterId, positionIds } = people
  await sendGiving(store, eve, { deed: 'give', letterId, coder: ben.id })
  await codeSecond(store, ben, letterId, { stance: '-2' })
  await codeSecond(store, ben, letterId, { deed: 'finish' })
  const dossierId = await dossierOf(store)
  const show = async () => {
    const visible = store.visibleTo(eve)
    const [pair] = await visible.secondCodings.pairs(dossierId)
    return showPair(visible, await visible.topics.ofDossier(dossierId), pair!)
  }
  const change = async (changes: object, quote?: object) => {
    const before = (await store.positions.byId(positionIds[0]!))!
    const { changed } = await store.positions.change(
      before,
      before.revision,
      {
        coding: { ...before, ...changes },
        quote: { ...before.quote, ...quote },
        paragraph: before.paragraph,
      },
      somebody,
    )
    expect(changed).toBe(true)
  }
  return { ...people, show, change }
}

test('a first reading that nobody changed says nothing of now', async () => {
  await using store = await openTestStore()
  const { show } = await openDifference(store)
  expect((await show()).standing).toMatchObject({ says: null, also: [] })
})

test.each([
  ['level', { level: 2 }, []],
  [
    'condition',
    { conditional: true, condition: 'without reservation' },
    ['on the condition “without reservation”'],
  ],
  ['note', { note: 'Hot.' }, ['with the note “Hot.”']],
  ['no note', { note: null }, ['without a note']],
  ['reported', { reported: true }, ['reported']],
  ['absence', { level: null, absence: 'evaded' }, []],
  ['sureness', { sureness: 1 }, [expect.any(String)]],
])('a change of the %s since is told', async (_what, changes, also) => {
  await using store = await openTestStore()
  const { show, change } = await openDifference(store)
  await change(changes)
  const { standing } = await show()
  expect(standing!.also).toEqual(also)
  expect(standing!.says).not.toBeNull()
})

test('other holders and other words since are told by their names', async () => {
  await using store = await openTestStore()
  const { show, change } = await openDifference(store)
  await store.actors.record([{ id: 'otto', kind: 'person', name: 'Otto Berg' }], [], somebody)
  const exact = 'We support it'
  const before = (await show()).first!.reading.quote
  await change({ holderIds: ['otto'] }, { exact, end: before.start + exact.length, suffix: '' })
  expect((await show()).standing!.also).toEqual([
    ...['held by Otto Berg', 'of the words “We support it”'],
  ])
})

test('another reading begins from what stands now, and from the second one where nothing stands', async () => {
  await using store = await openTestStore()
  const { show, change, positionIds } = await openDifference(store)
  await change({ level: 2, topicId: await topicId(store, 'Voluntary detection') })
  expect((await show()).standing!.reading).toMatchObject({
    ...{ level: 2, topicId: await topicId(store, 'Voluntary detection') },
  })
  await store.positions.setStatus(positionIds[0]!, 2, 'withdrawn', somebody)
  expect((await show()).standing).toMatchObject({ says: 'withdrawn', reading: null })
})

test('a corrected text changes no reading, and its paragraph is told with the version that it was read in', async () => {
  await using store = await openTestStore()
  const { show, eve, letterId } = await openDifference(store)
  const { place } = (await show()).first!
  expect(place).toMatch(/^¶ \d$/)
  const send = async (sent: Record<string, string>) =>
    correctTextByForm(requestContextOf(store, eve), letterId, {
      ...{ reason: 'OCR slip', version: '1', text: `Registered.\n\n${aText}`, ...sent },
    })
  const shown = await send({ deed: 'preview' })
  await send({ deed: 'keep', previewed: shown.preview!.previewed })
  const after = await show()
  expect(after.first!.place).toBe(`${place} of text version 1`)
  expect(after.standing).toMatchObject({ says: null })
})

test('a merge of holders changes no reading', async () => {
  await using store = await openTestStore()
  const { show, eve } = await openDifference(store)
  await store.actors.record([{ id: 'ylva', kind: 'person', name: 'Y. Johansson' }], [], somebody)
  const [holder] = (await show()).first!.reading.holderIds
  await store.merges.record('actor', holder!, 'ylva', somebody)
  const shown = await show()
  expect(shown.standing).toMatchObject({ says: null })
  expect([shown.first!.holders, shown.second!.holders]).toEqual([
    ['Y. Johansson'],
    ['Y. Johansson'],
  ])
  const settled = await settlePairAs(store, eve, { id: shown.id, choice: 'first' })
  expect(settled).toMatchObject({ ok: true })
})
