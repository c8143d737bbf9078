import type { KeyRow } from './page-keys.ts'

/** The keys with which an editor settles where coders differ. */
export const differenceKeys = [
  {
    id: 'first reading',
    place: 'differences',
    key: '1',
    does: 'choose the first reading',
    isFixed: true,
  },
  {
    id: 'second reading',
    place: 'differences',
    key: '2',
    does: 'choose the second reading',
    isFixed: true,
  },
  {
    id: 'another reading',
    place: 'differences',
    key: '3',
    does: 'choose another reading',
    isFixed: true,
  },
  { id: 'no reading', place: 'differences', key: '4', does: 'nothing is here', isFixed: true },
  { id: 'next difference', place: 'differences', key: 'J', does: 'the next difference' },
  { id: 'previous difference', place: 'differences', key: 'K', does: 'the difference before' },
  {
    id: 'settle difference',
    place: 'differences',
    key: 'Ctrl+Enter',
    does: 'settle it and go on',
    isFixed: true,
  },
] as const satisfies readonly KeyRow[]
