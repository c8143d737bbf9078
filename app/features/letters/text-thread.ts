import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LetterPage } from '#app/domain/letters.ts'
import {
  followText,
  makeVersionAnchors,
  type PassageFate,
  type TextPassage,
} from '#app/domain/text/follow-text.ts'
import { compareTexts, type TextComparison } from '#app/domain/text/released-words.ts'
import { findRootFolder } from '#app/readers/confined/child-process.ts'
import { createWorkerQueue } from '../briefings/worker-queue.ts'

/** Two versions of a text, whose difference is to be shown. */
type ComparedVersions = { before: string; after: string }

/** The passages and the pages of a text that is corrected, with the versions that they stand in. */
export type FollowedText = {
  passages: readonly TextPassage[]
  pages: readonly LetterPage[]
  texts: ReadonlyMap<string, string>
  /** Which of the versions the pages are of. */
  newestId: string
  corrected: string
  keepsParagraphs: boolean
}

/** What became of them, in the order given; a page whose beginning is gone is not told any more. */
type FollowedAnswer = { fates: PassageFate[]; pages: LetterPage[] }

export type TextTask = { compared: ComparedVersions } | { followed: FollowedText }
type TextAnswer = { comparison: TextComparison } | FollowedAnswer

type Outcome<Answer> = { ok: true; answer: Answer } | { ok: false; reason: string }

/** What differs between two versions of a text, word by word; or why that was not worked out. */
export async function compareAside(
  before: string,
  after: string,
): Promise<Outcome<TextComparison>> {
  const outcome = await runAside({ compared: { before, after } }, before.length + after.length)
  return outcome.ok
    ? { ok: true, answer: (outcome.answer as { comparison: TextComparison }).comparison }
    : outcome
}

/** What becomes of passages and pages where a text is corrected; or why that was not worked out. */
export async function followAside(followed: FollowedText): Promise<Outcome<FollowedAnswer>> {
  const sizes = [...followed.texts.values()].map(({ length }) => length)
  const length = sizes.reduce((sum, one) => sum + one, followed.corrected.length)
  return (await runAside({ followed }, length)) as Outcome<FollowedAnswer>
}

/** So many signs are compared in some 30 ms; more would keep everybody else waiting. */
const signsAnsweredAtOnce = 60_000

async function runAside(task: TextTask, length: number): Promise<Outcome<TextAnswer>> {
  // While developing there is no build, and texts are compared where that is asked for.
  if (length <= signsAnsweredAtOnce || !existsSync(program))
    return { ok: true, answer: answerTextTask(task) }
  const outcome = await comparers.run(task)
  if (outcome.ok) return outcome
  return { ok: false, reason: outcome.cause === 'too many' ? manySentence : longSentence }
}

/** The comparison of a task, in the thread that does it. */
export function answerTextTask(task: TextTask): TextAnswer {
  if ('compared' in task)
    return { comparison: compareTexts(task.compared.before, task.compared.after) }
  const { passages, pages, texts, newestId, corrected, keepsParagraphs } = task.followed
  // Passages and pages are followed by the same comparison, which takes its time in a long letter.
  const anchorOf = makeVersionAnchors(texts, corrected)
  const newest = texts.get(newestId) ?? ''
  return {
    fates: followText(passages, texts, corrected, { keepsParagraphs, anchorOf }),
    pages: pages.flatMap((page) => {
      if (page.start === 0) return [page]
      const end = Math.min(newest.length, page.start + 40)
      const fate = anchorOf(newestId)({ start: page.start, end })
      return fate.fate === 'held' ? [{ ...page, start: fate.quote.start }] : []
    }),
  }
}

const program = import.meta.env.PROD
  ? join(findRootFolder(), 'build/node/file-worker.js')
  : '(not built)'

const comparers = createWorkerQueue<TextTask, TextAnswer>({
  program,
  time: 60_000,
  heap: 768_000_000,
  waiting: 20,
  idle: 60_000,
})

const manySentence = 'Many texts are being compared just now. Try again in a minute.'
const longSentence =
  'Comparing these texts took more time or memory than it may. Correct the letter in smaller steps.'
