import { followText } from '#app/domain/text/follow-text.ts'
import { somebody } from './letters.ts'
import type { TestStore } from './store.ts'

/** Corrects the text of a letter, with each passage where it leads to. */
export async function correctTextOf(
  store: TestStore,
  letterId: string,
  text: string,
): Promise<void> {
  const { text: newest } = (await store.letters.byId(letterId))!
  const { passages, texts } = await store.texts.passages(letterId)
  const followed = followText(passages, texts, text, { keepsParagraphs: false })
  await store.texts.correct(
    {
      ...{ letterId, text, pages: [], reason: 'A slip' },
      base: { id: newest.id, number: newest.version },
      passages: passages.map((before, at) => ({ before, after: followed[at]! })),
    },
    somebody,
  )
}
