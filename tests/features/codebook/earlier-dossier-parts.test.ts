import { expect, test } from 'vitest'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import { applyDossierForm } from '#app/features/codebook/dossier-actions.ts'
import { openEarlierTopicOrder } from '#app/features/codebook/earlier-dossier-parts.ts'
import { applyTopicForm } from '#app/features/codebook/topic-actions.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import { findReturn, sendReturn } from '#tests/support/going-back.ts'
import { somebody } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'
import { changeMeaning } from '#tests/support/wordings.ts'

const before = 'go back before'

async function openDossier(store: TestStore, topics: string[] = [], names: string[] = []) {
  const user = await addUser(store, 'editor', 'Mia Berg')
  const [visible, doer] = [store.visibleTo(user), { userId: user.id, via: 'screen' as const }]
  const { id, slug } = await store.dossiers.record(
    { name: 'Media', procedure: null, summary: null, audience: 'team' },
    doer,
  )
  const anchors = { '-2': '', '-1': '', '0': '', '1': '', '2': '' }
  for (const name of topics) {
    const topic = { name, proposition: `${name} is good.`, anchors }
    await store.topics.add(id, topic, doer)
  }
  const people = []
  for (const name of names) people.push(await addUser(store, 'viewer', name))
  const find = async () => (await visible.dossiers.bySlug(slug))!
  const move = async (deed: 'up' | 'down', name: string) => {
    const known = await visible.topics.ofDossier(id)
    const order = known.map((topic) => topic.id).join(' ')
    const fields = { deed, order, id: known.find((topic) => topic.name === name)!.id }
    return applyTopicForm({ visible, performedBy: doer, dossierId: id, topics: known, fields })
  }
  const letBe = async (userId: string, role: string) =>
    applyDossierForm({
      ...{ visible, admin: store, performedBy: doer, dossier: await find() },
      fields: {
        ...{ deed: 'save teammate', teammate: userId, role },
        revision: String((await find()).revision),
      },
    })
  return {
    ...{ id, visible, subject: { dossierId: id }, people, user, find, move, letBe },
    order: async () => (await visible.topics.ofDossier(id)).map(({ name }) => name),
    team: async () => (await visible.dossiers.team(id)).map(({ name, role }) => `${name}: ${role}`),
    sentence: async () => (await loadHistoryPage(visible, { dossierId: id }, 1)).rows[0]!.sentence,
  }
}

test('who was taken out of a team comes back as what they were, and the others stay', async () => {
  await using store = await openTestStore()
  const opened = await openDossier(store, [], ['Vic Lenz', 'Ana Ruiz'])
  const { visible, subject, people, letBe, team } = opened
  const [vic, ana] = people
  await letBe(vic!.id, 'coder')
  expect(await findReturn(visible, subject, /let Vic Lenz be coder/)).toBeNull()
  await letBe(vic!.id, '')
  await letBe(ana!.id, 'viewer')
  const found = (await findReturn(visible, subject, /let Vic Lenz be coder/))!
  const stale = { ...found, revision: String(Number(found.revision) - 1) }
  expect(await sendReturn(visible, subject, stale)).toEqual([
    'changed meanwhile',
    'Somebody else changed this team meanwhile, so it was left as it is. Look at its history again before you go back.',
  ])
  expect(await sendReturn(visible, subject, found)).toEqual([
    'stored',
    'Vic Lenz is coder here again.',
  ])
  expect(await team()).toEqual(['Ana Ruiz: viewer', 'Mia Berg: editor', 'Vic Lenz: coder'])
  expect(await opened.sentence()).toMatch(/ went back in the team: let Vic Lenz be coder here$/)
  const first = (await findReturn(visible, subject, /let Ana Ruiz be viewer/, 'before'))!
  expect(await sendReturn(visible, subject, { ...first, deed: before })).toEqual([
    'stored',
    'Ana Ruiz is out of the team again.',
  ])
  expect(await team()).toEqual(['Mia Berg: editor', 'Vic Lenz: coder'])
  expect(await findReturn(visible, subject, /took Vic Lenz out/, 'before')).toBeNull()
})

