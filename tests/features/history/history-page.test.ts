import { expect, test } from 'vitest'
import { handleCodingForm } from '#app/features/coding/handle-coding-form.ts'
import { loadHistoryPage, loadLetterHistory } from '#app/features/history/history-page.ts'
import { saveCorrection } from '#app/features/letters/correct-letter.ts'
import { openForCoding } from '#tests/support/coding.ts'
import { aPassage, fields, keep, somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('a page has thirty changes, newest first, and the last page the rest', async () => {
  await using store = await openTestStore()
  const { context, positionIds } = await openForCoding(store, { positions: [aPassage()] })
  const id = positionIds[0]!
  for (let revision = 1; revision <= 30; revision += 1) {
    const deed = revision % 2 ? 'withdraw' : 'restore'
    const form = { fields: { deed, id, revision: String(revision) }, holderIds: [] }
    await handleCodingForm(context, form)
  }
  const load = (page: number) => loadHistoryPage(store.visibleTo('owner'), { positionId: id }, page)
  const [first, second, third] = [await load(1), await load(2), await load(3)]
  expect(
    [first, second, third].map(({ rows, total, pages }) => [rows.length, total, pages]),
  ).toEqual([
    [30, 31, 2],
    [1, 31, 2],
    [0, 31, 2],
  ])
  expect(first.rows[0]!.sentence).toBe('Ana Kovač restored this position')
  expect(second.rows[0]!.sentence).toMatch(/^Ana Kovač coded this passage: Encryption, supports/)
})

test('a change of a position names its topic and the beginning of its quote, and leads to it', async () => {
  await using store = await openTestStore()
  const quote = `We support it ${'without any reservation and '.repeat(4)}for good.`
  const { context, letterId, positionIds } = await openForCoding(store, {
    text: `Dear Sir,\n\n${quote}\n`,
    positions: [aPassage({ quote })],
  })
  const { letterDetail, topics } = context
  const rights = { mayCode: true, mayCorrect: true }
  const request = { letterDetail, topics, positionId: null, ...rights }
  const { rows } = await loadLetterHistory(store.visibleTo('owner'), request, 1)
  expect(rows.map(({ about }) => about)).toEqual(
    expect.arrayContaining([
      null,
      {
        words:
          'Encryption: “We support it without any reservation and without any reservation and without any …”',
        href: `/letters/${letterId}#position-${positionIds[0]!}`,
      },
    ]),
  )
  expect(rows.map(({ revertTo }) => revertTo)).toEqual([null, null])
})

test('an earlier version of a letter is offered to who may correct it, with the revision of today', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store)
  const before = (await store.letters.byId(id))!
  const visible = store.visibleTo('owner')
  const parsedAudience = {
    ok: true as const,
    audience: { visibility: before.letter.visibility, readerIds: [] },
  }
  const correction = {
    revision: 1,
    fields: fields({ title: 'Another title' }),
    answers: {},
    parsedAudience,
  }
  await saveCorrection({ visible, performedBy: somebody }, before, correction)
  const letterDetail = (await store.letters.byId(id))!
  const offered = async (mayCorrect: boolean) => {
    const request = { letterDetail, topics: [], positionId: null, mayCode: true, mayCorrect }
    return (await loadLetterHistory(visible, request, 1)).rows.map(({ revertTo }) => revertTo)
  }
  expect(await offered(true)).toEqual([null, { position: '', revision: 2 }])
  expect(await offered(false)).toEqual([null, null])
})

test('nothing is told of a letter for named people to others', async () => {
  await using store = await openTestStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  const { id } = await keep(store, {
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  const totals = [ana, ben].map(async (user) => {
    const { total, pages, rows } = await loadHistoryPage(store.visibleTo(user), { letterId: id }, 1)
    return [total, pages, rows.length]
  })
  expect(await Promise.all(totals)).toEqual([
    [2, 1, 2],
    [0, 1, 0],
  ])
})
