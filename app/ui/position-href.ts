/** The address of a letter, opened at one of its positions. */
export function positionHref(reference: { letterId: string; positionId: string }): string {
  return `/letters/${reference.letterId}#position-${reference.positionId}`
}
