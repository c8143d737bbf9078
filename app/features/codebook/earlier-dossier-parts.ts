import type { DossierRole } from '#app/domain/dossiers.ts'
import {
  readTeamPlace,
  readTopicOrder,
  type TopicOrder,
} from '#app/domain/history/earlier-forms.ts'
import { asRecord } from '#app/domain/history/history-entry.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { makeEarlierThing, type OpenEarlierThing } from '../history/earlier-thing.ts'
import { describeLastEditor, describePlaceInTeam } from './dossier-actions.ts'

/** Somebody's place in the team of a dossier: what they may do in it, or that they are not in it. */
export const openEarlierPlace: OpenEarlierThing = async (visible, entries) => {
  const { resourceId, after } = entries[0]!
  const dossier = (await visible.dossiers.all()).find(({ id }) => id === resourceId)
  const userId = String(asRecord(after).teammateId)
  const person = await visible.dossiers.personForTeam(userId)
  if (!dossier || !person) return null
  const known = (await visible.dossiers.team(dossier.id)).find((one) => one.userId === userId)
  return makeEarlierThing<{ role: DossierRole | null }>({
    ...{ noun: 'team', revision: dossier.revision, entries },
    now: { form: { role: known?.role ?? null }, out: false },
    readForm: readTeamPlace,
    keyOf: ({ role }) => role,
    findObstacle: async ({ form: { role } }) =>
      role !== null && person.isClosed
        ? `The account of ${person.name} is closed.`
        : describeLastEditor(visible, dossier, { id: userId, name: person.name, role }),
    describeDone: ({ role }) => `${describePlaceInTeam(person.name, role)} again.`,
    store: ({ form: { role } }, entryId, performedBy) =>
      visible.dossiers.saveTeam(dossier, [{ userId, role }], performedBy, entryId),
  })
}

/** The order of the topics of a dossier; those that came into it since stand behind. */
export const openEarlierTopicOrder: OpenEarlierThing = async (visible, entries) => {
  const dossier = (await visible.dossiers.all()).find(({ id }) => id === entries[0]!.resourceId)
  if (!dossier) return null
  const topics = await visible.topics.ofDossier(dossier.id)
  const ids = topics.map(({ id }) => id)
  return makeEarlierThing<TopicOrder>({
    // Each change of the order has its entry, so that they count its changes.
    ...{ noun: 'order of topics', revision: entries.length, entries },
    now: { form: { ids, names: [] }, out: false },
    readForm: readTopicOrder,
    keyOf: (form) => form.ids,
    adapt: async (form) => {
      const then = form.ids
        ? await Promise.all(form.ids.map((id) => visible.topics.canonicalId(id)))
        : await findByEarlierNames(visible, topics, form.names)
      const stillHere = then.filter((id) => id !== null && ids.includes(id))
      return {
        ok: true,
        form: { ids: [...new Set([...stillHere, ...ids])] as string[], names: [] },
      }
    },
    findObstacle: () =>
      Promise.resolve(dossier.closedAt === null ? null : `“${dossier.name}” is closed.`),
    describeDone: () => 'The topics stand in that order again.',
    store: (state, entryId, performedBy) => {
      const after = state.form.ids!.map((id) => topics.find((topic) => topic.id === id)!)
      return visible.topics.reorder(dossier.id, { before: topics, after }, performedBy, entryId)
    },
  })
}

/** The ids of topics by what they are or once were called; null for one that nothing here was called. */
async function findByEarlierNames(
  visible: VisibleStore,
  topics: readonly Topic[],
  names: readonly string[],
): Promise<(string | null)[]> {
  const called = await Promise.all(
    topics.map(async ({ id }) => ({
      id,
      names: (await visible.topics.versions(id)).map(({ wording }) => foldText(wording.name)),
    })),
  )
  return names.map(
    (name) => called.find((topic) => topic.names.includes(foldText(name)))?.id ?? null,
  )
}
