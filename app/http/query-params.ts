import { lastPage } from '#app/domain/page-size.ts'
import { isDay, type Day } from '#app/domain/days.ts'

/** Reads what a page's address asks for. What cannot be read is as if it were not there. */
export function readPageParam(params: URLSearchParams, name = 'page'): number {
  const page = Number(params.get(name) ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1
}

/** A whole number from 1 on; null where there is none. */
export function readCountParam(params: URLSearchParams, name: string): number | null {
  const words = params.get(name) ?? ''
  return /^[1-9]\d{0,8}$/.test(words) ? Number(words) : null
}

export function readDayParam(params: URLSearchParams, name: string): Day | undefined {
  const text = params.get(name) ?? ''
  return isDay(text) ? text : undefined
}
