import { useSearchParams } from '@remix-run/react'

/** What an address is changed by: a value, several, or null to leave it out. */
export type AddressChanges = Record<string, string | readonly string[] | null>

/** What gives the address of the same page with some of its choices changed; the others stay. */
export function useAddress(page: string): (changes: AddressChanges) => string {
  const [params] = useSearchParams()
  return (changes) => changeAddress(page, params, changes)
}

export function changeAddress(
  page: string,
  params: URLSearchParams,
  changes: AddressChanges,
): string {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) next.append(name, each)
  }
  const query = String(next)
  return query ? `${page}?${query}` : page
}
