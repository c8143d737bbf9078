/** The address of a letter, opened at what was searched for; `start` is where that begins in its text. */
export function hitHref(letterId: string, typed: string, start: number | null): string {
  const params = new URLSearchParams({ q: typed, ...(start === null ? {} : { at: String(start) }) })
  return `/letters/${letterId}?${params}${start === null ? '' : '#hit'}`
}
