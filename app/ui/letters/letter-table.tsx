import { nameSignatories } from '#app/domain/signatories.ts'
import { Link } from '@remix-run/react'
import { formatEdtfDate } from '#app/domain/days.ts'
import type { LetterColumn, LetterGroup } from '#app/domain/letter-columns.ts'
import type { Letter } from '#app/domain/letters.ts'
import { hitHref } from '#app/domain/search/hit-href.ts'
import type { HitPassage, HitPiece } from '#app/domain/search/search-hits.ts'
import type { StemLanguage } from '#app/domain/search/stem-languages.ts'
import { HoldingTag } from '../holding-tag.tsx'
import { AudienceTag } from '../visibility-fields.tsx'
import { FoundPassages } from './found-passages.tsx'
import { LetterCellHeads, LetterCells, type LetterCellsRow } from './letter-cells.tsx'
import { groupLetterRows } from './letter-rows.ts'
import '../list.css'
import './letter-table.css'

type LetterTableRow = Pick<Letter, 'id' | 'title' | 'kind' | 'dated' | 'visibility'> &
  LetterCellsRow & {
    excerpt: boolean
    recorded: boolean
    authors: readonly string[]
    dossiers?: readonly string[]
    passages?: readonly HitPassage[]
    notes?: readonly { positionId: string; pieces: HitPiece[] }[]
  }

type Props = {
  rows: readonly LetterTableRow[]
  typed: string
  /** By which language words stood for their other forms too. */
  forms?: StemLanguage
  /** The form that a box before each letter belongs to; without one there are no boxes. */
  tickForm?: string
  columns: readonly LetterColumn[]
  /** The topics of which the levels are shown. */
  levelTopics: readonly { id: string; name: string }[]
  /** By what the letters of the page are put together. */
  group: LetterGroup | null
}

/** Letters, a row for each; where something was searched for with the passages in which it stands. */
export function LetterTable(props: Props) {
  const { rows, tickForm, columns, levelTopics, group } = props
  const width =
    3 +
    (tickForm ? 1 : 0) +
    columns.length +
    (columns.includes('levels') ? levelTopics.length - 1 : 0)
  return (
    <div className="card list letters-worked">
      <table>
        <thead>
          <tr>
            {tickForm && (
              <th scope="col">
                <span className="out-of-sight">Ticked</span>
              </th>
            )}
            <th scope="col">Letter</th>
            <th scope="col">From</th>
            <th scope="col">Date</th>
            <LetterCellHeads columns={columns} levelTopics={levelTopics} />
          </tr>
        </thead>
        {groupLetterRows(rows, group).map(({ name, rows: own }) => (
          <tbody key={name ?? ''}>
            {name !== null && (
              <tr className="letter-group">
                <th scope="rowgroup" colSpan={width}>
                  {name} <span className="muted">{own.length}</span>
                </th>
              </tr>
            )}
            {own.map((row) => (
              <LetterTableLine key={row.id} {...props} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function LetterTableLine({
  row,
  rows,
  typed,
  forms,
  tickForm,
  columns,
  levelTopics,
}: Props & { row: LetterTableRow }) {
  const namesDossiers = new Set(rows.flatMap(({ dossiers = [] }) => dossiers)).size > 1
  return (
    <tr>
      {tickForm && (
        <td className="tick">
          <input
            type="checkbox"
            name="letter"
            value={row.id}
            form={tickForm}
            aria-label={`Tick ${row.title}`}
          />
        </td>
      )}
      <td data-head="Letter">
        <Link to={titleHref(row, typed, forms)} data-letter-link="">
          {row.title}
        </Link>{' '}
        {row.kind !== 'letter' && <span className="tag">{row.kind}</span>}{' '}
        <HoldingTag letter={row} /> <AudienceTag visibility={row.visibility} />
        {namesDossiers && (
          <div className="tiny muted">{row.dossiers?.join(' · ') || 'in no dossier'}</div>
        )}
        <FoundPassages
          letterId={row.id}
          typed={typed}
          forms={forms}
          passages={row.passages ?? []}
          notes={row.notes ?? []}
        />
      </td>
      <td data-head="From">{nameSignatories(row.authors)}</td>
      <td data-head="Date" title={row.dated.basis ?? undefined}>
        {formatEdtfDate(row.dated)}
        {row.dated.first !== row.dated.last && ' ~'}
      </td>
      <LetterCells row={row} columns={columns} levelTopics={levelTopics} />
    </tr>
  )
}

/** A letter that was searched for opens where the first hit stands. */
function titleHref(
  { id, passages }: LetterTableRow,
  typed: string,
  forms: StemLanguage | undefined,
): string {
  return typed.trim() ? hitHref(id, typed, passages?.[0]?.start ?? null, forms) : `/letters/${id}`
}
