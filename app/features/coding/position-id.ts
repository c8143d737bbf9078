/** The id of a position as a form names it; null where it cannot be one. */
export function parsePositionId(value: string | undefined): string | null {
  return value !== undefined && /^[0-9a-f-]{36}$/.test(value) ? value : null
}

export const otherLetterSentence =
  'This position belongs to another letter. Open that letter and change it there.'
