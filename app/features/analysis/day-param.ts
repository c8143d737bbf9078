import { parseEdtfDate, type Day } from '#app/domain/days.ts'

/**
 * A day of an address, of a month or a year its last one, for `from` and `since` its first; undefined where there is
 * none. What cannot be read is said in `errors`.
 */
export function readEdtfParam(
  params: URLSearchParams,
  name: string,
  errors: Record<string, string>,
): Day | undefined {
  const text = params.get(name)?.trim()
  if (!text) return undefined
  const parsed = parseEdtfDate(text)
  if (parsed.ok) return name === 'from' || name === 'since' ? parsed.dated.first : parsed.dated.last
  errors[name] = parsed.reason
  return undefined
}

/** The earlier of two days, `since`, of an address; null where there is none or it is not the earlier one. */
export function readEarlierDay(
  params: URLSearchParams,
  asOf: Day,
  errors: Record<string, string>,
): Day | null {
  const since = readEdtfParam(params, 'since', errors)
  if (since === undefined) return null
  if (since < asOf) return since
  errors.since = 'The first day must lie before the second. Write an earlier one.'
  return null
}
