import { findLetterTopics } from '#app/auth/coding-topics.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { requireLetter } from '#app/auth/visible-store.ts'
import {
  listOfferedExceptions,
  nameException,
  takeExceptions,
  type Exception,
} from '#app/domain/exceptions.ts'
import { asRecord } from '#app/domain/history/history-entry.ts'
import {
  describeInvocation,
  invocationAction,
} from '#app/domain/history/invocation-descriptions.ts'
import { formatLetterPlace } from '#app/domain/letters.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { findInvoked, redactionKey, type LetterRedactions } from '#app/domain/redactions.ts'
import { findPageAt } from '#app/domain/text/letter-pages.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { readPrintedExceptions } from '#app/domain/text/printed-exceptions.ts'
import { findRedactions } from '#app/domain/text/quotes.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readRedactionFacts } from './redaction-views.ts'
import { findUndoable } from './redaction-history.ts'

/** So many signs on each side of a mark tell where it stands. */
const shownAround = 60

/** So many of the newest changes are shown; the letter's history has all. */
const changesShown = 5

/**
 * The redactions of a letter's newest text with what was invoked for each, and what their marks print. `at` names the
 * one whose form is open: the number of its mark, or `letter` for the letter as a whole.
 */
export async function loadRedactionsPage(
  context: RequestContext,
  letterId: string,
  at: string | null,
) {
  const { user, visible, letterDetail } = await requireLetter(context, letterId)
  const { letter, text } = letterDetail
  const redactions = (await visible.exceptions.ofLetter(letterId))!
  const all = await visible.exceptions.all()
  const rows = describeMarks(letterDetail, redactions, all)
  const open = [null, ...rows.map(({ number }) => number)].find(
    (redaction) => redactionKey(redaction) === at,
  )
  const { topics } = await findLetterTopics({ visible, user, lastDossier: null }, letterId, [])
  const chosen = open === undefined ? [] : findInvoked(redactions, open)
  return {
    ...{ id: letterId, title: letter.title, language: letter.language, rows },
    share: (await readRedactionFacts(visible, letterId, text.text)).share,
    whole: takeExceptions(all, findInvoked(redactions, null)).map(nameException),
    mayInvoke: topics.length > 0,
    stamp: stampRedactions(redactions),
    open: open === undefined ? null : redactionKey(open),
    chosen: [...chosen],
    offered: listOfferedExceptions(all, chosen),
    changes: user ? await listChanges(visible, letterId, redactions) : [],
  }
}

/** What a form was made from: another one where somebody said something since. */
export function stampRedactions({ version, invoked }: LetterRedactions): string {
  return JSON.stringify([
    version,
    ...invoked.map(({ redaction, exceptionIds }) => [redaction, ...exceptionIds]),
  ])
}

type ShownLetter = Pick<Awaited<ReturnType<typeof requireLetter>>['letterDetail'], 'text'>

/** The words before a place and after it, none of them cut. */
const readBefore = (text: string, start: number): string =>
  start <= shownAround
    ? text.slice(0, start)
    : text.slice(start - shownAround, start).replace(/^\S*\s/, '')
const readAfter = (text: string, end: number): string =>
  end + shownAround >= text.length
    ? text.slice(end)
    : text.slice(end, end + shownAround).replace(/\s\S*$/, '')

function describeMarks(
  { text: { text, pages } }: ShownLetter,
  redactions: LetterRedactions,
  all: readonly Exception[],
) {
  const blocks = splitParagraphs(text)
  return findRedactions(text).map(({ start, end }, at) => {
    const invoked = findInvoked(redactions, at + 1)
    const printed = readPrintedExceptions(text, { start, end }, all)
    return {
      number: at + 1,
      before: readBefore(text, start),
      words: text.slice(start, end),
      after: readAfter(text, end),
      place: formatLetterPlace({
        page: findPageAt(pages, start),
        paragraph: paragraphNumberAt(blocks, start),
      }),
      invoked: takeExceptions(all, invoked).map(nameException),
      proposed: takeExceptions(
        all,
        printed.filter((id) => !invoked.includes(id)),
      ).map(nameException),
    }
  })
}

/** The newest changes, newest first, with whether each can be undone. */
async function listChanges(visible: VisibleStore, letterId: string, redactions: LetterRedactions) {
  const entries = (await visible.history.ofLetter(letterId)).filter(
    ({ action }) => action === invocationAction,
  )
  return entries
    .reverse()
    .slice(0, changesShown)
    .map((entry) => ({
      id: entry.id,
      says: `${entry.who?.name ?? 'Somebody'}, ${formatMoment(entry.at)}: ${describeInvocation(asRecord(entry.after))}`,
      undoable: findUndoable(entry, redactions) !== null,
    }))
}
