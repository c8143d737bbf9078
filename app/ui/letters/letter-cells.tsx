import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import { StanceBarMark } from '#app/charts/stance-bar.tsx'
import { nameCodingState, type CodingState } from '#app/domain/codings.ts'
import { letterTableColumns, type LetterColumn } from '#app/domain/letter-columns.ts'
import type { LevelSpan } from '#app/domain/letter-levels.ts'
import { formatReference, type Letter } from '#app/domain/letters.ts'
import { listSome } from '#app/domain/text/words.ts'

/** What of a letter stands in the columns that one chooses. */
export type LetterCellsRow = Pick<Letter, 'title' | 'reference' | 'referenceTruncated'> & {
  positions: number
  codings: readonly CodingState[]
  /** Who has it to code. */
  holders: readonly { userId: string; name: string; kind: 'first' | 'second'; isMe: boolean }[]
  to: readonly string[]
  levels: readonly LevelSpan[]
  language: string | null
  arrival: { day: string; byImport: boolean } | null
}

type Topic = { id: string; name: string }
type Props = { columns: readonly LetterColumn[]; levelTopics: readonly Topic[] }

const namesShown = 2

export function LetterCellHeads({ columns, levelTopics }: Props) {
  return columns.flatMap((column) =>
    column === 'levels'
      ? levelTopics.map(({ id, name }) => (
          <th scope="col" key={id} className="level-head">
            {name}
          </th>
        ))
      : [
          <th scope="col" key={column} className={column === 'positions' ? 'number' : undefined}>
            {nameColumn(column)}
          </th>,
        ],
  )
}

const nameColumn = (column: LetterColumn): string =>
  letterTableColumns.find((row) => row.column === column)!.name

export function LetterCells({ row, columns, levelTopics }: Props & { row: LetterCellsRow }) {
  return columns.map((column) =>
    column === 'levels' ? (
      <LevelCells key={column} levels={row.levels} levelTopics={levelTopics} />
    ) : (
      <td
        key={column}
        data-head={nameColumn(column)}
        className={column === 'positions' ? 'number' : 'small'}
      >
        {cells[column](row)}
      </td>
    ),
  )
}

const nothing = <span className="muted">–</span>

const cells: Record<Exclude<LetterColumn, 'levels'>, (row: LetterCellsRow) => React.ReactNode> = {
  to: ({ to }) => (to.length ? listSome(to, namesShown) : nothing),
  language: ({ language }) => language ?? nothing,
  import: ({ arrival }) =>
    arrival ? `${arrival.day}${arrival.byImport ? ', import' : ''}` : nothing,
  reference: (row) => <span className="muted">{row.reference ? formatReference(row) : '–'}</span>,
  positions: ({ positions }) => positions || nothing,
  coding: ({ codings }) =>
    codings.length
      ? codings.map((state) => (
          <span key={state} className={state === 'to code' ? 'tag' : undefined}>
            {nameCodingState(state)}{' '}
          </span>
        ))
      : '–',
  holders: ({ holders }) =>
    holders.length
      ? holders.map(({ userId, kind, isMe, name }) => (
          <span key={`${userId} ${kind}`} className={isMe ? 'tag mine' : 'tag'}>
            {isMe ? 'me' : name}
            {kind === 'second' && ', second'}
          </span>
        ))
      : nothing,
}

/** All that a letter says on each topic: a dot, or a range where it says several things. */
function LevelCells({
  levels,
  levelTopics,
}: Pick<LetterCellsRow, 'levels'> & Pick<Props, 'levelTopics'>) {
  return levelTopics.map(({ id, name }) => {
    const span = levels.find(({ topicId }) => topicId === id)
    return (
      <td key={id} data-head={name} className="level-cell small">
        {span ? (
          <span title={span.words}>
            <StanceBarMark mark={span.mark} size={stanceBarSizes.letter} />{' '}
            <b aria-hidden="true">{span.short}</b>
            <span className="out-of-sight">{span.words}</span>
          </span>
        ) : (
          <span className="faint" aria-hidden="true">
            ·
          </span>
        )}
      </td>
    )
  })
}
