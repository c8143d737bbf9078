/** By what the rows of the table of an import stand in order; `place`: as they came in. */
export const itemOrders = ['place', 'title', 'dated', 'author', 'name', 'state'] as const
export type ItemOrder = (typeof itemOrders)[number]

/** The states of the rows that wait for somebody. */
export const openItemStates = ['asking', 'doubtful', 'ready'] as const

/** What rows of the table of an import may leave open. */
export const openItemKinds = ['dated', 'author', 'title', 'names', 'same', 'doubts'] as const
export type OpenItemKind = (typeof openItemKinds)[number]

export const openItemKindNames: Record<OpenItemKind, string> = {
  dated: 'No date',
  author: 'No author',
  title: 'No title',
  names: 'Who somebody is',
  same: 'Like another letter',
  doubts: 'Doubts',
}

/** Which rows of the table of an import are asked for. */
export type ItemTableQuery = {
  states: readonly (typeof openItemStates)[number][]
  open: OpenItemKind | null
  order: ItemOrder
}
