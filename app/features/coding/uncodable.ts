import type { CodingContext } from './coding-context.ts'

/** Why somebody may not change what is coded on a topic; null where they may. */
export function explainUncodable(
  { topics }: Pick<CodingContext, 'topics'>,
  { topicId }: { topicId: string },
): string | null {
  return topics.some(({ id }) => id === topicId)
    ? null
    : 'This is coded for a dossier that is closed, or in which you may read and not code, so it was left as it is.'
}
