import { expect, test } from 'vitest'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { aPassage, dossierOf, keep, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

test('what a list shows is found whole, those stored last first, whatever their days', async () => {
  await using store = await openTestStore()
  const vic = await addUser(store, 'viewer')
  const kept = []
  for (const [dated, text] of [
    ['2020-01-01', 'Dear Sir,\n\nA quixotic first.\n'],
    ['2012-01-01', 'Dear Sir,\n\nA second, quixotic too. We support it without reservation.\n'],
    ['2016-01-01', 'Dear Sir,\n\nNothing.\n'],
  ] as const)
    kept.push(
      await keep(store, {
        ...{ form: { dated }, text },
        positions: text.includes('support') ? [aPassage()] : [],
      }),
    )
  const secret = await keep(store, {
    text: 'A quixotic secret.\n',
    audience: { visibility: 'named', readerIds: [] },
  })
  const [first, second, third] = kept.map(({ id }) => id)
  const query = parseSearch('quixotic')
  const dossierId = await dossierOf(store)
  const { found } = store.visibleTo(vic).letters
  const idsOf = async (...asked: Parameters<typeof found>) =>
    (await found(...asked)).map(({ id }) => id)
  expect(await idsOf(query, {}, 9)).toEqual([second, first])
  expect(await idsOf(query, { dossierId }, 9)).toEqual([second, first])
  expect(await idsOf(query, { dossierId, topicId: await topicId(store) }, 9)).toEqual([second])
  expect(await idsOf(null, {}, 9)).toEqual([third, second, first])
  expect(await idsOf(null, { dossierId, from: '2015-01-01' }, 9)).toEqual([third, first])
  expect(await idsOf(null, {}, 1)).toEqual([third])
  expect(await idsOf(parseSearch('-'), {}, 9)).toEqual([])
  expect((await store.letters.found(query, {}, 9)).map(({ id }) => id)).toEqual([
    secret.id,
    second,
    first,
  ])
})
