import { expect, test } from 'vitest'
import { readSelection } from '#app/features/analysis/selection.ts'
import { prepareBriefing, renderBriefing } from '#app/features/briefings/prepare-briefing.ts'
import { aPassage, keep, theDossier, topicId } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

async function prepare(
  store: TestStore,
  { visible = store.visibleTo('owner'), limit }: Options = {},
) {
  const query = `topic=${await topicId(store)}&from=2020-07-01&to=2020-12-31&asOf=2020-12-31`
  const { selection, evidenceOf } = await readSelection(
    visible,
    await theDossier(store),
    new URLSearchParams(query),
  )
  return prepareBriefing(visible, selection, evidenceOf, limit)
}

type Options = { visible?: ReturnType<TestStore['visibleTo']>; limit?: number }

test('a briefing quotes each letter with its holder, and cites the letter with who signed it', async () => {
  await using store = await openSeededStore()
  const prepared = await prepare(store)
  const markdown = String(await renderBriefing(prepared, 'md'))
  expect(prepared.briefing.topics.map(({ name }) => name)).toEqual(['Encryption'])
  expect(markdown).toContain('encryption is an important means of protecting confidentiality')
  for (const name of ['Jakub Boratyński', 'Ylva Johansson', 'Ursula von der Leyen'])
    expect(markdown).toContain(name)
})

test('with a limit the newest passages alone are printed, and the numbers stay those of all', async () => {
  await using store = await openSeededStore()
  const later = { form: { title: 'Later', dated: '2020-12-01' }, positions: [aPassage()] }
  await keep(store, later)
  const [all, limited] = [await prepare(store), await prepare(store, { limit: 1 })]
  const write = async (prepared: typeof all) => String(await renderBriefing(prepared, 'md'))
  const older = 'The Commission highly values the cooperation with Microsoft'
  expect(await write(all)).toContain(older)
  expect(await write(limited)).not.toContain(older)
  expect(await write(limited)).toContain('We support it without reservation.')
  expect(limited.briefing.matrix).toEqual(all.briefing.matrix)
})

test('an address in a quote is masked in a file that leaves the house, whoever writes it', async () => {
  await using store = await openSeededStore()
  const quote = 'Write to ann@example.org and we support it.'
  await keep(store, { text: `Dear Sir,\n\n${quote}\n`, positions: [aPassage({ quote })] })
  const [coder, viewer] = [await addUser(store), await addUser(store, 'viewer', 'Vera Novak')]
  for (const user of [coder, viewer]) {
    const prepared = await prepare(store, { visible: store.visibleTo(user) })
    const markdown = String(await renderBriefing(prepared, 'md'))
    expect(markdown).toContain('Write to \\[e-mail address\\] and we support it.')
    expect(markdown).not.toContain('ann@example.org')
  }
})
