import { describeLastHeard, describeSilence, type GapRow } from '#app/domain/coverage/gap-words.ts'
import { nameSilence } from '#app/domain/coverage/silences.ts'
import { tableToCsv } from '#app/exports/csv.ts'

/** Whom to ask on what, with their last word and why, as a table for a spreadsheet. */
export function writeAskListFile(rows: readonly GapRow[]): string {
  return tableToCsv(rows, {
    actor: ({ actor }) => actor,
    topic: ({ topic }) => topic,
    last_heard: ({ gap }) => gap.heard?.day ?? null,
    last_word: ({ gap }) => gap.heard?.word ?? null,
    last_heard_in_words: ({ gap }) => describeLastHeard(gap),
    silence: ({ gap }) => nameSilence(gap.silence),
    silence_day: ({ gap }) => gap.day,
    reason: ({ gap }) => describeSilence(gap),
    asked_by_letter: ({ gap }) => gap.ask?.asked.title ?? null,
  })
}
