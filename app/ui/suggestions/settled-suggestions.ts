/** One that was accepted, rejected or taken back here; `storedAt`: when the server had it, null while it has not. */
export type SettledSuggestion = { name: string; storedAt: number | null }

/** Those that hide a suggestion still, once others came that were asked for at a moment: it knew what was stored. */
export const dropKnown = (
  settled: readonly SettledSuggestion[],
  askedAt: number,
): SettledSuggestion[] => settled.filter(({ storedAt }) => storedAt === null || storedAt >= askedAt)

/** What became of one: the server has it, or it comes back, and no other one with it. */
export const noteSettled = (
  settled: readonly SettledSuggestion[],
  name: string,
  storedAt: number | null,
): SettledSuggestion[] =>
  settled.flatMap((one) => {
    if (one.name !== name) return [one]
    return storedAt === null ? [] : [{ name, storedAt }]
  })
