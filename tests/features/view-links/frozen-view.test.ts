import { expect, test } from 'vitest'
import { freezeView } from '#app/features/view-links/frozen-view.ts'
import { seeAsPublic } from '#app/auth/view-link.ts'
import { loadViewContents } from '#app/features/view-files/view-file.ts'
import {
  aParty,
  aPassage,
  dossierOf,
  keep,
  keepQuestion,
  theDossier,
} from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { keepLetterOf } from '#tests/support/view-links.ts'

async function freeze(store: TestStore, query: string, total?: number) {
  const [dossier, table] = [await theDossier(store), 'stances' as const]
  const visible = seeAsPublic(store, await dossierOf(store))
  const params = new URLSearchParams(query)
  const contents = await loadViewContents(visible, dossier, params, table)
  if (!contents.ok) throw new Error(contents.reason)
  if (total !== undefined) contents.loaded.table.total = total
  return freezeView({ admin: store, visible, dossier, table, params }, contents)
}

test('a frozen view names every public letter that it rests on, also those that prove a house', async () => {
  await using store = await openTestStore()
  const spoken = await keepLetterOf(store, 'Ylva Johansson')
  await keepLetterOf(store, 'Ylva Johansson', 'everyone')
  const { id: proving } = await keep(store, {
    form: { parties: [aParty({ organisation: 'European Commission' })] },
    audience: { visibility: 'public', readerIds: [] },
  })
  const { id: other } = await keep(store, {
    form: { parties: [aParty({ name: 'Otto Berg' })] },
    positions: [aPassage({ topic: 'Voluntary detection' })],
    audience: { visibility: 'public', readerIds: [] },
  })
  const frozen = await freeze(store, '')
  expect(frozen.ok && frozen.letterIds).toEqual([spoken, proving].sort())
  const matrix = await freeze(store, 'view=matrix')
  expect(matrix.ok && matrix.letterIds).toEqual([spoken, proving, other].sort())
})

test('a frozen matrix names the letters that tell why somebody has no word', async () => {
  await using store = await openTestStore()
  const open = { visibility: 'public', readerIds: [] } as const
  const spoken = await keepLetterOf(store, 'Ylva Johansson')
  const { id: other } = await keep(store, {
    form: { parties: [aParty({ name: 'Otto Berg' })] },
    positions: [aPassage({ topic: 'Voluntary detection' })],
    audience: open,
  })
  const { id: uncoded } = await keep(store, {
    form: { title: 'Not coded', dated: '2020-11-01', parties: [aParty({ name: 'Otto Berg' })] },
    audience: open,
  })
  const asking = await keepQuestion(store, 'Otto Berg', { dated: '2020-10-01', audience: open })
  const matrix = await freeze(store, 'view=matrix&asOf=2020-12-31')
  expect(matrix.ok && matrix.letterIds).toEqual([spoken, other, uncoded, asking].sort())
})

test('what is too large to be frozen is refused with what to do', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  expect(await freeze(store, '', 5_001)).toEqual({
    ok: false,
    reason:
      'This view has 5,001 rows, and a frozen one holds 5,000 at most. Choose fewer actors or topics, or make a live link.',
  })
})
