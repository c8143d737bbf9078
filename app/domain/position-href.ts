/** The address of a letter, opened at one of its positions; below the path that the product is served at. */
export function positionHref(reference: { letterId: string; positionId: string }): string {
  return `/letters/${reference.letterId}#position-${reference.positionId}`
}
