/** What is said where the very text of a letter is stored already; `title` is null where it may not be seen. */
export function describeStoredCopy(title: string | null): string {
  return title === null
    ? 'The store already holds this text in a letter that you may not see. Ask an administrator. Nothing was added.'
    : `This very text is stored already, as “${title}”. Look for it among the letters; nothing was added.`
}
