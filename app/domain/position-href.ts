type PositionReference = { letterId: string; positionId: string }

/** The address of a letter, opened at a passage in its text; below the path that the product is served at. */
export function positionHref({ letterId, positionId }: PositionReference): string {
  return `/letters/${letterId}#passage-${positionId}`
}

/** The same, opened at what is said of the passage beside the text: where one that was withdrawn can be found too. */
export function positionCardHref({ letterId, positionId }: PositionReference): string {
  return `/letters/${letterId}#position-${positionId}`
}
