import { goBackToEntry } from '#app/features/history/going-back.ts'
import { loadHistoryPage } from '#app/features/history/history-page.ts'
import type { VisibleStore } from '#db/index.ts'
import { somebody } from './letters.ts'

type ToldSubject = Parameters<VisibleStore['history']['ofThings']>[0]

/** What the form of a page's newest entry with a sentence sends; null where that has no button. */
export async function findReturn(
  visible: VisibleStore,
  subject: ToldSubject,
  sentence: RegExp,
  time: 'after' | 'before' = 'after',
) {
  const { rows } = await loadHistoryPage(visible, subject, 1, { mayGoBack: true })
  const row = rows.find((one) => sentence.test(one.sentence))
  if (!row)
    throw new Error(
      `No entry says ${sentence.source} among ${rows.map((one) => one.sentence).join('\n')}`,
    )
  const asForm = (target: typeof row.revertTo) =>
    target && { entry: row.id, revision: String(target.revision) }
  return { after: asForm(row.revertTo), before: asForm(row.undoTo) }[time]
}

/** Sends the form of an entry; what came of it and what is said. */
export async function sendReturn(
  visible: VisibleStore,
  subject: ToldSubject,
  fields: { entry: string; revision: string; deed?: string },
) {
  const sent = { deed: 'go back', ...fields }
  const { outcome, answer } = await goBackToEntry({ visible, performedBy: somebody }, subject, sent)
  return [outcome, answer.ok ? answer.message : answer.errors.form]
}
