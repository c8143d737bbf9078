import type { StemLanguage } from './stem-languages.ts'

/** The address of a letter, opened at what was searched for; `start` is where that begins in its text. */
export function hitHref(
  letterId: string,
  typed: string,
  start: number | null,
  forms?: StemLanguage,
): string {
  const params = new URLSearchParams({
    q: typed,
    ...(forms ? { forms } : {}),
    ...(start === null ? {} : { at: String(start) }),
  })
  return `/letters/${letterId}?${params}${start === null ? '' : '#hit'}`
}
