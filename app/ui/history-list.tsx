import { Form, Link } from '@remix-run/react'
import type { Difference } from '#app/domain/history/history-line.ts'
import { DifferenceList } from './difference-list.tsx'
import { Pager } from './pager.tsx'
import './history.css'

type HistoryListRow = {
  id: string
  at: string
  sentence: string
  moment: string
  differences: Difference[]
  about: { words: string; href: string } | null
  revertTo: RevertTarget | null
  undoTo: RevertTarget | null
}
type RevertTarget = { position: string; revision: number }
type Props = {
  rows: readonly HistoryListRow[]
  total: number
  page: number
  pages: number
  /** Under which name the address holds the page, where it holds that of another list too. */
  param?: string
}

/** What happened to a thing, newest first: who did what and when, what went and what came, and the way back to it. */
export function HistoryList({ rows, total, page, pages, param }: Props) {
  return (
    <section className="card history" aria-labelledby="changes">
      <div className="between">
        <h2 id="changes">Changes</h2>
        <span className="tiny muted">
          {total.toLocaleString('en')} in all, newest first · times in UTC
        </span>
      </div>
      {!rows.length && (
        <p className="empty small">
          Nothing is told of it: it was there before changes were noted.
        </p>
      )}
      <ol className="plain">
        {rows.map((row) => (
          <HistoryItem key={row.id} row={row} />
        ))}
      </ol>
      <Pager page={page} pages={pages} param={param} />
    </section>
  )
}

function HistoryItem({ row }: { row: HistoryListRow }) {
  const { id, at, sentence, moment, differences, about, revertTo, undoTo } = row
  return (
    <li id={`entry-${id}`}>
      <div className="what">
        <p>
          {sentence} —{' '}
          <time dateTime={at} className="muted">
            {moment}
          </time>
        </p>
        {about && (
          <Link className="small" to={about.href}>
            {about.words}
          </Link>
        )}
        <DifferenceList differences={differences} />
      </div>
      {revertTo && (
        <RevertForm
          {...{ id, ...revertTo, deed: 'go back', words: 'Restore this version' }}
          label={`Restore what it said after: ${sentence}, ${moment}`}
        />
      )}
      {undoTo && (
        <RevertForm
          {...{ id, ...undoTo, deed: 'go back before', words: 'Restore what was before' }}
          label={`Restore what was before: ${sentence}, ${moment}`}
        />
      )}
    </li>
  )
}

type RevertFormProps = RevertTarget & { id: string; deed: string; words: string; label: string }

function RevertForm({ id, position, revision, deed, words, label }: RevertFormProps) {
  return (
    <Form method="post" className="no-print">
      <input type="hidden" name="entry" value={id} />
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="revision" value={revision} />
      <button className="button" type="submit" name="deed" value={deed} aria-label={label}>
        {words}
      </button>
    </Form>
  )
}
