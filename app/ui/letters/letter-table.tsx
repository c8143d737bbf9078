import { nameSignatories } from '#app/domain/signatories.ts'
import { Link } from '@remix-run/react'
import { nameCodingState, type CodingState } from '#app/domain/codings.ts'
import { formatEdtfDate } from '#app/domain/days.ts'
import { formatReference, type Letter } from '#app/domain/letters.ts'
import { hitHref } from '#app/domain/search/hit-href.ts'
import type { HitPassage, HitPiece } from '#app/domain/search/search-hits.ts'
import type { StemLanguage } from '#app/domain/search/stem-languages.ts'
import { HoldingTag } from '../holding-tag.tsx'
import { AudienceTag } from '../visibility-fields.tsx'
import { FoundPassages } from './found-passages.tsx'
import '../list.css'

type LetterTableRow = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated' | 'visibility'
> & {
  excerpt: boolean
  recorded: boolean
  authors: readonly string[]
  positions: number
  dossiers?: readonly string[]
  codings: readonly CodingState[]
  /** Who has it to code. */
  holders: readonly { userId: string; name: string; kind: 'first' | 'second'; isMe: boolean }[]
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
}

/** Letters, a row for each; where something was searched for with the passages in which it stands. */
export function LetterTable({ rows, typed, forms, tickForm }: Props) {
  const namesDossiers = new Set(rows.flatMap(({ dossiers = [] }) => dossiers)).size > 1
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
            <th scope="col">Reference</th>
            <th scope="col" className="number">
              Positions
            </th>
            <th scope="col">Coding</th>
            <th scope="col">Has it</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
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
              <td data-head="Reference" className="small muted">
                {row.reference ? formatReference(row) : '–'}
              </td>
              <td data-head="Positions" className="number">
                {row.positions || <span className="muted">–</span>}
              </td>
              <td data-head="Coding" className="small">
                {row.codings.length
                  ? row.codings.map((state) => (
                      <span key={state} className={state === 'to code' ? 'tag' : undefined}>
                        {nameCodingState(state)}{' '}
                      </span>
                    ))
                  : '–'}
              </td>
              <td data-head="Has it" className="small">
                {row.holders.length ? (
                  row.holders.map((holder) => (
                    <span
                      key={`${holder.userId} ${holder.kind}`}
                      className={holder.isMe ? 'tag mine' : 'tag'}
                    >
                      {holder.isMe ? 'me' : holder.name}
                      {holder.kind === 'second' && ', second'}
                    </span>
                  ))
                ) : (
                  <span className="muted">–</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
