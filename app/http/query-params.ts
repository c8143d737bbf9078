import { lastPage } from '#app/domain/page-size.ts'
import { isDay, type Day } from '#app/domain/days.ts'

/** Reads what a page's address asks for. What cannot be read is as if it were not there. */
export function readPageParam(params: URLSearchParams, name = 'page'): number {
  const page = Number(params.get(name) ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1
}

export function readDayParam(params: URLSearchParams, name: string): Day | undefined {
  const text = params.get(name) ?? ''
  return isDay(text) ? text : undefined
}
