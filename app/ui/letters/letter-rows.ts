import { nameCodingState, type CodingState } from '#app/domain/codings.ts'
import type { LetterGroup } from '#app/domain/letter-columns.ts'

type GroupedRow = {
  authors: readonly string[]
  codings: readonly CodingState[]
  holders: readonly { name: string; isMe: boolean }[]
}

const stateOrder: readonly CodingState[] = ['begun', 'to code', 'recheck', 'finished', 'nothing']

/** Rows put together, each group under its name; without a choice all of them as they come. */
export function groupLetterRows<Row extends GroupedRow>(
  rows: readonly Row[],
  group: LetterGroup | null,
): { name: string | null; rows: Row[] }[] {
  if (group === null) return [{ name: null, rows: [...rows] }]
  const groups = new Map<string, { rank: string; rows: Row[] }>()
  for (const row of rows) {
    const { name, rank } = ways[group](row)
    const own = groups.get(name) ?? { rank, rows: [] }
    own.rows.push(row)
    groups.set(name, own)
  }
  return [...groups]
    .sort(([, a], [, b]) => (a.rank < b.rank ? -1 : 1))
    .map(([name, own]) => ({ name, rows: own.rows }))
}

/** Under what a row stands, and where that stands among the others. */
const ways: Record<LetterGroup, (row: GroupedRow) => { name: string; rank: string }> = {
  status: ({ codings }) => {
    const first = stateOrder.find((state) => codings.includes(state))
    return first
      ? { name: nameCodingState(first), rank: String(stateOrder.indexOf(first)) }
      : { name: 'In no dossier', rank: '9' }
  },
  holder: ({ holders }) => {
    const holder = holders.find(({ isMe }) => isMe) ?? holders[0]
    if (!holder) return { name: 'Nobody', rank: '2' }
    return holder.isMe ? { name: 'Me', rank: '0' } : { name: holder.name, rank: `1${holder.name}` }
  },
  author: ({ authors }) => {
    const name = authors[0] ?? 'Author unknown'
    return { name, rank: name.toLowerCase() }
  },
}
