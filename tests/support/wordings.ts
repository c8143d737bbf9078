import { toWordingFields, noExamples, type TopicWording } from '#app/domain/topic-wording.ts'
import { unwrittenSides } from '#app/domain/topic-sides.ts'
import type { Role } from '#app/domain/users.ts'
import type { Level } from '#app/domain/level.ts'
import type { Topic } from '#app/domain/topics.ts'
import { aTopicNamed, dossierOf, somebody } from './letters.ts'
import type { TestStore } from './store.ts'

/** The words of the topic “Encryption” of the tests' dossier, with what is changed of them. */
export function aWording(changes: Partial<TopicWording> = {}): TopicWording {
  return {
    ...aTopicNamed('Encryption'),
    sides: unwrittenSides,
    examples: noExamples,
    cues: [],
    ...changes,
  }
}

/** The same as a form sends it. */
export const wordingForm = (changes: Partial<TopicWording> = {}): Record<string, string> =>
  toWordingFields(aWording(changes))

export async function anAccount(store: TestStore, name: string, role: Role = 'editor') {
  return (await store.users.record(
    { email: `${name}@example.org`, name, role, passwordHash: null },
    somebody,
  ))!
}

/** A topic of the tests' dossier with the others in it. */
export async function topicsOf(
  store: TestStore,
  name = 'Encryption',
): Promise<{ topic: Topic; others: Topic[] }> {
  const all = await store.topics.ofDossier(await dossierOf(store))
  const topic = all.find((one) => one.name === name)!
  return { topic, others: all.filter((one) => one !== topic) }
}

/** Saves a version of a topic in which the words of a level, or the whole wording, mean something else. */
export async function changeMeaning(
  store: TestStore,
  topicId: string,
  changed: Level | TopicWording,
): Promise<void> {
  const before = (await store.topics.versions(topicId)).at(-1)!
  const { anchors } = before.wording
  const wording =
    typeof changed === 'number'
      ? { ...before.wording, anchors: { ...anchors, [changed]: 'Something else by now.' } }
      : changed
  await store.topics.saveVersion(
    { topicId, before, wording, change: 'meaning', draft: null },
    somebody,
  )
}

/** Chooses passages that show the levels of a topic, without a change of its words. */
export async function chooseExamples(
  store: TestStore,
  topicId: string,
  examples: TopicWording['examples'],
): Promise<void> {
  const before = (await store.topics.versions(topicId)).at(-1)!
  const wording = { ...before.wording, examples }
  await store.topics.saveVersion(
    { topicId, before, wording, change: 'wording', draft: null },
    somebody,
  )
}
