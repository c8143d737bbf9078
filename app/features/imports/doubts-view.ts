import { listDoubtKinds } from '#app/domain/plan/doubt-kinds.ts'
import type { Import, Store } from '#app/store.server.ts'

/** As many kinds are shown, and of each as many different sentences. */
const [maxKinds, maxSentences] = [50, 5]

/** What the letters of an import leave open, by its kind, each with how many letters that is. */
export async function buildDoubtsView(admin: Store, { id }: Pick<Import, 'id'>) {
  const kinds = listDoubtKinds(await admin.imports.drafts(id))
  return {
    total: kinds.length,
    kinds: kinds.slice(0, maxKinds).map(({ sentences, ...kind }) => ({
      ...kind,
      sentences: sentences.slice(0, maxSentences),
      more: Math.max(0, sentences.length - maxSentences),
    })),
  }
}