test('nobody whose account is closed comes back, and the last editor does not go', async () => {
  await using store = await openTestStore()
  const opened = await openDossier(store, [], ['Vic Lenz'])
  const { visible, subject, people, letBe, team } = opened
  const vic = people[0]!
  await letBe(vic.id, 'editor')
  await letBe(opened.user.id, 'coder')
  const asFirst = (await findReturn(visible, subject, /let Vic Lenz be editor/, 'before'))!
  expect(asFirst).toBeNull()
  await letBe(opened.user.id, 'editor')
  expect(await findReturn(visible, subject, /let Vic Lenz be editor/, 'before')).not.toBeNull()
  await letBe(vic.id, '')
  expect(await findReturn(visible, subject, /let Mia Berg be coder/)).toBeNull()
  await store.users.deactivate(vic.id, somebody)
  expect(await findReturn(visible, subject, /let Vic Lenz be editor/)).toBeNull()
  expect(await team()).toEqual(['Mia Berg: editor'])
})

test('topics stand in an earlier order again, new ones behind, unless the dossier is closed', async () => {
  await using store = await openTestStore()
  const opened = await openDossier(store, ['Alpha', 'Beta', 'Gamma'])
  const { visible, subject, move, order } = opened
  await move('up', 'Gamma')
  const first = (await findReturn(visible, subject, /the order Alpha, Gamma, Beta/, 'before'))!
  await move('up', 'Gamma')
  expect(await sendReturn(visible, subject, { ...first, deed: before })).toMatchObject([
    'changed meanwhile',
    expect.stringContaining('Somebody else changed this order of topics meanwhile'),
  ])
  const anchors = { '-2': '', '-1': '', '0': '', '1': '', '2': '' }
  await store.topics.add(opened.id, { name: 'Delta', proposition: 'Delta is.', anchors }, somebody)
  const again = (await findReturn(visible, subject, /the order Alpha, Gamma, Beta/, 'before'))!
  expect(await sendReturn(visible, subject, { ...again, deed: before })).toEqual([
    'stored',
    'The topics stand in that order again.',
  ])
  expect(await order()).toEqual(['Alpha', 'Beta', 'Gamma', 'Delta'])
  expect(await opened.sentence()).toMatch(
    / went back in the order of topics: put the topics in the order Alpha, Beta, Gamma, Delta$/,
  )
  const found = (await findReturn(visible, subject, /the order Gamma, Alpha, Beta/))!
  await sendReturn(visible, subject, found)
  expect(await order()).toEqual(['Gamma', 'Alpha', 'Beta', 'Delta'])
  await store.dossiers.setClosed(await opened.find(), true, somebody)
  expect(await findReturn(visible, subject, /the order Alpha, Gamma, Beta/)).toBeNull()
})

test('an order that was told by names alone is found by what the topics were called then', async () => {
  await using store = await openTestStore()
  const { visible, subject, order, id } = await openDossier(store, ['Alpha', 'Beta', 'Gamma'])
  const beta = (await visible.topics.ofDossier(id)).find(({ name }) => name === 'Beta')!
  const { wording } = (await visible.topics.versions(beta.id)).at(-1)!
  await changeMeaning(store, beta.id, { ...wording, name: 'Bravo' })
  const entry: HistoryEntry = {
    ...{ id: 'old', at: '2026-05-01T08:00:00.000Z', who: null, via: 'screen' },
    ...{ action: 'ordered topics', resource: 'dossier', resourceId: id },
    ...{
      before: { order: ['Alpha', 'Beta', 'Gamma'] },
      after: { order: ['Gamma', 'Gone', 'Beta'] },
    },
  }
  const planned = await (await openEarlierTopicOrder(visible, [entry], subject))!.plan('old')
  expect(planned.ok && (await planned.store(somebody))).toEqual({ changed: true })
  expect(await order()).toEqual(['Gamma', 'Bravo', 'Alpha'])
})
