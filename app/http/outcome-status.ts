/** The status of the answer to a form, by what came of it. */
export const outcomeStatus = { stored: 200, refused: 400, conflict: 409, unavailable: 503 } as const
