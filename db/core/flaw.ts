/** What is not as it was stored; `letter` is the title of the letter, or the name of what was merged. */
export type Flaw = {
  thing:
    | 'text'
    | 'file'
    | 'quote'
    | 'evidence'
    | 'merge'
    | 'count'
    | 'erasure'
    | 'affiliation'
    | 'second coding'
    | 'self-check'
  id: string
  letterId: string
  letter: string
  what: string
}
