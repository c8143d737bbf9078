import { expect, test } from 'vitest'
import { endLink, listLinks } from '#app/features/view-links/listed-links.ts'
import { actorId, somebody, theDossier, topicId } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLetterOf, openNewLink } from '#tests/support/view-links.ts'

test('links are listed in words with who made them, until they are ended', async () => {
  await using store = await openTestStore()
  await keepLetterOf(store, 'Ylva Johansson')
  const [encryption, ylva] = [await topicId(store), await actorId(store)]
  await openNewLink(store, `view=matrix&who=kind:person&actor=${ylva}`)
  await openNewLink(store, `topic=${encryption}&asOf=2020-12-31`, {
    ...{ table: 'distribution', kind: 'frozen', days: '365' },
  })
  const dossier = await theDossier(store)
  const list = () => listLinks({ admin: store, visible: store.visibleTo('owner') }, dossier)
  const links = await list()
  expect(links).toMatchObject([
    {
      ...{ kind: 'frozen', view: 'Distribution', madeBy: 'Mia Berg' },
      says: 'Encryption · all who spoke on it · as of 31 Dec 2020',
      until: expect.stringMatching(/\d{4}$/),
    },
    {
      ...{ kind: 'live', view: 'Stances', until: null },
      says: 'as a matrix · all persons who spoke on it · 1 actor chosen by name',
    },
  ])
  await endLink(store, { dossier, linkId: links[0]!.id }, somebody)
  expect((await list()).map(({ id }) => id)).toEqual([links[1]!.id])
})
