import { dirname } from 'node:path'
import { formatDay } from '#app/domain/days.ts'
import { readErasureList, type ListedErasure } from '#app/features/erasures/erasure-list.ts'
import { theStore, type Store } from '#app/store.server.ts'

/**
 * Erases again, after a restore, what was erased since the backup was made, as far as the list beside the backups
 * tells. Letters are erased at once; of people the words are not known any more, so they are named. Sentences for
 * whoever restored it.
 */
export async function eraseAgain(file: string): Promise<string[]> {
  const listed = [...new Set([dirname(file), process.env.BACKUP_DIR].filter(Boolean))].flatMap(
    (folder) => readErasureList(folder!),
  )
  if (!listed.length) return []
  const store = await theStore()
  const known = await store.erasures.list()
  const missing = listed.filter(
    ({ subjectId, at }, index) =>
      !known.some((erasure) => erasure.subjectId === subjectId && erasure.at === at) &&
      listed.findIndex((other) => other.subjectId === subjectId && other.at === at) === index,
  )
  const sentences: string[] = []
  for (const erasure of missing) sentences.push(...(await eraseMissing(store, erasure)))
  return sentences
}

async function eraseMissing(
  { erasures }: Store,
  { kind, subjectId, at }: ListedErasure,
): Promise<string[]> {
  const day = formatDay(at.slice(0, 10))
  if (kind === 'person')
    return [
      `The details of the person ${subjectId} were erased on ${day}, after this backup. Erase them ` +
        `again: stanceline erase person ${subjectId} --reason "…" with the same --words.`,
    ]
  const { changed } = await erasures.letter(
    subjectId,
    `Erased on ${day}; a restored backup held it still.`,
    { userId: null, via: 'command line' },
  )
  return changed
    ? [`The letter ${subjectId} was erased on ${day}, after this backup; it is erased again.`]
    : []
}
